"""The seed's "Things to note when sending messages": the sender chooses, message by message."""

import asyncio

import msgspec
import pytest

from sealroom.controller.errors import NotAllowed
from sealroom.protocol.entry import Role
from sealroom.protocol.requests import SendMsgRequest
from tests.flows.person import REGULAR
from tests.flows.stage import Stage
from tests.flows.test_switch import two_in_a_room


async def test_sealed_and_open_messages_side_by_side_with_their_marks(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)

    await mira.say(room, "only for this room")
    await mira.say(room, "for whoever listens", sealed=False)
    await mira.say(room, "and sealed once more")
    await stage.until(lambda: len(sofia.texts(room)) == 3)
    await stage.until(lambda: all(line.state == "sent" for line in mira.lines(room)))

    sent = [each for each in mira.wire.requests if isinstance(each, SendMsgRequest)]
    assert [each.is_encrypted for each in sent] == [True, False, True]
    assert [each.message.is_encrypted for each in sent] == [True, False, True]
    marks = [
        ("only for this room", "sealed"),
        ("for whoever listens", "open"),
        ("and sealed once more", "sealed"),
    ]
    assert mira.marks(room) == sofia.marks(room) == marks
    assert mira.wire.log() == sofia.wire.log() == ["msg", "msg", "msg"]
    assert [line.sender_name for line in sofia.lines(room)] == [mira.name] * 3
    assert [line.state for line in sofia.lines(room)] == ["received"] * 3
    assert sofia.view(room).unread == 3
    assert sofia.view(room).last is not None
    await sofia.controller.mark_read(room)
    assert sofia.view(room).unread == 0


async def test_where_only_sealed_messages_are_allowed_no_open_one_goes_out(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await mira.controller.seal_room(room, open_allowed=False)
    await stage.until(lambda: not sofia.view(room).open_allowed)

    with pytest.raises(NotAllowed, match="Only sealed messages"):
        await sofia.controller.send(room, "in the open", sealed=False)
    await sofia.say(room, "sealed, then")
    await stage.until(lambda: mira.texts(room) == ["sealed, then"])

    sent = [each for each in sofia.wire.requests if isinstance(each, SendMsgRequest)]
    assert {each.is_encrypted for each in sent} == {True}
    assert len({each.message.header.message_id for each in sent}) == 1


async def test_an_open_message_on_its_way_is_refused_once_only_sealed_are_allowed(
    stage: Stage,
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await sofia.leave_the_net()
    message = await sofia.say(room, "open, while it was allowed", sealed=False)
    await mira.controller.seal_room(room, open_allowed=False)

    await sofia.return_to_the_net()
    await stage.until(lambda: [line.state for line in sofia.lines(room)] == ["failed"])

    assert "Only sealed" in (sofia.lines(room)[0].failure or "")
    await sofia.controller.discard(room, message)
    assert sofia.lines(room) == []
    assert mira.texts(room) == []


async def test_sealed_under_a_key_replaced_meanwhile_it_is_sealed_anew(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    sofia.wire.hold_down = True
    await mira.controller.replace_key(room)

    await sofia.say(room, "sealed under the older key at first")
    await stage.until(lambda: sofia.wire.asked().count("send_msg") == 1)
    await sofia.wire.release()
    await stage.until(lambda: mira.texts(room) == ["sealed under the older key at first"])

    sent = [each for each in sofia.wire.requests if isinstance(each, SendMsgRequest)]
    assert [each.message.header.counter for each in sent] == [1, 1]
    assert len({each.message.header.message_id for each in sent}) == 1
    assert len({each.message.header.key_id for each in sent}) == 2
    await stage.until(lambda: sofia.has_sent(room, "sealed under the older key at first"))
    assert [line.failure for line in sofia.lines(room)] == [None]


async def test_a_message_whose_answer_was_lost_is_there_once(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    sofia.wire.losing_answers_to = "send_msg"

    await sofia.say(room, "did you get this?")
    await stage.until(lambda: not sofia.connected)
    await sofia.return_to_the_net()
    await stage.until(lambda: sofia.has_sent(room, "did you get this?"))

    await mira.say(room, "once, yes")
    await stage.until(lambda: len(sofia.texts(room)) == 2)
    assert mira.texts(room) == sofia.texts(room) == ["did you get this?", "once, yes"]


async def test_many_at_once_arrive_in_the_order_they_were_written(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    texts = [f"line number {number:03}" for number in range(40)]

    for text in texts:
        await mira.say(room, text)
    await stage.until(lambda: sofia.texts(room) == texts)

    counters = [each.message.header.counter for each in sofia.wire.messages()]
    assert counters == list(range(1, 41))
    assert [line.missing_before for line in sofia.lines(room)] == [0] * 40


async def test_all_talk_at_once_and_see_the_same(stage: Stage) -> None:
    mira, sofia, jonas = [await stage.enter(name) for name in ("Mira", "Sofia", "Jonas")]
    room = await mira.found("All at once", sofia, jonas)
    await sofia.accept(room)
    await jonas.accept(room)
    people = (mira, sofia, jonas)

    await asyncio.gather(
        *(
            person.say(room, f"{person.name} says {number}")
            for number in range(5)
            for person in people
        )
    )
    await stage.until(lambda: all(len(person.texts(room)) == 15 for person in people))
    await stage.until(
        lambda: all(
            line.state in {"sent", "received"} for each in people for line in each.lines(room)
        )
    )

    assert mira.texts(room) == sofia.texts(room) == jonas.texts(room)


async def test_a_muted_member_keeps_quiet_until_unmuted(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await mira.controller.mute(room, sofia.id)
    await stage.until(lambda: sofia.view(room).muted)

    with pytest.raises(NotAllowed, match="may not write"):
        await sofia.controller.send(room, "may I speak?", sealed=True)
    await mira.controller.unmute(room, sofia.id)
    await stage.until(lambda: not sofia.view(room).muted)

    await sofia.say(room, "thank you kindly")
    await stage.until(lambda: mira.texts(room) == ["thank you kindly"])


async def test_renaming_reaches_everyone_sealed(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    stage.keep_secret("Guests of honour")

    await mira.controller.set_info(room, "Guests of honour", "By invitation only")
    await stage.until(lambda: sofia.view(room).title == "Guests of honour")

    assert sofia.view(room).description == "By invitation only"
    with pytest.raises(NotAllowed):
        await sofia.controller.set_info(room, "Mutiny aboard", "")
    assert mira.view(room).title == "Guests of honour"


async def test_policy_and_roles_reach_everyone(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    policy = msgspec.structs.replace(REGULAR, members_invite=False, replace_on_join=True)

    await mira.controller.set_policy(room, policy)
    await mira.controller.set_role(room, sofia.id, Role.ADMIN)
    await stage.until(lambda: sofia.view(room).my_role == Role.ADMIN)

    assert sofia.view(room).replace_on_join
    assert not sofia.view(room).members_invite
    assert sofia.view(room).may_invite
    assert mira.wire.log() == sofia.wire.log() == ["set_policy", "set_role"]


async def test_where_each_joining_replaces_the_key_the_next_who_speaks_does(stage: Stage) -> None:
    policy = msgspec.structs.replace(REGULAR, replace_on_join=True)
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    room = await mira.found("Open day", sofia, policy=policy)
    await sofia.accept(room)

    await mira.say(room, "welcome aboard")
    await stage.until(lambda: mira.epochs(room)[-1] == sofia.epochs(room)[-1] == 2)
    await stage.until(lambda: sofia.texts(room) == ["welcome aboard"])

    assert mira.controller.room_keys(room)[0].reason == "joining"
