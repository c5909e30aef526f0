"""The checks that every entry goes through."""

import msgspec
import pytest

from sealroom.ledger.reducer import fold
from sealroom.protocol import requests
from sealroom.protocol.entry import Accept, Info, Leave, Mute, Role, SetInfo, SetRole
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.limits import CONFLICT_ENTRIES
from sealroom.protocol.notifications import LedgerNotification
from sealroom.protocol.responses import EntryAccepted
from tests.relay.conftest import Scene
from tests.relay.raw_client import RawClient, refused
from tests.relay.room import Room

YEAR = 365 * 86_400_000


async def pair(scene: Scene) -> tuple[RawClient, RawClient, Room]:
    ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
    room = await ada.new_room([ben.person])
    await ben.accept(room)
    return ada, ben, room


def leaving(client: RawClient, room: Room, id_: int = 90) -> requests.LeaveSessionRequest:
    entry = room.sign(client.person, Leave())
    return requests.LeaveSessionRequest(id=id_, session_id=room.session_id, entry=entry)


async def test_an_entry_on_an_old_head_conflicts_and_brings_what_is_lacking(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    late = leaving(ben, room)
    held = room.state
    await ada.append(room, requests.MuteUserRequest, Mute(ben.user_id, None))
    await ada.append(room, requests.SetRoleRequest, SetRole(ben.user_id, Role.ADMIN))
    with refused(Code.CONFLICT, Reason.LEDGER_MOVED) as errors:
        await ben.ask(late)
    entries = errors[0].data.entries
    assert fold(entries, held).head == room.head
    await ben.leave(room)


async def test_a_conflict_brings_at_most_what_one_answer_holds(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    late = leaving(ben, room)
    info = Info(room.key_id, b"sealed title")
    for _ in range(CONFLICT_ENTRIES + 5):
        await ada.append(room, requests.SetSessionInfoRequest, SetInfo(info))
    with refused(Code.CONFLICT, Reason.LEDGER_MOVED) as errors:
        await ben.ask(late)
    assert len(errors[0].data.entries) == CONFLICT_ENTRIES


async def test_an_entry_on_a_fork_conflicts(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    fork = Room(room.entries)
    fork.take(fork.sign(ada.person, Mute(ben.user_id, None)))
    await ada.append(room, requests.SetRoleRequest, SetRole(ben.user_id, Role.ADMIN))
    with refused(Code.CONFLICT, Reason.LEDGER_MOVED):
        await ben.ask(leaving(ben, fork))


async def test_a_byte_identical_repeat_gets_the_first_answer(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    request = leaving(ben, room)
    first = await ben.ask(request)
    room.take(request.entry)
    await ada.say(room)
    assert await ben.ask(request) == first == EntryAccepted(seq=5)
    await ada.heard(LedgerNotification, 5)
    assert not ada.of(LedgerNotification)


async def test_an_entry_by_someone_else_is_refused(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    with refused(Code.INVALID_ARGUMENT):
        await ada.ask(leaving(ben, room))


async def test_an_entry_of_another_session_is_refused(scene: Scene) -> None:
    ada, _, room = await pair(scene)
    other = await ada.new_room()
    entry = other.sign(ada.person, Leave())
    request = requests.LeaveSessionRequest(id=90, session_id=room.session_id, entry=entry)
    with refused(Code.INVALID_ARGUMENT):
        await ada.ask(request)


async def test_an_entry_of_an_unknown_session_is_refused(scene: Scene) -> None:
    ada, _, room = await pair(scene)
    entry = msgspec.structs.replace(room.sign(ada.person, Leave()), session_id="a" * 52)
    request = requests.LeaveSessionRequest(id=90, session_id="a" * 52, entry=entry)
    with refused(Code.NOT_FOUND):
        await ada.ask(request)


async def test_an_entry_that_does_something_else_than_the_request_is_refused(
    scene: Scene,
) -> None:
    ada, ben, room = await pair(scene)
    entry = room.sign(ada.person, Mute(ben.user_id, None))
    with refused(Code.INVALID_ARGUMENT):
        await ada.ask(requests.LeaveSessionRequest(id=90, session_id=room.session_id, entry=entry))


async def test_a_forged_signature_is_refused(scene: Scene) -> None:
    ada, _, room = await pair(scene)
    request = leaving(ada, room)
    forged = msgspec.structs.replace(request.entry, signature=bytes(64))
    with refused(Code.INVALID_ARGUMENT, Reason.PROOF_REFUSED):
        await ada.ask(msgspec.structs.replace(request, entry=forged))


async def test_strangers_are_refused_without_seeing_the_ledger(scene: Scene) -> None:
    _, _, room = await pair(scene)
    cleo = await scene.enter("Cleo")
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER) as errors:
        await cleo.ask(leaving(cleo, room))
    assert not errors[0].data.entries
    accept = room.sign(cleo.person, Accept(cleo.person.keys))
    with refused(Code.FAILED_PRECONDITION, Reason.NOT_INVITED):
        await cleo.ask(
            requests.AcceptJoinSessionApprovalRequest(
                id=91, session_id=room.session_id, accepted=True, entry=accept
            )
        )


@pytest.mark.parametrize("seconds", [-601, 601])
async def test_an_entry_of_another_time_is_refused_with_the_relays_time(
    scene: Scene, seconds: int
) -> None:
    ada, _, room = await pair(scene)
    entry = room.sign(ada.person, Leave(), time=scene.clock() + seconds * 1000)
    request = requests.LeaveSessionRequest(id=90, session_id=room.session_id, entry=entry)
    with refused(Code.FAILED_PRECONDITION, Reason.CLOCK) as errors:
        await ada.ask(request)
    assert errors[0].data.now is not None


async def test_on_a_history_dated_ahead_its_own_time_is_taken_and_no_other(scene: Scene) -> None:
    """A relay in league with a member let it pass; that must not end the room at this one."""
    ada, ben, room = await pair(scene)
    scene.clock.forward(YEAR / 1000)
    await ada.append(room, requests.SetRoleRequest, SetRole(ben.user_id, Role.ADMIN))
    scene.clock.forward(-YEAR / 1000)
    ahead = room.state.time
    for time in (ahead + 1, ahead + YEAR):
        entry = room.sign(ben.person, Leave(), time=time)
        request = requests.LeaveSessionRequest(id=90, session_id=room.session_id, entry=entry)
        with refused(Code.FAILED_PRECONDITION, Reason.CLOCK):
            await ben.ask(request)
    entry = room.sign(ben.person, Leave(), time=ahead)
    await ben.ask(requests.LeaveSessionRequest(id=91, session_id=room.session_id, entry=entry))


async def test_nothing_is_dated_back_to_the_last_change(scene: Scene) -> None:
    _, ben, room = await pair(scene)
    scene.clock.forward(YEAR / 1000)
    entry = room.sign(ben.person, Leave(), time=room.state.time)
    request = requests.LeaveSessionRequest(id=90, session_id=room.session_id, entry=entry)
    with refused(Code.FAILED_PRECONDITION, Reason.CLOCK):
        await ben.ask(request)
