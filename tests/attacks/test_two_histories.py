"""Attacker: a relay that shows members different histories of one room."""

from sealroom.protocol.entry import Remove
from sealroom.protocol.notifications import LedgerNotification
from tests.attacks.cheat import Cheat
from tests.attacks.hostile_relay import HostileStage, line_of
from tests.attacks.scene import stops, three_in_a_room, two_in_a_room


async def test_who_is_not_told_of_a_removal_is_alarmed_by_the_next_word_of_who_was(
    stage: HostileStage,
) -> None:
    mira, sofia, tom, room = await three_in_a_room(stage)
    hidden = line_of(sofia).withhold(LedgerNotification)
    await mira.controller.remove(room, tom.id)
    await stage.until(lambda: bool(hidden))

    await mira.say(room, "between us")

    await stops(stage, sofia, room, "another history")
    assert "between us" not in sofia.texts(room)


async def test_a_fork_that_a_member_in_league_signed_stops_the_room_of_who_is_shown_both(
    stage: HostileStage,
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    eve = await stage.enter("Evelyn")
    await mira.controller.invite(room, eve.id)
    await eve.accept(room)
    await stage.until(lambda: sofia.view(room).members == 3)
    cheat = Cheat(mira, room)
    other = cheat.back_to(cheat.state.number - 1).sign(Remove(user_id=sofia.id))

    await line_of(sofia).slip_in(room, other)

    await stops(stage, sofia, room, "does not hold")
