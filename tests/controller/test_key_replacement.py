"""Replacing a room key: who may, with whose wraps, and what goes along."""

from sealroom.controller import outbox
from sealroom.controller.key_replacement import TITLE_SECONDS, must_come_first
from sealroom.controller.room_info import UNTITLED, known_info
from sealroom.crypto import generate_room_key, open_info, seal_info
from sealroom.protocol.codec import decode_room_info, encode_room_info
from sealroom.protocol.entry import Leave, ReplaceRoomKey
from sealroom.protocol.notifications import UpdateReason, UpdateRoomKeyNotification
from sealroom.protocol.requests import ReplaceRoomKeyRequest
from sealroom.protocol.responses import UpdateLent
from sealroom.protocol.room_info import RoomInfo
from sealroom.store.room_keys import KeyOrigin
from tests.controller.desk import TITLE, Citizen, Desk, Hall


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
    desk.run(lambda context: outbox.write(context, hall.id, "Anyone?", sealed=True))
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
