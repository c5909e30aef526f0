"""Hints as they come in: what is believed of them, and what is passed over."""

import msgspec
import pytest

from sealroom.controller.events import ReadMarksChanged, TypingChanged
from sealroom.controller.hints import FRESH_MS, PAUSE_SECONDS, keep_preferences, tell_typing
from sealroom.controller.preference_views import Preferences
from sealroom.controller.reading_state import mark_read
from sealroom.crypto import RoomKey, seal_hint
from sealroom.protocol.codec import encode_hint
from sealroom.protocol.entry import Leave, Mute, Remove
from sealroom.protocol.hint import Hint, HintContent, HintHeader, ReadUpTo, Typing
from sealroom.protocol.notifications import HintNotification
from sealroom.protocol.requests import SendHintRequest
from sealroom.protocol.responses import Done
from tests.controller.desk import Desk, Hall
from tests.relay.person import Person

EVERYTHING = Preferences(typing_told=True, reading_told=True)


@pytest.fixture
def telling(desk: Desk) -> Desk:
    """Sofia tells, and so is told."""
    desk.run(lambda c: keep_preferences(c, EVERYTHING))
    desk.answer("send_hint", Done())  # how far she has read, and she asks others
    desk.pass_seconds(PAUSE_SECONDS)
    desk.requests.clear()
    desk.sent.clear()
    desk.events.clear()
    return desk


def hint_of(
    desk: Desk,
    hall: Hall,
    content: HintContent,
    *,
    by: Person | None = None,
    key: RoomKey | None = None,
    age: int = 0,
) -> Hint:
    sender, key = by or hall.owner, key or hall.key
    header = HintHeader(key.session_id, sender.user_id, sender.device, key.key_id, desk.now - age)
    return seal_hint(sender.identity, key, header, encode_hint(content), bytes(12))


def tell(desk: Desk, hint: Hint) -> None:
    desk.hear(HintNotification(hint=hint))


def seen(desk: Desk) -> list[tuple[str, bool]]:
    events = [event for event in desk.events if isinstance(event, TypingChanged)]
    return [(event.user_id, event.typing) for event in events]


def test_who_types_is_seen_once_for_each_time_they_tell(telling: Desk, hall: Hall) -> None:
    hint = hint_of(telling, hall, Typing())
    tell(telling, hint)
    tell(telling, hint)
    assert seen(telling) == [(hall.owner.user_id, True)], "a repeat is no news"
    telling.now += 1000
    tell(telling, hint_of(telling, hall, Typing()))
    assert len(seen(telling)) == 2


def test_who_tells_nothing_is_told_nothing(desk: Desk, hall: Hall) -> None:
    tell(desk, hint_of(desk, hall, Typing()))
    tell(desk, hint_of(desk, hall, ReadUpTo(3)))
    assert seen(desk) == []
    assert desk.store.read_marks.of(1) == {}


@pytest.mark.parametrize("age", [FRESH_MS + 1, -FRESH_MS - 1])
def test_one_of_another_time_is_passed_over(telling: Desk, hall: Hall, age: int) -> None:
    tell(telling, hint_of(telling, hall, Typing(), age=age))
    assert seen(telling) == []


def test_what_is_not_in_order_is_passed_over_and_no_alarm(telling: Desk, hall: Hall) -> None:
    hint = hint_of(telling, hall, Typing())
    other_sender = msgspec.structs.replace(hint.header, sender=telling.me.user_id)
    for bad in (
        msgspec.structs.replace(hint, body=bytes(len(hint.body))),
        msgspec.structs.replace(hint, signature=bytes(64)),
        msgspec.structs.replace(hint, header=other_sender),
        hint_of(telling, hall, Typing(), key=RoomKey(hall.id, bytes(32))),
        hint_of(telling, hall, Typing(), key=RoomKey("z" * 52, bytes(32))),
    ):
        tell(telling, bad)
    assert seen(telling) == []
    assert telling.alarm(hall.id) is None


def test_who_is_out_tells_nothing_any_more(telling: Desk, hall: Hall, jonas: Person) -> None:
    outsider = jonas.person  # type: ignore[attr-defined]
    tell(telling, hint_of(telling, hall, Typing(), by=outsider))
    assert seen(telling) == []


def test_a_mark_moves_on_and_never_past_what_was_said(telling: Desk, hall: Hall) -> None:
    owner = hall.owner.user_id
    tell(telling, hint_of(telling, hall, ReadUpTo(2)))
    assert telling.store.read_marks.of(1) == {owner: 2}
    assert ReadMarksChanged(hall.id) in telling.events
    telling.now += 1
    tell(telling, hint_of(telling, hall, ReadUpTo(1)))
    assert telling.store.read_marks.of(1) == {owner: 2}
    telling.now += 1
    tell(telling, hint_of(telling, hall, ReadUpTo(1 << 40)))
    assert telling.store.read_marks.of(1) == {owner: hall.seq}


def test_one_tells_how_far_one_has_read_and_not_for_every_message(
    telling: Desk, hall: Hall
) -> None:
    for number in (1, 2, 3):
        telling.hear(hall.spoken(hall.message(hall.owner, f"line {number}", counter=number)))
        telling.run(lambda c: mark_read(c, hall.id, None))
    hints = [each for each in telling.sent if isinstance(each, SendHintRequest)]
    assert len(hints) == 1, "the next waits for a moment"
    telling.answer("send_hint", Done())
    telling.pass_seconds(PAUSE_SECONDS)
    hints = [each for each in telling.sent if isinstance(each, SendHintRequest)]
    assert len(hints) == 2, "and tells how far one has come meanwhile"
    telling.answer("send_hint", Done())
    telling.pass_seconds(PAUSE_SECONDS)
    assert len([each for each in telling.sent if isinstance(each, SendHintRequest)]) == 2


def test_one_asks_nobody_to_answer_twice(telling: Desk, hall: Hall) -> None:
    for _ in range(3):
        telling.now += 1
        tell(telling, hint_of(telling, hall, ReadUpTo(1, ask=True)))
    assert len([each for each in telling.sent if isinstance(each, SendHintRequest)]) == 1


@pytest.mark.parametrize("why", ["muted", "somebody left", "put out"])
def test_typing_is_not_told_where_it_must_not(telling: Desk, hall: Hall, why: str) -> None:
    me, room = telling.me.user_id, hall.room
    if why == "somebody left":
        action = room.sign(telling.me, Leave())
    else:
        action = room.sign(hall.owner, Mute(me, None) if why == "muted" else Remove(me))
    telling.hear(hall.grow(action))
    telling.sent.clear()
    telling.run(lambda c: tell_typing(c, hall.id))
    assert not any(isinstance(each, SendHintRequest) for each in telling.sent)
