"""Times as people say them."""

import pytest

from sealroom.ui.text.when import ago, day, day_heading, local, moment, period, short
from tests.ui.believable import NOW, at
from tests.ui.scripted_facade import DAY, HOUR, MINUTE


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (at(9, 41), "09:41"),
        (at(9, 41, 1), "Thu"),
        (at(9, 41, 6), "Sat"),
        (at(9, 41, 7), "31 Oct"),
        (at(9, 41, 400), "3 Oct 2024"),
    ],
)
def test_in_a_list(time: int, words: str) -> None:
    assert short(time, NOW) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "Today"), (1, "Yesterday"), (3, "Tuesday"), (7, "31 October"), (400, "3 October 2024")],
)
def test_above_a_day(days: int, words: str) -> None:
    assert day_heading(local(at(9, 0, days)).date(), local(NOW).date()) == words


@pytest.mark.parametrize(
    ("past", "words"),
    [
        (0, "just now"),
        (59_000, "just now"),
        (MINUTE, "a minute ago"),
        (5 * MINUTE, "5 minutes ago"),
        (HOUR, "an hour ago"),
        (4 * HOUR, "4 hours ago"),
        (DAY, "yesterday"),
        (3 * DAY, "3 days ago"),
        (100 * DAY, "on 30 Jul"),
        (-MINUTE, "just now"),
    ],
)
def test_how_long_ago(past: int, words: str) -> None:
    assert ago(NOW - past, NOW) == words


def test_in_a_sentence() -> None:
    assert moment(at(9, 52), NOW) == "09:52"
    assert moment(at(9, 52, 2), NOW) == "Wednesday 09:52"
    assert moment(at(9, 52, 20), NOW) == "18 Oct"
    assert day(at(9, 52), NOW) == "today"
    assert day(at(9, 52, 2), NOW) == "Wednesday"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (86_400, "day"),
        (30 * 86_400, "30 days"),
        (3_600, "hour"),
        (7_200, "2 hours"),
        (90, "1 minute"),
    ],
)
def test_spans(seconds: int, words: str) -> None:
    assert period(seconds) == words
