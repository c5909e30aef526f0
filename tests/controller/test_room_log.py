"""The log of a room: entries are folded, once each; what does not hold stops the room."""

from collections.abc import Callable

import msgspec
import pytest

from sealroom.controller import members, outbox, room_log
from sealroom.controller.errors import RoomNotTrusted
from sealroom.controller.events import RoomsChanged
from sealroom.controller.timeline_views import NOT_KEPT
from sealroom.crypto import generate_room_key, sign_entry
from sealroom.protocol.content import Text
from sealroom.protocol.entry import (
    Accept,
    Create,
    Dee2eeize,
    Entry,
    Info,
    Remove,
    Role,
    SetRole,
    session_id_of,
)
from sealroom.protocol.notifications import LedgerNotification
from sealroom.protocol.requests import SendMsgRequest
from sealroom.protocol.responses import MsgAccepted
from tests.controller.desk import TITLE, Citizen, Desk, Hall
from tests.relay.person import now_ms
from tests.relay.room import OPEN_HOUSE

replace = msgspec.structs.replace


def test_the_room_is_there_with_its_title_and_people(desk: Desk, hall: Hall) -> None:
    view = desk.reader.room(hall.id, desk.now)

    assert view.title == TITLE
    assert view.members == 2
    assert not view.waiting_for_key
    assert desk.kinds(hall.id) == ["joined"], "what came before is not shown"


def _unsigned(entry: Entry) -> Entry:
    return replace(entry, signature=bytes(64))


def _unchained(entry: Entry) -> Entry:
    return replace(entry, prev="a" * 52)


def _skipping(entry: Entry) -> Entry:
    return replace(entry, number=entry.number + 1)


@pytest.mark.parametrize("forge", [_unsigned, _unchained, _skipping])
def test_an_entry_that_does_not_hold_stops_the_room(
    desk: Desk, hall: Hall, forge: Callable[[Entry], Entry]
) -> None:
    entry = forge(hall.room.sign(hall.owner, Remove(desk.me.user_id)))

    desk.hear(hall.entry(entry))

    assert "does not hold" in (desk.alarm(hall.id) or "")
    assert desk.reader.room(hall.id, desk.now).members == 2
    ends = desk.run(lambda c: members.set_role(c, hall.id, desk.me.user_id, Role.ADMIN))
    assert isinstance(ends[0][1], RoomNotTrusted)
    assert desk.ops() == []


def test_a_member_the_relay_added_by_itself_stops_the_room(
    desk: Desk, hall: Hall, jonas: Citizen
) -> None:
    desk.hear(hall.entry(hall.room.sign(jonas.person, Accept(jonas.person.keys))))

    assert desk.alarm(hall.id) is not None
    assert desk.reader.room(hall.id, desk.now).members == 2


def test_sealing_switched_off_by_who_may_not_stops_the_room(
    desk: Desk, hall: Hall, mira: Citizen
) -> None:
    off = hall.room.sign(desk.me, Dee2eeize(Info(None, b'{"title":"open"}')))

    desk.hear(hall.entry(off))

    assert desk.alarm(hall.id) is not None
    assert desk.reader.room(hall.id, desk.now).sealed


def test_the_history_of_another_room_stops_the_room(
    sofia: Citizen, mira: Citizen, hall: Hall
) -> None:
    desk, other = Desk(sofia), Hall(mira, sofia)
    desk.sign_in()

    desk.hear(*(replace(each, session_id=hall.id) for each in other.log()))

    assert "another room" in (desk.alarm(hall.id) or "")


def test_an_alarm_stays_after_a_restart(desk: Desk, hall: Hall) -> None:
    desk.hear(hall.entry(_unsigned(hall.room.sign(hall.owner, Remove(desk.me.user_id)))))

    desk.reload()
    desk.sign_in()

    ends = desk.run(lambda c: outbox.write(c, hall.id, Text("anyone?"), sealed=True))
    assert isinstance(ends[0][1], RoomNotTrusted)


def test_the_first_alarm_stands(desk: Desk, hall: Hall) -> None:
    desk.hear(hall.entry(_unsigned(hall.room.sign(hall.owner, Remove(desk.me.user_id)))))
    first = desk.alarm(hall.id)

    desk.hear(hall.entry(_unchained(hall.room.sign(hall.owner, Remove(desk.me.user_id)))))

    assert desk.alarm(hall.id) == first


def test_items_delivered_again_are_taken_once(desk: Desk, hall: Hall) -> None:
    item = hall.grow(hall.room.sign(hall.owner, SetRole(desk.me.user_id, Role.ADMIN)))

    desk.hear(item, item)
    desk.hear(item)

    assert desk.alarm(hall.id) is None
    assert desk.kinds(hall.id) == ["joined", "role_set"]


