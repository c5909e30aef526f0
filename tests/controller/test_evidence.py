"""What is kept of an alarm: all that was signed, and nothing that anybody wrote."""

import base64
import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from sealroom.crypto import sign_join_request, sign_open_message
from sealroom.protocol.codec import encode_content, encode_room_info
from sealroom.protocol.content import Text
from sealroom.protocol.entry import (
    Admit,
    AnyAction,
    Dee2eeize,
    Entry,
    Info,
    Role,
    SetInfo,
    SetRole,
)
from sealroom.protocol.message import MessageHeader
from sealroom.protocol.notifications import AnyNotification
from sealroom.protocol.room_info import RoomInfo
from sealroom.store.alarms import AlarmKind, StoredAlarm
from tests.controller.desk import TITLE, Citizen, Desk, Hall
from tests.relay.person import new_message_id, now_ms

SECRET = "Ada meets Ben at the old mill"


def bad(hall: Hall, action: AnyAction) -> AnyNotification:
    entry = hall.room.sign(hall.owner, action)
    return hall.entry(msgspec.structs.replace(entry, signature=bytes(64)))


def open_message(hall: Hall) -> AnyNotification:
    """Written in the open, in a history nobody knows."""
    header = MessageHeader(
        session_id=hall.id,
        message_id=new_message_id(),
        sender=hall.owner.user_id,
        device=hall.owner.device,
        key_id=None,
        counter=1,
        head="f" * 52,
        sent_at=now_ms(),
    )
    content = encode_content(Text(SECRET))
    return hall.spoken(sign_open_message(hall.owner.identity, header, content))


def sealed_message(hall: Hall) -> AnyNotification:
    return hall.spoken(hall.message(hall.owner, SECRET, head="f" * 52))


def title_in_the_open(hall: Hall) -> AnyNotification:
    return bad(hall, Dee2eeize(Info(None, encode_room_info(RoomInfo(SECRET, SECRET)))))


def title_said_to_be_sealed(hall: Hall) -> AnyNotification:
    """A body may be anything, whatever key it names."""
    return bad(hall, SetInfo(Info(hall.key.key_id, encode_room_info(RoomInfo(SECRET)))))


def words_of_a_wish(hall: Hall) -> AnyNotification:
    eve = Citizen("Eve", 2)
    wish = sign_join_request(eve.person.identity, hall.id, SECRET, now_ms())
    return bad(hall, Admit(wish))


KINDS: list[Callable[[Hall], AnyNotification]] = [
    open_message,
    sealed_message,
    title_in_the_open,
    title_said_to_be_sealed,
    words_of_a_wish,
]


@pytest.mark.parametrize("seen", KINDS)
def test_no_text_title_or_key_stands_in_the_file(
    desk: Desk, hall: Hall, seen: Callable[[Hall], AnyNotification]
) -> None:
    desk.hear(hall.spoken(hall.message(hall.owner, "said before", counter=9)))
    desk.hear(seen(hall))
    written = desk.reader.evidence(hall.id)
    own = desk.store.identity.get()
    assert own is not None
    secrets = [
        *(SECRET.encode(), TITLE.encode(), b"said before"),
        *(hall.key.secret, own.secrets.signing_private, own.secrets.kem_seed),
    ]
    for spelt in map(spellings, secrets):
        assert not [each for each in spelt if each in written]
    kept = msgspec.msgpack.encode(desk.standing(hall.id))
    for spelt in map(spellings, secrets):
        assert not [each for each in spelt if each in kept], "not in the profile's row either"


def spellings(secret: bytes) -> list[bytes]:
    """As it is, and as JSON may carry it."""
    return [
        secret,
        secret.hex().encode(),
        *(base64.b64encode(bytes(n) + secret)[-len(secret) :][8:24] for n in range(3)),
    ]


def test_the_bait_would_be_found_where_it_stands(desk: Desk, hall: Hall) -> None:
    carrier = b"xy" + base64.b64encode(b"?" + SECRET.encode() + b"??")
    assert [each for each in spellings(SECRET.encode()) if each in carrier]


def test_a_change_can_be_checked_against_the_file(desk: Desk, hall: Hall) -> None:
    seen = bad(hall, SetRole(desk.me.user_id, Role.ADMIN))
    entry: Entry = seen.entry  # type: ignore[union-attr]
    desk.hear(seen)
    file = read(desk, hall)
    assert file["format"] == "sealroom/1/alarm"
    assert file["room"] == hall.id
    assert file["saved_by"] == desk.me.user_id
    assert file["kind"] == AlarmKind.BAD_SIGNATURE
    shown = file["seen"]
    assert shown["type"] == "entry"
    assert (shown["hash"], shown["prev"]) == (entry.hash(), hall.room.head)
    assert (shown["number"], shown["author"]) == (entry.number, hall.owner.user_id)
    assert shown["action"] == {"type": "set_role", "user_id": desk.me.user_id, "role": "admin"}
    assert (file["number_held_then"], file["head_held_then"]) == (entry.number - 1, hall.room.head)
    held = {each["number"]: each["hash"] for each in file["history_held"]}
    assert held == {each.number: each.hash() for each in hall.room.entries}
    assert file["received_at"]["ms"] == desk.now


def test_a_message_stands_there_with_its_whole_header(desk: Desk, hall: Hall) -> None:
    seen = sealed_message(hall)
    desk.hear(seen)
    shown = read(desk, hall)["seen"]
    header = seen.message.header  # type: ignore[union-attr]
    assert shown["type"] == "message"
    assert shown["header"] == msgspec.to_builtins(header)


def test_a_time_beyond_every_calendar_breaks_nothing(desk: Desk, hall: Hall) -> None:
    seen = sealed_message(hall)
    desk.hear(msgspec.structs.replace(seen, received_at=1 << 53))
    desk.engine.context.relay_is_ahead = 1 << 52
    assert read(desk, hall)["seen"]["taken_at"] == 1 << 53


def test_an_alarm_of_old_is_shown_with_what_there_is(desk: Desk, hall: Hall) -> None:
    row = desk.store.sessions.get(hall.id)
    assert row is not None
    with desk.database.write():
        desk.store.alarms.add(row.row, StoredAlarm(kind=AlarmKind.GENERAL, words="As of old."))
    file = read(desk, hall)
    assert (file["kind"], file["what_was_seen"]) == ("general", "As of old.")
    assert "seen" not in file


def test_where_nothing_stands_there_is_no_file(desk: Desk, hall: Hall) -> None:
    assert desk.reader.evidence(hall.id) == b""


def read(desk: Desk, hall: Hall) -> dict[str, Any]:
    file: dict[str, Any] = json.loads(desk.reader.evidence(hall.id))
    return file
