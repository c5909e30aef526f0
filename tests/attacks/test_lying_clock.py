"""The relay, a member or one's own computer has the wrong time.

What is signed says when it was written, the relay says when it took it, one's own clock says when
it came: where they do not fit, the one that two others contradict is named, and nobody else. No
clock stops a room. A room key's time is judged by one's own clock, too.
"""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import msgspec
import pytest

from sealroom.controller.about_views import AboutMessage
from sealroom.controller.stamps import GROSS_MS, ClockDoubt
from sealroom.controller.timeline_views import EventKind, EventView, Lock, MessageView
from sealroom.protocol.ids import SessionId
from sealroom.protocol.notifications import UpdateReason
from tests.attacks.clock_tower import ClockTower
from tests.flows.person import REGULAR, Person
from tests.flows.stage import Stage

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
LENT = ["UpdateRoomKeyNotification", "SendRoomKeyNotification"]
replace = msgspec.structs.replace


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClockTower]:
    tower = ClockTower(tmp_path_factory.mktemp("tower"))
    try:
        yield tower
    finally:
        assert tower.stop() == 0


@pytest.fixture
async def stage(relay: ClockTower, tmp_path: Path) -> AsyncIterator[Stage]:
    """Whatever the time, no secret may be with the relay in the end."""
    relay.set_ahead(0)
    stage = Stage(relay, tmp_path)
    try:
        yield stage
        assert stage.leaks() == []
    finally:
        await stage.close()


async def two_in_a_room(stage: Stage, days: int = 0) -> tuple[Person, Person, SessionId]:
    """Mira's room, whose key is replaced after so many days, with Sofia in it."""
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    policy = replace(REGULAR, rotation_period=days * 86_400)
    room = await mira.found("Watch on the clock tower", sofia, policy=policy)
    await sofia.accept(room)
    await stage.until(lambda: mira.view(room).members == 2)
    mira.wire.forget()
    sofia.wire.forget()
    return mira, sofia, room


async def connect_anew(person: Person) -> None:
    await person.leave_the_net()
    await person.return_to_the_net()


async def hear(
    stage: Stage, speaker: Person, listener: Person, room: SessionId, text: str
) -> MessageView:
    """What the listener sees of what the speaker says."""
    await speaker.say(room, text)
    await stage.until(lambda: text in listener.texts(room))
    return next(line for line in listener.lines(room) if line.text == text)


def doubt_of(line: MessageView) -> ClockDoubt | None:
    return line.clock.doubt if line.clock else None


def about(person: Person, room: SessionId, line: MessageView) -> AboutMessage:
    found = person.controller.about_message(room, line.message_id)
    assert found is not None
    return found


