"""A room that an alarm has stopped: left, or gone on in. Nothing that streamed past is lost."""

from typing import Any

import msgspec
import pytest

from sealroom.controller import inviting, joining, members, outbox, stopped_room
from sealroom.controller.engine import FrameCame
from sealroom.controller.errors import NotAllowed, NotConnected, RelayRefused, RoomNotTrusted
from sealroom.controller.room_link import RoomLink
from sealroom.controller.timeline_views import (
    Doubt,
    EventKind,
    EventView,
    HistoryStart,
    Lock,
    MessageView,
)
from sealroom.protocol.content import Text
from sealroom.protocol.entry import Leave, Remove, Role, SetRole
from sealroom.protocol.errors import Code, Error, ErrorData, Reason
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.notifications import AnyNotification
from sealroom.protocol.requests import LeaveSessionRequest, SyncRequest
from sealroom.protocol.responses import Done, Synced
from sealroom.store.alarms import AlarmKind, Left
from tests.controller.desk import Citizen, Desk, Hall, op_of

replace = msgspec.structs.replace


def unsigned(hall: Hall, desk: Desk) -> AnyNotification:
    """A change that the relay made up."""
    entry = hall.room.sign(hall.owner, Remove(desk.me.user_id))
    return hall.entry(replace(entry, signature=bytes(64)))


def go_on(desk: Desk, hall: Hall) -> list[tuple[Any, Any]]:
    """The person goes on, and the relay begins its stream anew."""
    ends = desk.run(lambda c: stopped_room.go_on(c, hall.id))
    if "fetch_msgs" in desk.ops():
        desk.answer("fetch_msgs", Synced({hall.id: hall.seq}, 0))
    return ends


def asked_from(desk: Desk, hall: Hall) -> int:
    """From where the stream was asked for last."""
    last = [each for each in desk.sent if isinstance(each, SyncRequest)][-1]
    return last.sessions[hall.id]


def lines(desk: Desk, hall: Hall) -> list[str]:
    return [
        item.text if isinstance(item, MessageView) else item.kind.value
        for item in desk.reader.timeline(hall.id, None, 100)
        if not isinstance(item, HistoryStart)
    ]


def test_what_streamed_past_comes_again_and_messages_flow(desk: Desk, hall: Hall) -> None:
    before = hall.seq
    bad = unsigned(hall, desk)
    said = [
        hall.spoken(hall.message(hall.owner, text, counter=n))
        for n, text in enumerate(("one", "two"), 1)
    ]
    desk.hear(bad, *said)
    assert desk.standing(hall.id) is not None

    ends = go_on(desk, hall)
    desk.hear(bad, *said)

    assert ends == [(None, None)]
    assert asked_from(desk, hall) == before
    assert desk.standing(hall.id) is None
    assert lines(desk, hall)[-3:] == ["went_on", "one", "two"]
    desk.run(lambda c: outbox.write(c, hall.id, Text("and three"), sealed=True))
    assert "send_msg" in desk.ops()


def test_it_stays_stopped_until_the_stream_begins_anew(desk: Desk, hall: Hall) -> None:
    """What the relay sent before would come with a gap, and everything in it would be lost."""
    held = hall.spoken(hall.message(hall.owner, "held back", counter=1))
    bad = unsigned(hall, desk)
    desk.hear(bad)
    late = hall.spoken(hall.message(hall.owner, "late", counter=2))

    desk.run(lambda c: stopped_room.go_on(c, hall.id))
    desk.hear(late)
    assert desk.standing(hall.id) is not None
    assert lines(desk, hall) == ["joined"]
    desk.answer("fetch_msgs", Synced({hall.id: hall.seq}, 0))
    desk.hear(held, bad, late)

    assert lines(desk, hall) == ["joined", "went_on", "held back", "late"]
    assert [line.missing_before for line in desk.lines(hall.id)] == [0, 0]


def test_offline_it_goes_on_at_once_and_the_next_connection_brings_the_rest(
    desk: Desk, hall: Hall
) -> None:
    bad = unsigned(hall, desk)
    desk.hear(bad)
    desk.lose_connection()

    assert go_on(desk, hall) == [(None, None)]
    assert desk.standing(hall.id) is None
    desk.sign_in({hall.id: hall.seq})
    desk.hear(bad)

    assert desk.standing(hall.id) is None
    assert asked_from(desk, hall) == hall.seq - 1


def test_the_same_does_not_stop_it_again_and_another_does(desk: Desk, hall: Hall) -> None:
    bad = unsigned(hall, desk)
    desk.hear(bad)
    go_on(desk, hall)
    desk.hear(bad)
    desk.hear(replace(bad, seq=hall.seq + 1))
    assert desk.standing(hall.id) is None

    other = hall.room.sign(hall.owner, SetRole(desk.me.user_id, Role.ADMIN))
    hall.skip(1)
    desk.hear(hall.entry(replace(other, signature=bytes(64))))

    alarm = desk.standing(hall.id)
    assert alarm is not None
    assert alarm.kind is AlarmKind.BAD_SIGNATURE


