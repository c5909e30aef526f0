"""Attacker: somebody who was in the room, keeps all they held, and has the relay's help."""

from sealroom.controller.timeline_views import Lock
from sealroom.crypto import generate_room_key
from sealroom.protocol.entry import Info, ReplaceRoomKey
from sealroom.protocol.ids import SessionId
from sealroom.protocol.notifications import ReceiveRoomKeyNotification
from sealroom.store.alarms import AlarmKind
from tests.attacks.cheat import Cheat
from tests.attacks.hostile_relay import HostileStage, line_of
from tests.attacks.scene import goes_on, stops, three_in_a_room
from tests.flows.person import Person


async def without_tom(
    stage: HostileStage,
) -> tuple[Person, Person, Person, SessionId, Cheat]:
    """Mira has removed Tom, and the key was replaced; what Tom held is Cheat's."""
    mira, sofia, tom, room = await three_in_a_room(stage)
    cheat = Cheat(tom, room)
    await mira.controller.remove(room, tom.id)
    await mira.say(room, "without Tom")
    await stage.until(lambda: "without Tom" in sofia.texts(room))
    assert sofia.epochs(room) == [1, 2]
    return mira, sofia, tom, room, cheat


async def test_what_is_said_after_opens_with_nothing_that_they_hold(stage: HostileStage) -> None:
    _, sofia, _, room, cheat = await without_tom(stage)
    said = sofia.wire.messages()[-1].message

    assert said.header.key_id not in cheat.keys
    assert [key.key_id for key in sofia.keys_held(room)].count(cheat.key.key_id) == 1


async def test_what_they_say_under_the_old_key_is_not_believed(stage: HostileStage) -> None:
    _mira, sofia, _tom, room, cheat = await without_tom(stage)

    await line_of(sofia).slip_in(room, cheat.say("still here"))

    await stage.until(lambda: sofia.marks(room)[-1][1] is Lock.UNVERIFIED)
    assert "still here" not in sofia.texts(room)


async def test_a_key_replaced_by_them_stops_the_room(stage: HostileStage) -> None:
    mira, _, _, room, cheat = await without_tom(stage)
    state = Cheat(mira, room).state
    key = generate_room_key(room)
    cheat.state = state
    info = state.info
    assert info is not None
    theirs = cheat.sign(
        ReplaceRoomKey(epoch=3, key_id=key.key_id, info=Info(key_id=key.key_id, body=info.body))
    )

    await line_of(mira).slip_in(room, theirs)

    await stops(stage, mira, room, AlarmKind.AGAINST_RULES)


async def test_a_key_of_their_making_for_the_new_time_is_not_used(stage: HostileStage) -> None:
    mira, sofia, _, room, cheat = await without_tom(stage)
    await sofia.lose_keys(room)
    line = line_of(sofia)
    line.withhold(ReceiveRoomKeyNotification)
    await stage.until(lambda: sofia.connected)
    current = Cheat(mira, room).state.current_key
    assert current is not None
    made_up = generate_room_key(room)
    wrap = cheat.wrap(Cheat(sofia, room).card, made_up, current.epoch)

    await line.slip_into_inbox(
        lambda number: ReceiveRoomKeyNotification(
            number=number,
            session_id=room,
            sender=cheat.id,
            key_id=current.key_id,
            epoch=current.epoch,
            room_key=wrap,
        )
    )
    line.be_honest()

    await stage.until(lambda: 2 in sofia.epochs(room), 30)
    held = {key.key_id: key for key in sofia.keys_held(room)}
    assert held[current.key_id] == {key.key_id: key for key in mira.keys_held(room)}[current.key_id]
    await goes_on(stage, room, mira, sofia)


async def test_an_old_invitation_shown_again_after_the_removal_lets_nobody_in(
    stage: HostileStage,
) -> None:
    mira, _, tom, room, cheat = await without_tom(stage)
    accepts = [entry for entry in cheat.entries if entry.author == tom.id]

    await line_of(mira).slip_in(room, accepts[0])

    await stops(stage, mira, room, AlarmKind.NOT_CHAINED)
    assert tom.id not in {person.user_id for person in mira.controller.people(room)}