def test_a_new_key_that_is_not_due_stops_the_room(desk: Desk, hall: Hall) -> None:
    key = generate_room_key(hall.id)
    entry = hall.room.sign(hall.owner, hall.key_action(key))

    desk.hear(hall.entry(entry))

    assert "No new key is due" in (desk.alarm(hall.id) or "")
    assert desk.reader.room_keys(hall.id)[0].epoch == 1


def test_the_cursor_stands_where_the_log_is(desk: Desk, hall: Hall) -> None:
    before = desk.store.sessions.cursors()[hall.id]

    desk.hear(hall.spoken(hall.message(hall.owner, "one more")))

    assert desk.store.sessions.cursors()[hall.id] == before + 1


def made_up(owner: Citizen, number: int) -> LedgerNotification:
    """A room of someone else, which the relay streams for no reason."""
    create = Create(bytes([number]) * 32, owner.person.keys, e2ee_on=False, policy=OPEN_HOUSE)
    first = sign_entry(owner.person.identity, "", 0, "", now_ms(), create)
    return LedgerNotification(session_id=session_id_of(first), seq=1, entry=first)


def test_rooms_that_let_nobody_in_are_kept_within_bounds(
    desk: Desk, hall: Hall, mira: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_log, "UNKNOWN_SESSIONS", 5)
    monkeypatch.setattr(room_log, "_MAKING_ROOM", 2)
    rooms = [made_up(mira, number) for number in range(9)]
    for each in rooms:
        desk.hear(each)
    kept = desk.store.sessions.cursors()
    assert hall.id in kept
    assert [each.session_id in kept for each in rooms] == [False] * 4 + [True] * 5
    desk.reload()
    assert len(desk.lines(hall.id)) == 0  # the room itself is as it was
    assert desk.alarm(hall.id) is None


def test_a_room_restored_without_its_timeline_is_not_taken_for_one(
    desk: Desk, hall: Hall, mira: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_log, "UNKNOWN_SESSIONS", 2)
    monkeypatch.setattr(room_log, "_MAKING_ROOM", 2)
    with desk.database.write() as connection:
        connection.execute("DELETE FROM timeline")
    for number in range(4):
        desk.hear(made_up(mira, number))
    assert hall.id in desk.store.sessions.cursors()


def test_what_the_relay_does_not_keep_is_not_said_to_be_missing(desk: Desk, hall: Hall) -> None:
    owner = hall.owner
    desk.hear(hall.spoken(hall.message(owner, "before", counter=1)))
    desk.lose_connection()
    last = desk.store.sessions.cursors()[hall.id]
    desk.sign_in({hall.id: last}, dropped={hall.id: last + 3})
    hall.skip(3)
    desk.hear(hall.spoken(hall.message(owner, "after", counter=5)))
    desk.hear(hall.spoken(hall.message(owner, "and more", counter=7)))
    gaps = [(line.text, line.missing_before) for line in desk.lines(hall.id)]
    assert gaps == [("before", 0), ("after", NOT_KEPT), ("and more", 1)]


def test_no_lying_clock_holds_a_room_on_top(desk: Desk, hall: Hall) -> None:
    """Rooms are ordered by when something was last said, and a relay or a member may say when."""
    year = 365 * 86_400_000
    spoken = hall.spoken(hall.message(hall.owner, "in a year"))
    desk.hear(replace(spoken, received_at=desk.now + year))
    later = hall.room.sign(hall.owner, SetRole(desk.me.user_id, Role.ADMIN), time=desk.now + year)
    desk.hear(hall.grow(later))

    assert desk.reader.room(hall.id, desk.now).time <= desk.now
    assert desk.reader.room(hall.id, desk.now).my_role is Role.ADMIN


def test_ones_own_message_come_back_tells_of_the_rooms_time(desk: Desk, hall: Hall) -> None:
    desk.run(lambda c: outbox.write(c, hall.id, Text("hello"), sealed=True))
    (sent,) = (each for each in desk.requests if isinstance(each, SendMsgRequest))
    desk.pass_seconds(2)
    desk.answer("send_msg", MsgAccepted(hall.seq + 1, desk.now))
    desk.events.clear()

    desk.hear(replace(hall.spoken(sent.message), received_at=desk.now))

    assert desk.events == [RoomsChanged(frozenset({hall.id}))]
    assert desk.reader.room(hall.id, desk.now).time == desk.now