def test_what_was_held_back_is_taken_once_the_relay_shows_it(desk: Desk, hall: Hall) -> None:
    """Not what was refused is skipped, but what still cannot be true."""
    hidden = hall.grow(hall.room.sign(hall.owner, SetRole(desk.me.user_id, Role.ADMIN)))
    after = hall.spoken(hall.message(hall.owner, "you are an Admin now", counter=1))
    desk.hear(after)
    alarm = desk.standing(hall.id)
    assert alarm is not None
    assert alarm.kind is AlarmKind.TWO_HISTORIES

    go_on(desk, hall)
    desk.hear(hidden, after)

    assert desk.reader.room(hall.id, desk.now).my_role is Role.ADMIN
    [line] = desk.lines(hall.id)
    assert (line.text, line.lock) == ("you are an Admin now", Lock.SEALED)


def test_an_entry_that_did_not_follow_is_folded_once_what_lacked_has_come(
    desk: Desk, hall: Hall
) -> None:
    hidden = hall.grow(hall.room.sign(hall.owner, SetRole(desk.me.user_id, Role.ADMIN)))
    shown = hall.grow(hall.room.sign(hall.owner, SetRole(desk.me.user_id, Role.MEMBER)))
    desk.hear(shown)
    alarm = desk.standing(hall.id)
    assert alarm is not None
    assert alarm.kind is AlarmKind.NOT_CHAINED

    go_on(desk, hall)
    desk.hear(hidden, shown)

    assert desk.reader.room(hall.id, desk.now).number == hall.room.state.number
    assert desk.standing(hall.id) is None


def test_of_another_history_a_message_is_shown_as_not_verified_and_the_next_head_stops_again(
    desk: Desk, hall: Hall
) -> None:
    foreign = hall.spoken(hall.message(hall.owner, "from elsewhere", counter=1, head="f" * 52))
    desk.hear(foreign)
    go_on(desk, hall)
    desk.hear(foreign)
    again = hall.spoken(hall.message(hall.owner, "from there", counter=2, head="f" * 52))
    desk.hear(again)

    assert desk.standing(hall.id) is None
    assert [(line.text, line.lock) for line in desk.lines(hall.id)] == [
        ("", Lock.UNVERIFIED),
        ("", Lock.UNVERIFIED),
    ]
    about = desk.reader.about_message(hall.id, foreign.message.header.message_id)
    assert about is not None
    assert about.doubt is Doubt.OTHER_HISTORY

    desk.hear(hall.spoken(hall.message(hall.owner, "and on", counter=3, head="g" * 52)))
    assert desk.standing(hall.id) is not None


def test_the_line_has_its_place_on_every_page_once(desk: Desk, hall: Hall) -> None:
    desk.hear(*(hall.spoken(hall.message(hall.owner, str(n), counter=n)) for n in range(1, 4)))
    bad = unsigned(hall, desk)
    desk.hear(bad)
    go_on(desk, hall)
    desk.hear(bad)
    desk.hear(*(hall.spoken(hall.message(hall.owner, str(n), counter=n)) for n in range(4, 7)))
    whole = desk.reader.timeline(hall.id, None, 100)
    assert [item.order for item in whole] == sorted({item.order for item in whole})
    [line] = [each for each in whole if isinstance(each, EventView) and each.alarm]
    assert (line.kind, line.alarm, line.by_me) == (EventKind.WENT_ON, AlarmKind.BAD_SIGNATURE, True)
    for limit in range(1, 6):
        older: list[Any] = []
        before: float | None = None
        while page := desk.reader.timeline(hall.id, before, limit):
            older, before = [*page, *older], page[0].order
        assert older == whole
        newer, after = whole[:1], whole[0].order
        while page := desk.reader.timeline_after(hall.id, after, limit):
            newer, after = [*newer, *page], page[-1].order
        assert newer == whole


def test_going_on_where_nothing_stands_changes_nothing(desk: Desk, hall: Hall) -> None:
    assert desk.run(lambda c: stopped_room.go_on(c, hall.id)) == [(None, None)]
    assert desk.ops() == []
    assert lines(desk, hall) == ["joined"]


# ---- leaving


def refuse(desk: Desk, code: Code, reason: Reason | None = None) -> None:
    request = next(each for each in desk.requests if op_of(each) == "leave_session")
    desk.requests.remove(request)
    error = Error(code=code, detail="No.", data=ErrorData(reason=reason))
    desk.take(FrameCame(RelayFrame(re=request.id, error=error)))