@pytest.mark.parametrize("ahead", [5 * HOUR, -400 * DAY])
async def test_a_relay_with_another_time_is_told_calmly_and_stops_nothing(
    stage: Stage, relay: ClockTower, ahead: int
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    assert mira.controller.connection().clock_off == 0
    relay.set_ahead(ahead)
    await connect_anew(mira)

    await stage.until(lambda: mira.controller.connection().clock_off != 0)
    assert abs(mira.controller.connection().clock_off - ahead) < MINUTE
    await hear(stage, mira, sofia, room, "still talking, whatever the time")
    assert mira.view(room).alarm is None

    relay.set_ahead(0)
    await connect_anew(mira)
    await stage.until(lambda: mira.controller.connection().clock_off == 0)


@pytest.mark.parametrize(
    ("ahead", "doubt"),
    [(2 * DAY, ClockDoubt.RELAY_AHEAD), (-2 * DAY, ClockDoubt.RELAY_BEHIND)],
)
async def test_a_relay_that_stamps_another_time_on_a_message_accuses_itself_not_the_sender(
    stage: Stage, relay: ClockTower, ahead: int, doubt: ClockDoubt
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    relay.set_ahead(ahead)  # it said the right time as they signed in

    line = await hear(stage, mira, sofia, room, "at the right time")
    assert doubt_of(line) is doubt
    assert line.lock is Lock.SEALED
    stamps = about(sofia, room, line).stamps
    assert stamps.taken is not None
    assert stamps.received is not None
    assert abs(stamps.sent - stamps.received) < GROSS_MS < abs(stamps.taken - stamps.sent)


async def test_a_message_held_back_for_a_day_says_when_it_was_written(
    stage: Stage, relay: ClockTower
) -> None:
    """To be taken for an answer to something else, say."""
    mira, sofia, room = await two_in_a_room(stage)
    relay.set_ahead(DAY)
    sofia.clock_set_by = DAY  # a day has passed since Mira wrote

    line = await hear(stage, mira, sofia, room, "yes, do it")
    assert doubt_of(line) is ClockDoubt.EARLIER
    assert line.clock is not None
    assert abs(line.clock.by - DAY) < MINUTE


async def test_a_sender_with_the_wrong_clock_is_named_and_nobody_else(
    stage: Stage,
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    mira.clock_set_by = 3 * HOUR
    line = await hear(stage, mira, sofia, room, "my phone says it is evening")
    assert doubt_of(line) is ClockDoubt.SENDER_AHEAD

    mira.clock_set_by = 0
    assert doubt_of(await hear(stage, mira, sofia, room, "set right again")) is None


async def test_ones_own_wrong_clock_is_not_laid_at_the_others_door(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    sofia.clock_set_by = -3 * HOUR
    line = await hear(stage, mira, sofia, room, "at the right time")
    assert doubt_of(line) is ClockDoubt.OWN_BEHIND

    own = await hear(stage, sofia, sofia, room, "what time is it?")
    await stage.until(lambda: sofia.has_sent(room, "what time is it?"))
    own = next(each for each in sofia.lines(room) if each.message_id == own.message_id)
    assert doubt_of(own) is ClockDoubt.DISAGREE, "two clocks, and nobody can tell which"
    await connect_anew(sofia)
    await stage.until(lambda: sofia.controller.connection().clock_off > 2 * HOUR)


async def test_what_was_said_while_one_was_away_is_not_doubted_for_being_old(
    stage: Stage, relay: ClockTower
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await sofia.leave_the_net()
    await mira.say(room, "while you were at sea")
    await stage.until(lambda: mira.has_sent(room, "while you were at sea"))
    sofia.clock_set_by = 30 * DAY  # so long, by every clock
    relay.set_ahead(30 * DAY)
    await sofia.return_to_the_net()

    await stage.until(lambda: "while you were at sea" in sofia.texts(room))
    (line,) = sofia.lines(room)
    assert line.clock is None
    stamps = about(sofia, room, line).stamps
    assert stamps.received is not None
    assert stamps.received - stamps.sent > 29 * DAY
    assert sofia.controller.connection().clock_off == 0


async def test_an_entry_dated_ahead_of_every_clock_is_told_and_stops_neither_talk_nor_change(
    stage: Stage, relay: ClockTower
) -> None:
    """The relay was ahead for a while, or is in league with whoever dated it so."""
    mira, sofia, room = await two_in_a_room(stage)
    await sofia.leave_the_net()
    relay.set_ahead(400 * DAY)
    await connect_anew(mira)
    await mira.controller.set_info(room, "Watch on the clock tower, until next year", "")
    relay.set_ahead(0)
    await sofia.return_to_the_net()

    def told() -> list[EventView]:
        items = sofia.controller.timeline(room)
        return [item for item in items if isinstance(item, EventView) and item.ahead]

    await stage.until(lambda: bool(told()))
    assert [event.kind for event in told()] == [EventKind.INFO_SET]
    assert sofia.view(room).alarm is None
    await connect_anew(mira)
    await hear(stage, sofia, mira, room, "what year is it with you?")
    await sofia.controller.leave(room)
    await stage.until(lambda: mira.view(room).members == 1)
    await mira.controller.invite(room, sofia.id)
    await sofia.accept(room)
    await hear(stage, mira, sofia, room, "still next year with us")


async def test_a_relay_that_is_early_gets_no_key_replaced_before_its_time(
    stage: Stage, relay: ClockTower
) -> None:
    mira, sofia, room = await two_in_a_room(stage, days=30)
    relay.set_ahead(31 * DAY)
    await connect_anew(mira)
    await connect_anew(sofia)

    await hear(stage, mira, sofia, room, "the key is as good as new")
    await stage.until(lambda: mira.wire.heard() == LENT)
    await hear(stage, mira, sofia, room, "and stays so")
    assert mira.wire.asked() == ["send_msg", "send_msg"]
    assert mira.epochs(room) == sofia.epochs(room) == [1]

    mira.clock_set_by = sofia.clock_set_by = 31 * DAY  # so long, by every clock
    relay.set_ahead(31 * DAY + 2 * MINUTE)  # nobody holds the loan any more
    await connect_anew(sofia)
    await mira.say(room, "now it is time")
    await stage.until(lambda: mira.epochs(room) == sofia.epochs(room) == [1, 2])
    assert mira.controller.room_keys(room)[0].reason is UpdateReason.PERIOD


async def test_a_relay_that_is_late_does_not_hold_a_new_key_back_unseen(
    stage: Stage,
) -> None:
    """Its clock stands still: two days have passed for everybody else."""
    mira, sofia, room = await two_in_a_room(stage, days=1)
    mira.clock_set_by = sofia.clock_set_by = 2 * DAY

    await hear(stage, mira, sofia, room, "is nobody going to replace it?")
    await stage.until(lambda: "update_room_key" in mira.wire.asked())
    mira.clock_set_by = sofia.clock_set_by = 2 * DAY + HOUR
    assert mira.view(room).key_overdue
    assert sofia.view(room).key_overdue

    await mira.controller.replace_key(room)
    await stage.until(lambda: sofia.epochs(room) == [1, 2])
    assert not sofia.view(room).key_overdue
    assert sofia.view(room).alarm is None
