"""Replacing a room key: who may, with whose wraps, and what goes along."""

import msgspec

from sealroom.controller import outbox
from sealroom.controller.engine import FrameCame
from sealroom.controller.key_replacement import TITLE_SECONDS, must_come_first
from sealroom.controller.room_info import UNTITLED, known_info
from sealroom.crypto import generate_room_key, open_info, seal_info
from sealroom.protocol.codec import decode_room_info, encode_room_info
from sealroom.protocol.content import Text
from sealroom.protocol.entry import Leave, ReplaceRoomKey, SetPolicy
from sealroom.protocol.errors import Code, Error, ErrorData, Reason
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.notifications import (
    SendRoomKeyNotification,
    UpdateReason,
    UpdateRoomKeyNotification,
)
from sealroom.protocol.requests import ReplaceRoomKeyRequest, UpdateRoomKeyRequest
from sealroom.protocol.responses import MsgAccepted, UpdateLent
from sealroom.protocol.room_info import RoomInfo
from sealroom.store.room_keys import KeyOrigin
from tests.controller.desk import TITLE, Citizen, Desk, Hall
from tests.relay.room import OPEN_HOUSE

DAY = 86_400_000
PERIOD = msgspec.structs.replace(OPEN_HOUSE, rotation_period=30 * 86_400)


def lend(desk: Desk, hall: Hall) -> None:
    """The relay lends the replacement; nobody else is in the room."""
    until = desk.now + 60_000
    desk.answer("update_room_key", UpdateLent(lease_until=until))
    desk.hear(
        UpdateRoomKeyNotification(
            session_id=hall.id,
            epoch=hall.room.state.epoch + 1,
            reason=UpdateReason.DEPARTURE,
            lease_until=until,
            members=0,
        )
    )


def test_who_is_left_without_key_and_title_goes_on_without_a_title(
    sofia: Citizen, hall: Hall
) -> None:
    desk = Desk(sofia)
    desk.sign_in({hall.id: len(hall.room.entries) + 1})
    desk.hear(*hall.log(), hall.grow(hall.room.sign(hall.owner, Leave())))
    desk.run(lambda context: outbox.write(context, hall.id, Text("Anyone?"), sealed=True))
    lend(desk, hall)
    assert "replace_room_key" not in desk.ops(), "the title's key may still be on its way"

    desk.pass_seconds(TITLE_SECONDS)

    (request,) = [each for each in desk.requests if isinstance(each, ReplaceRoomKeyRequest)]
    action = request.entry.action
    assert isinstance(action, ReplaceRoomKey)
    key = desk.store.room_keys.get(action.key_id)
    assert key is not None
    info = open_info(key, desk.me.user_id, request.entry.number, action.info)
    assert decode_room_info(info) == UNTITLED
    hall.room.take(request.entry)
    assert not must_come_first(hall.room.state)


def test_a_lost_title_does_not_take_the_place_of_a_known_one(desk: Desk, hall: Hall) -> None:
    desk.hear(hall.grow(hall.room.sign(hall.owner, Leave())))
    key = generate_room_key(hall.id)
    desk.store.room_keys.add(key, KeyOrigin("made", desk.me.user_id, desk.now))
    number = hall.room.state.number + 1
    info = seal_info(key, desk.me.user_id, number, encode_room_info(UNTITLED), bytes(12))
    action = ReplaceRoomKey(hall.room.state.epoch + 1, key.key_id, info)

    desk.hear(hall.grow(hall.room.sign(desk.me, action)))

    assert desk.alarm(hall.id) is None
    assert desk.reader.room(hall.id, desk.now).title == TITLE
    live = desk.engine.context.sessions.get(hall.id)
    assert live is not None
    assert known_info(desk.engine.context, live) == RoomInfo(title=TITLE), "and goes along again"


def lend_for_time(desk: Desk, hall: Hall) -> None:
    """The relay says that the key's time is over."""
    update = UpdateRoomKeyNotification(
        session_id=hall.id,
        epoch=hall.room.state.epoch + 1,
        reason=UpdateReason.PERIOD,
        lease_until=desk.now + 60_000,
        members=1,
    )
    card = SendRoomKeyNotification(
        session_id=hall.id,
        user_id=hall.owner.user_id,
        public_key=hall.owner.card.keys.public_key,
        user=hall.owner.card,
    )
    desk.hear(update, card)


def test_a_relay_whose_clock_is_ahead_gets_no_key_replaced_before_its_time(
    desk: Desk, hall: Hall
) -> None:
    desk.hear(hall.grow(hall.room.sign(hall.owner, SetPolicy(PERIOD))))
    desk.lose_connection()
    desk.relay_clock = desk.now + 31 * DAY
    desk.sign_in()

    lend_for_time(desk, hall)
    assert "send_room_key" not in desk.ops()

    desk.now += 31 * DAY
    lend_for_time(desk, hall)
    assert "send_room_key" in desk.ops(), "its time is over indeed"


def say_it_is_not_due(desk: Desk) -> None:
    request = next(each for each in desk.requests if isinstance(each, UpdateRoomKeyRequest))
    desk.requests.remove(request)
    data = ErrorData(reason=Reason.UPDATE_NOT_DUE)
    error = Error(Code.FAILED_PRECONDITION, "No new key is due.", data)
    desk.take(FrameCame(RelayFrame(re=request.id, error=error)))


def speak(desk: Desk, hall: Hall, seq: int) -> None:
    desk.run(lambda context: outbox.write(context, hall.id, Text("Still here"), sealed=True))
    desk.answer("send_msg", MsgAccepted(seq=seq, received_at=desk.now))


def test_a_key_long_past_its_time_is_asked_about_once_and_told(desk: Desk, hall: Hall) -> None:
    desk.hear(hall.grow(hall.room.sign(hall.owner, SetPolicy(PERIOD))))
    desk.lose_connection()
    desk.sign_in({hall.id: hall.seq})
    speak(desk, hall, 20)
    assert "update_room_key" not in desk.ops()
    assert not desk.reader.room(hall.id, desk.now).key_overdue

    desk.now += 40 * DAY
    speak(desk, hall, 21)
    assert desk.ops().count("update_room_key") == 1
    say_it_is_not_due(desk)
    speak(desk, hall, 22)
    assert "update_room_key" not in desk.ops(), "not again on this connection"
    assert not desk.reader.room(hall.id, desk.now).key_overdue, "it may be replaced this moment"
    assert desk.reader.room(hall.id, desk.now + DAY).key_overdue

    desk.hear(*hall.renew_key())
    assert not desk.reader.room(hall.id, desk.now + DAY).key_overdue


def test_a_key_nobody_spoke_under_is_not_overdue(desk: Desk, hall: Hall) -> None:
    desk.hear(hall.grow(hall.room.sign(hall.owner, SetPolicy(PERIOD))))
    desk.hear(hall.spoken(hall.message(hall.owner, "See you in spring")))

    assert not desk.reader.room(hall.id, desk.now + 400 * DAY).key_overdue