def test_who_leaves_a_stopped_room_signs_it_on_what_they_hold(desk: Desk, hall: Hall) -> None:
    desk.hear(unsigned(hall, desk))
    ends = desk.run(lambda c: members.leave(c, hall.id))
    [asked] = [each for each in desk.requests if isinstance(each, LeaveSessionRequest)]
    assert isinstance(asked.entry.action, Leave)
    assert asked.entry.prev == hall.room.head
    desk.answer("leave_session", Done())

    assert ends == [(None, None)]
    room = desk.reader.room(hall.id, desk.now)
    assert room.my_role is None
    assert room.alarm is not None
    assert room.alarm.left is Left.TOLD
    desk.reload()
    assert desk.reader.room(hall.id, desk.now).my_role is None
    [(_, problem)] = desk.run(lambda c: members.leave(c, hall.id))
    assert isinstance(problem, NotAllowed)


@pytest.mark.parametrize("reason", [Reason.LEDGER_MOVED, Reason.NOT_A_MEMBER])
def test_a_relay_that_does_not_take_it_keeps_nobody_in(
    desk: Desk, hall: Hall, reason: Reason
) -> None:
    desk.hear(unsigned(hall, desk))
    ends = desk.run(lambda c: members.leave(c, hall.id))
    refuse(desk, Code.CONFLICT, reason)
    assert ends == [(None, None)]
    room = desk.reader.room(hall.id, desk.now)
    assert (room.my_role, room.alarm and room.alarm.left) == (None, Left.UNTOLD)


def test_a_relay_that_is_only_busy_or_away_is_asked_again(desk: Desk, hall: Hall) -> None:
    desk.hear(unsigned(hall, desk))
    ends = desk.run(lambda c: members.leave(c, hall.id))
    refuse(desk, Code.UNAVAILABLE)
    assert isinstance(ends[0][1], RelayRefused)
    desk.lose_connection()
    [(_, problem)] = desk.run(lambda c: members.leave(c, hall.id))
    assert isinstance(problem, NotConnected)
    assert desk.reader.room(hall.id, desk.now).my_role is not None


def test_who_left_and_goes_on_after_all_is_where_the_log_says(desk: Desk, hall: Hall) -> None:
    bad = unsigned(hall, desk)
    desk.hear(bad)
    desk.run(lambda c: members.leave(c, hall.id))
    [asked] = [each for each in desk.requests if isinstance(each, LeaveSessionRequest)]
    desk.answer("leave_session", Done())
    go_on(desk, hall)
    desk.hear(bad, hall.grow(asked.entry))
    assert desk.standing(hall.id) is None
    assert desk.reader.room(hall.id, desk.now).my_role is None
    assert lines(desk, hall) == ["joined", "went_on", "left"]


def test_no_invitation_leads_back_past_an_alarm_that_stands(desk: Desk, hall: Hall) -> None:
    desk.hear(unsigned(hall, desk))
    [(_, problem)] = desk.run(lambda c: inviting.answer(c, hall.id, accept=True))
    assert isinstance(problem, RoomNotTrusted)
    assert desk.ops() == []


def test_an_alarm_of_an_earlier_sealroom_over_a_link_does_not_trip_over_its_own_entry(
    desk: Desk, hall: Hall, mira: Citizen
) -> None:
    """There the entry was folded, and the cursor stayed before it: it comes once more."""
    grown = hall.grow(hall.room.sign(hall.owner, SetRole(desk.me.user_id, Role.ADMIN)))
    desk.hear(grown)
    live = desk.engine.context.sessions.get(hall.id)
    assert live is not None
    live.log_cursor -= 1
    desk.hear(grown)
    assert desk.standing(hall.id) is None
    assert lines(desk, hall) == ["joined", "role_set"]


# ---- a room that stopped before it let one in


def other_room(hall: Hall, other: Hall) -> AnyNotification:
    """Another room's beginning, under this one's id."""
    return replace(other.log()[0], session_id=hall.id)


def test_a_room_that_stopped_unseen_begins_anew_where_one_comes_to_it_again(
    sofia: Citizen, hall: Hall, mira: Citizen
) -> None:
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(other_room(hall, Hall(mira)))
    assert desk.standing(hall.id) is not None

    ends = desk.run(lambda c: joining.ask_to_join(c, RoomLink(hall.id, None, None), ""))
    assert desk.store.sessions.get(hall.id) is None
    asked = [each for each in desk.sent if isinstance(each, SyncRequest)][-1]
    assert hall.id not in asked.sessions
    desk.answer("fetch_msgs", Synced({}, 0))
    desk.answer("join_session", Done())
    desk.hear(*hall.log())

    assert ends == [(hall.id, None)]
    assert desk.standing(hall.id) is None
    assert desk.reader.room(hall.id, desk.now).my_role is not None


def test_a_room_that_one_was_in_does_not(desk: Desk, hall: Hall) -> None:
    desk.hear(hall.grow(hall.room.sign(hall.owner, Remove(desk.me.user_id))))
    desk.hear(hall.entry(replace(hall.room.sign(hall.owner, Leave()), signature=bytes(64))))
    desk.run(lambda c: joining.ask_to_join(c, RoomLink(hall.id, None, None), ""))
    assert desk.standing(hall.id) is not None
