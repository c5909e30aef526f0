"""Creating a session, and reading its ledger."""

import msgspec

from sealroom.protocol import requests
from sealroom.protocol.entry import Info, SetInfo
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.notifications import InviteUserToSession, LedgerNotification
from sealroom.protocol.responses import SessionCreated
from tests.relay.conftest import Scene
from tests.relay.person import new_person
from tests.relay.raw_client import refused
from tests.relay.room import Room, founding


async def test_a_session_begins_with_its_entries_and_its_members_are_invited(scene: Scene) -> None:
    ada, ben, cleo = [await scene.enter(name) for name in ("Ada", "Ben", "Cleo")]
    room = await ada.new_room([ben.person, cleo.person])
    told = await ada.heard(LedgerNotification, 4)
    assert [(each.seq, each.entry) for each in told] == list(enumerate(room.entries, start=1))
    for client in (ben, cleo):
        invited = await client.hears(InviteUserToSession)
        assert invited.session_id == room.session_id
        assert invited.inviter == ada.person.card
        assert invited.note == b"note for " + client.person.name.encode()
        assert invited.number == 1
        assert not client.of(LedgerNotification)


async def test_an_open_session_begins_with_its_title(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    room = await ada.new_room(e2ee_on=False)
    assert room.state.info == Info(None, b"open title")
    assert (await ada.say(room, sealed=False)).seq == 3


async def test_a_repeated_creation_gets_the_first_answer_and_invites_nobody_twice(
    scene: Scene,
) -> None:
    ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
    entries = founding(ada.person, [ben.person], scene.clock())
    for _ in range(2):
        answer = await ada.ask(ada.founding_request(entries, [ben.person]))
        assert answer == SessionCreated(session_id=Room(entries).session_id)
    await ben.hears(InviteUserToSession)
    await ada.say(Room(entries))
    await ben.ack_inbox(1)
    assert not ben.of(InviteUserToSession)


async def test_a_creation_that_continues_otherwise_is_refused(scene: Scene) -> None:
    ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
    entries = founding(ada.person, [ben.person], scene.clock())
    await ada.ask(ada.founding_request(entries, [ben.person]))
    otherwise = Room(entries[:2])
    otherwise.take(otherwise.invite(ada.person, ben.person))
    with refused(Code.ALREADY_EXISTS):
        await ada.ask(ada.founding_request(otherwise.entries, [ben.person]))


async def test_everyone_invited_must_exist_and_nothing_is_left_where_one_does_not(
    scene: Scene,
) -> None:
    ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
    members = [ben.person, new_person("Nobody")]
    entries = founding(ada.person, members, scene.clock())
    with refused(Code.NOT_FOUND):
        await ada.ask(ada.founding_request(entries, members))
    with refused(Code.NOT_FOUND):
        await ada.say(Room(entries))
    assert (await ada.sync()).sessions == {}
    assert not ben.told


async def test_the_parts_of_a_creation_must_fit_together(scene: Scene) -> None:
    ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
    entries = founding(ada.person, [ben.person], scene.clock())
    sound = ada.founding_request(entries, [ben.person])
    replace = msgspec.structs.replace
    twice = founding(ada.person, [ben.person, ben.person], scene.clock())
    by_ben = founding(ben.person, [ada.person], scene.clock())
    for id_, unsound in enumerate(
        [
            replace(sound, notes=[]),
            replace(sound, e2ee_on=False),
            replace(sound, entries=entries[:2]),
            replace(sound, members=[]),
            replace(sound, members=[ada.user_id]),
            replace(sound, entries=[entries[0], entries[2], entries[1]]),
            replace(sound, entries=by_ben),
            ada.founding_request(twice, [ben.person, ben.person]),
        ],
        start=100,
    ):
        with refused(Code.INVALID_ARGUMENT):
            await ada.ask(replace(unsound, id=id_))


async def test_entries_that_break_the_ledgers_rules_are_refused(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    first, second = founding(ada.person, [], scene.clock())
    forged = msgspec.structs.replace(second, signature=bytes(64))
    with refused(Code.INVALID_ARGUMENT, Reason.PROOF_REFUSED):
        await ada.ask(ada.founding_request([first, forged], []))
    elsewhere = founding(ada.person, [], scene.clock())[1]
    with refused(Code.INVALID_ARGUMENT):
        await ada.ask(ada.founding_request([first, elsewhere], []))


async def test_entries_of_another_time_are_refused_with_the_relays_time(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    entries = founding(ada.person, [], scene.clock() - 601_000)
    with refused(Code.FAILED_PRECONDITION, Reason.CLOCK) as errors:
        await ada.ask(ada.founding_request(entries, []))
    now = errors[0].data.now
    assert now is not None
    assert abs(now - scene.clock()) < 5_000


async def test_members_and_invited_users_read_the_ledger_and_nobody_else(scene: Scene) -> None:
    ada, ben, cleo = [await scene.enter(name) for name in ("Ada", "Ben", "Cleo")]
    room = await ada.new_room([ben.person])
    assert await ada.ledger(room) == room.entries
    assert await ben.ledger(room, 2) == room.entries[2:]
    assert await ada.ledger(room, 9) == []
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await cleo.ledger(room)
    await ada.withdraw(room, ben.person)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await ben.ledger(room)
    unknown = requests.GetLedgerRequest(id=90, session_id="a" * 52, number=0)
    with refused(Code.NOT_FOUND):
        await ada.ask(unknown)


async def test_an_expired_invitation_opens_nothing(scene: Scene) -> None:
    ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
    room = await ada.new_room([ben.person])
    scene.clock.forward(86_400 + 1)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await ben.ledger(room)
    with refused(Code.FAILED_PRECONDITION, Reason.NOT_INVITED):
        await ben.accept(room)


async def test_a_long_ledger_comes_in_parts_that_fit_a_frame(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    room = await ada.new_room(e2ee_on=False)
    for _ in range(40):
        info = Info(None, bytes(16_000))
        await ada.append(room, requests.SetSessionInfoRequest, SetInfo(info))
    got = await ada.ledger(room)
    assert 2 <= len(got) < len(room.entries)
    while len(got) < len(room.entries):
        got += await ada.ledger(room, len(got))
    assert got == room.entries
