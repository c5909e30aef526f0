"""Clocks that disagree, in words that accuse nobody wrongly."""

import pytest

from sealroom.controller.stamps import ClockDoubt, ClockNote
from sealroom.controller.timeline_views import Lock, MessageView, SendState
from sealroom.ui.text.clock_words import clock_line, clock_words
from tests.ui.scripted_facade import DAY, HOUR, person_id


def message(note: ClockNote | None, *, mine: bool = False) -> MessageView:
    return MessageView(
        order=1,
        message_id="a" * 26,
        sender=person_id("Sofia"),
        sender_name="Sofia",
        mine=mine,
        text="Back in an hour",
        sent_at=0,
        lock=Lock.SEALED,
        state=SendState.SENT if mine else SendState.RECEIVED,
        clock=note,
    )


def test_where_all_fits_nothing_is_said() -> None:
    assert clock_line(message(None)) == clock_words(message(None)) == ""


@pytest.mark.parametrize("doubt", list(ClockDoubt))
def test_every_doubt_has_its_words(doubt: ClockDoubt) -> None:
    for mine in (False, True):
        words = clock_words(message(ClockNote(doubt, 3 * HOUR), mine=mine))
        assert words
        assert "{" not in words


@pytest.mark.parametrize(
    ("doubt", "words"),
    [
        (ClockDoubt.EARLIER, "Written 3 hours before the relay took it"),
        (ClockDoubt.SENDER_AHEAD, "Dated 3 hours ahead, probably by a wrong clock"),
        (ClockDoubt.DISAGREE, "Its time is in doubt: clocks differ"),
        (ClockDoubt.RELAY_AHEAD, ""),
        (ClockDoubt.RELAY_BEHIND, ""),
        (ClockDoubt.OWN_BEHIND, ""),
    ],
)
def test_in_the_bubble_only_where_the_time_shown_there_is_in_doubt(
    doubt: ClockDoubt, words: str
) -> None:
    assert clock_line(message(ClockNote(doubt, 3 * HOUR))) == words


def test_ones_own_wrong_clock_is_not_told_at_each_of_ones_messages() -> None:
    note = ClockNote(ClockDoubt.DISAGREE, 9 * DAY)
    assert clock_line(message(note, mine=True)) == ""
    assert "9 days" in clock_words(message(note, mine=True))
