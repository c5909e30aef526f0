"""Attacker: a relay that shows members different histories of one room."""

import msgspec
import pytest

from sealroom.controller.errors import RoomNotTrusted
from sealroom.protocol.entry import Invite, Remove
from sealroom.protocol.notifications import InviteUserToSession, LedgerNotification
from sealroom.protocol.requests import AcceptJoinSessionApprovalRequest, GetLedgerRequest
from sealroom.protocol.responses import LedgerFound
from sealroom.store.alarms import AlarmKind
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

    await stops(stage, sofia, room, AlarmKind.TWO_HISTORIES)
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

    await stops(stage, sofia, room, AlarmKind.NOT_CHAINED)


async def test_an_old_invitation_with_a_history_cut_short_is_refused_by_who_was_put_out(
    stage: HostileStage,
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    (old,) = [each for each in sofia.wire.notifications if isinstance(each, InviteUserToSession)]
    await mira.controller.remove(room, sofia.id)
    await stage.until(lambda: sofia.view(room).my_role is None)
    ledger = Cheat(mira, room).entries
    (invited,) = [each.number for each in ledger if isinstance(each.action, Invite)]
    line = line_of(sofia)

    def cut_short(request: object) -> LedgerFound:
        assert isinstance(request, GetLedgerRequest)
        return LedgerFound(ledger[request.number : invited + 1])

    line.answer_with("get_ledger", cut_short)
    await line.slip_into_inbox(lambda number: msgspec.structs.replace(old, number=number))
    await stage.until(lambda: sofia.invited_to(room))
    sofia.wire.requests.clear()

    with pytest.raises(RoomNotTrusted, match="leaves out"):
        await sofia.controller.preview_invitation(room)
    with pytest.raises(RoomNotTrusted, match="leaves out"):
        await sofia.controller.answer_invitation(room, accept=True)

    asked = [type(each) for each in sofia.wire.requests]
    assert AcceptJoinSessionApprovalRequest not in asked, "nothing was signed for it"
