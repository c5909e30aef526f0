"""Attacker: a member with real keys and a changed program, with or without the relay's help."""

import msgspec

from sealroom.controller.timeline_views import Lock
from sealroom.crypto import generate_room_key
from sealroom.protocol.content import Edit, Recall
from sealroom.protocol.entry import Dee2eeize, Info, Remove, Role, SetRole
from sealroom.protocol.errors import Code
from sealroom.protocol.requests import (
    AnyRequest,
    RemoveUserRequest,
    SendMsgRequest,
    SendRoomKeyRequest,
    SetRoleRequest,
)
from sealroom.store.alarms import AlarmKind
from tests.attacks.cheat import Cheat, altered
from tests.attacks.hostile_relay import HostileStage, line_of
from tests.attacks.scene import goes_on, stops, three_in_a_room

replace = msgspec.structs.replace


async def test_a_member_who_writes_in_anothers_name_is_refused_and_not_believed(
    stage: HostileStage,
) -> None:
    mira, sofia, tom, room = await three_in_a_room(stage)
    forged = altered(Cheat(sofia, room).say("I, Mira"), sender=mira.id)

    answer = await line_of(sofia).ask(SendMsgRequest(id=0, is_encrypted=True, message=forged))
    assert answer.error is not None
    assert answer.error.code is Code.INVALID_ARGUMENT
    await line_of(tom).slip_in(room, forged)

    await stage.until(lambda: tom.marks(room)[-1][1] is Lock.UNVERIFIED)
    assert "I, Mira" not in tom.texts(room)


async def test_a_member_who_passes_anothers_words_on_as_their_own_is_not_believed(
    stage: HostileStage,
) -> None:
    mira, sofia, tom, room = await three_in_a_room(stage)
    said = Cheat(mira, room).say("only Mira says this")
    await line_of(tom).slip_in(room, altered(said, sender=sofia.id))

    await stage.until(lambda: tom.marks(room)[-1][1] is Lock.UNVERIFIED)


async def test_a_member_who_edits_or_recalls_anothers_words_changes_nothing(
    stage: HostileStage,
) -> None:
    """The relay cannot see what is in a sealed message: every app judges by itself."""
    mira, sofia, tom, room = await three_in_a_room(stage)
    mine = await mira.say(room, "as Mira wrote it")
    await stage.until(lambda: "as Mira wrote it" in tom.texts(room))
    cheat = Cheat(sofia, room)
    for said in (Edit(mine, "as Sofia has it"), Recall(mine)):
        request = SendMsgRequest(id=0, is_encrypted=True, message=cheat.say(said))
        answer = await line_of(sofia).ask(request)
        assert answer.error is None
    await tom.say(room, "what does it say?")
    for person in (mira, tom):
        await stage.until(lambda p=person: "what does it say?" in p.texts(room))  # type: ignore[misc]
        assert "as Mira wrote it" in person.texts(room)
        assert "as Sofia has it" not in person.texts(room)


async def test_an_owner_recalls_nothing_in_another_room(stage: HostileStage) -> None:
    """The seed's own server looked for the right in one room and deleted in any."""
    mira, sofia, tom, room = await three_in_a_room(stage)
    other = await sofia.found("Day desk", mira, tom)
    for person in (mira, tom):
        await person.accept(other)
    words = await sofia.say(other, "in Sofia's room")
    await stage.until(lambda: "in Sofia's room" in tom.texts(other))
    recall = Cheat(mira, room).say(Recall(words))
    answer = await line_of(mira).ask(SendMsgRequest(id=0, is_encrypted=True, message=recall))
    assert answer.error is None
    await sofia.say(room, "recalled what?")
    await stage.until(lambda: "recalled what?" in tom.texts(room))
    assert "in Sofia's room" in tom.texts(other)
    assert "in Sofia's room" in sofia.texts(other)


async def test_a_member_who_takes_rights_is_refused_and_with_the_relays_help_stops_the_room(
    stage: HostileStage,
) -> None:
    mira, sofia, tom, room = await three_in_a_room(stage)
    cheat = Cheat(sofia, room)
    removal = cheat.sign(Remove(user_id=mira.id))
    promotion = cheat.sign(SetRole(user_id=sofia.id, role=Role.OWNER))

    for request in (
        RemoveUserRequest(id=0, session_id=room, entry=removal),
        SetRoleRequest(id=0, session_id=room, entry=promotion),
    ):
        answer = await line_of(sofia).ask(request)
        assert answer.error is not None
        assert answer.error.code is Code.PERMISSION_DENIED
    await line_of(tom).slip_in(room, promotion)

    await stops(stage, tom, room, AlarmKind.AGAINST_RULES)
    assert mira.view(room).alarm is None


async def test_a_member_who_says_that_sealing_is_off_opens_nothing(stage: HostileStage) -> None:
    mira, sofia, _, room = await three_in_a_room(stage)
    off = Cheat(sofia, room).sign(Dee2eeize(info=Info(key_id=None, body=b"Night desk")))
    mira.wire.forget()

    await line_of(mira).slip_in(room, off)

    await stops(stage, mira, room, AlarmKind.AGAINST_RULES)
    assert not any(isinstance(each, SendMsgRequest) for each in mira.wire.requests)


async def test_an_owner_who_wraps_the_new_key_badly_for_one_locks_nobody_out(
    stage: HostileStage,
) -> None:
    mira, sofia, tom, room = await three_in_a_room(stage)
    spoilt: list[SendRoomKeyRequest] = []

    def spoil(request: SendRoomKeyRequest) -> list[AnyRequest]:
        if request.user_id != tom.id:
            return [request]
        spoilt.append(request)
        wrong = Cheat(mira, room).wrap(Cheat(tom, room).card, generate_room_key(room), 2)
        return [replace(request, room_key=wrong)]

    line_of(mira).on_request(SendRoomKeyRequest, spoil)
    await mira.controller.replace_key(room)
    await stage.until(lambda: sofia.epochs(room) == [1, 2])
    assert spoilt

    await sofia.say(room, "can you all read this?")
    await stage.until(lambda: tom.marks(room)[-1][1] is Lock.WAITING)
    key_id = Cheat(sofia, room).key.key_id
    for _ in (mira, sofia):  # by itself it asks them too, after some seconds each
        await tom.controller.ask_for_key(room, key_id)
    await stage.until(lambda: "can you all read this?" in tom.texts(room), 30)
    await goes_on(stage, room, mira, sofia, tom)
