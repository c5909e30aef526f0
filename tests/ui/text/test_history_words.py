"""Where a history begins, and what was shared, in words."""

import pytest

from sealroom.controller.timeline_views import EventKind, EventView, HistoryStart
from sealroom.ui.text.item_words import item_spoken, item_text
from tests.ui import believable
from tests.ui.scripted_facade import person_id

_ISOLATES = str.maketrans("", "", "\u2068\u2069")
SINCE = believable.at(9, 0, 7)


@pytest.mark.parametrize(
    ("since", "coming", "words"),
    [
        (None, False, "Your history here begins with your joining."),
        (0, False, "All earlier messages were shared with you."),
        (SINCE, False, "Your history here begins on 31 October 2025"),
        (SINCE, True, "are on their way"),
    ],
)
def test_where_a_history_begins(since: int | None, *, coming: bool, words: str) -> None:
    start = HistoryStart(order=0, time=SINCE, since=since, coming=coming)

    assert words in item_text(start)
    assert item_spoken(start) == item_text(start)


@pytest.mark.parametrize(
    ("since", "by_me", "to_me", "words"),
    [
        (0, True, False, "You shared all earlier messages with Tom"),
        (0, False, True, "Sofia shared all earlier messages with you"),
        (SINCE, False, True, "Sofia shared earlier messages with you, from 31 October 2025 on"),
        (SINCE, False, False, "Sofia shared earlier messages with Tom, from 31 October 2025 on"),
    ],
)
def test_what_was_shared_with_whom(since: int, *, by_me: bool, to_me: bool, words: str) -> None:
    event = EventView(
        order=1,
        kind=EventKind.HISTORY_SHARED,
        time=0,
        actor=person_id("Sofia"),
        actor_name="Sofia",
        by_me=by_me,
        subject=person_id("Tom"),
        subject_name="Tom",
        subject_is_me=to_me,
        since=since,
    )

    assert item_text(event).translate(_ISOLATES) == words
