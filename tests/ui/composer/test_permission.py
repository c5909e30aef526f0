"""Whether and how one may write."""

import msgspec
import pytest

from sealroom.controller.alarm_views import AlarmNote
from sealroom.controller.views import RoomView
from sealroom.store.alarms import AlarmKind, Left
from sealroom.ui.composer.permission import LockRule, permission, placeholder, toggle_words
from tests.ui import believable
from tests.ui.scripted_facade import room_id


@pytest.fixture
def room() -> RoomView:
    return believable.furnished().room(room_id("Field team"))


def test_a_sealed_room_leaves_a_choice(room: RoomView) -> None:
    allowed = permission(room)
    assert (allowed.rule, allowed.refusal, allowed.hint) == (LockRule.CHOICE, "", "")


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"open_allowed": False}, LockRule.ONLY_SEALED),
        ({"sealed": False}, LockRule.ALWAYS_OPEN),
        ({"sealed": False, "open_allowed": False}, LockRule.ALWAYS_OPEN),
    ],
)
def test_the_room_decides_what_the_toggle_can(
    room: RoomView, changes: dict[str, bool], rule: LockRule
) -> None:
    assert permission(msgspec.structs.replace(room, **changes)).rule is rule


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"my_role": None}, "not in this room any more"),
        ({"muted": True}, "muted"),
        ({"alarm": AlarmNote(AlarmKind.GENERAL, "Two histories.")}, "Two histories. Nothing is"),
        (
            {"alarm": AlarmNote(AlarmKind.TWO_HISTORIES, "As of old.")},
            "another room than it shows you. Nothing is sent until you decide",
        ),
        ({"alarm": AlarmNote(AlarmKind.LINK, "Why.", Left.TOLD)}, "You left this room after"),
        ({"alarm": AlarmNote(AlarmKind.LINK, "Why.", Left.UNTOLD)}, "others may still see you"),
    ],
)
def test_what_keeps_one_from_writing_is_said(
    room: RoomView, changes: dict[str, object], words: str
) -> None:
    assert words in permission(msgspec.structs.replace(room, **changes)).refusal


def test_an_alarm_goes_before_everything(room: RoomView) -> None:
    both = msgspec.structs.replace(room, alarm=AlarmNote(AlarmKind.LINK, "Why."), my_role=None)
    assert permission(both).alarming


def test_waiting_for_a_key_does_not_keep_one_from_writing(room: RoomView) -> None:
    allowed = permission(msgspec.structs.replace(room, waiting_for_key=True))
    assert not allowed.refusal
    assert "goes out with it" in allowed.hint


def test_words_tell_each_state_of_the_lock_apart() -> None:
    said = [
        toggle_words(LockRule.CHOICE, opened=False),
        toggle_words(LockRule.CHOICE, opened=True),
        toggle_words(LockRule.ONLY_SEALED, opened=False),
        toggle_words(LockRule.ALWAYS_OPEN, opened=False),
    ]
    assert len(set(said)) == len(said)
    assert placeholder(LockRule.CHOICE, "x", opened=True) == "This message will not be sealed"
    assert "relay can read" in placeholder(LockRule.ALWAYS_OPEN, "x", opened=False)
