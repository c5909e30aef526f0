"""Every kind of alarm has its own words: what was seen, what it may mean, what going on accepts."""

import pytest

from sealroom.controller.alarm_views import AlarmNote, AlarmView
from sealroom.store.alarms import AlarmKind, Left
from sealroom.ui.text import alarm_words as words
from tests.ui.scripted_alarms import alarm_view

KINDS = list(AlarmKind)


def test_each_kind_says_something_of_its_own() -> None:
    for say in (
        lambda kind: words.seen_words(kind, "As of old."),
        words.meaning_words,
        words.went_on_words,
    ):
        said = [say(kind) for kind in KINDS]
        assert all(said)
        assert len(set(said)) == len(KINDS)
    assert all(map(words.accept_words, KINDS))


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_one_sentence_and_then_that_nothing_is_sent(kind: AlarmKind) -> None:
    seen = words.seen_words(kind, "As of old.")
    assert seen.count(".") == 1
    assert words.stopped_words(AlarmNote(kind, "As of old.")) == (
        f"{seen} Nothing is sent until you decide."
    )


def test_whoever_left_is_told_whether_the_others_know() -> None:
    told = words.stopped_words(AlarmNote(AlarmKind.LINK, "", Left.TOLD))
    untold = words.stopped_words(AlarmNote(AlarmKind.LINK, "", Left.UNTOLD))
    assert "You left" in told
    assert "others may still see you" in untold
    assert "others" not in told


def test_whose_name_it_bears_is_said_without_believing_it() -> None:
    view = alarm_view(AlarmNote(AlarmKind.BAD_SIGNATURE, ""), author_name="Eve\u202e")
    assert "who need not know of it" in words.from_words(view)
    assert "\u202e" not in words.from_words(view)
    message = alarm_view(AlarmNote(AlarmKind.TWO_HISTORIES, ""), number=None)
    assert words.from_words(message).startswith("The message")
    nobody = AlarmView(AlarmKind.GENERAL, "", None, 3, "h" * 52)
    assert words.from_words(nobody) == ""


def test_a_history_is_a_number_and_four_groups() -> None:
    assert words.history_short(13, "abcdefghijklmnopqrst") == "14 · abcd efgh ijkl mnop"


def test_old_words_are_shown_inert() -> None:
    assert "\u202e" not in words.seen_words(AlarmKind.GENERAL, "It \u202emay be.")
