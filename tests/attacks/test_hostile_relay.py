"""Attacker: the relay, alone. It holds no member's key, and does with frames what it likes."""

import os
from functools import partial

import msgspec
import pytest

from sealroom.controller.errors import UnknownUser
from sealroom.controller.timeline_views import Lock
from sealroom.crypto import generate_room_key
from sealroom.protocol.entry import Accept
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.ids import MESSAGE_ID_BYTES, message_id_from
from sealroom.protocol.notifications import (
    AnyNotification,
    InboxNotification,
    JoinSessionApproval,
    MsgNotification,
    ReceiveRoomKeyNotification,
)
from sealroom.protocol.requests import AckInboxRequest, AnyRequest, SendMsgRequest
from sealroom.protocol.responses import MsgAccepted, Synced, UserFound
from sealroom.store.alarms import AlarmKind
from tests.attacks.cheat import Cheat, Outsider, altered
from tests.attacks.hostile_relay import HostileStage, line_of
from tests.attacks.scene import goes_on, stops, three_in_a_room, two_in_a_room
from tests.relay.person import now_ms

replace = msgspec.structs.replace


async def test_a_relay_that_lets_in_its_own_puppet_stops_the_room_and_gets_no_key(
    stage: HostileStage,
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    eve = await stage.enter("Evelyn")
    puppet = Cheat(sofia, room, puppet=eve)
    mira.wire.forget()

    await line_of(mira).slip_in(room, puppet.sign(Accept(keys=puppet.identity.keys)))

    await stops(stage, mira, room, AlarmKind.AGAINST_RULES)
    assert "send_room_key" not in mira.wire.asked()
    assert eve.id not in {person.user_id for person in mira.controller.people(room)}


async def test_a_relay_that_gives_its_own_keys_for_the_invited_is_refused(
    stage: HostileStage,
) -> None:
    mira, _, room = await two_in_a_room(stage)
    ravi, eve = await stage.enter("Ravi"), await stage.enter("Evelyn")
    false_card = replace(Outsider(eve).card, user_id=ravi.id)
    line_of(mira).answer_with("get_user", lambda _: UserFound(user=false_card))
    mira.wire.forget()

    with pytest.raises(UnknownUser):
        await mira.controller.invite(room, ravi.id)

    assert mira.wire.asked() == []


async def test_a_wish_to_join_with_the_relays_keys_is_not_shown(stage: HostileStage) -> None:
    mira, _, room = await two_in_a_room(stage)
    ravi, eve = await stage.enter("Ravi"), await stage.enter("Evelyn")
    keys = Outsider(eve).identity.keys

    def swap(asked: JoinSessionApproval) -> list[AnyNotification]:
        user = replace(asked.user, keys=keys)
        return [replace(asked, user=user, public_key=keys.public_key)]

    line_of(mira).on(JoinSessionApproval, swap)
    mira.wire.forget()
    await ravi.controller.ask_to_join(mira.controller.link(room), "let me in")
    await stage.until(lambda: any(isinstance(r, AckInboxRequest) for r in mira.wire.requests))

    assert mira.controller.cards() == []


async def test_a_message_given_again_is_there_once(stage: HostileStage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    (last,) = sofia.wire.messages()[-1:]

    await line_of(sofia).slip_in(room, last.message, last.message)

    await goes_on(stage, room, mira, sofia)
    assert len(sofia.texts(room)) == len(set(sofia.texts(room)))


async def test_a_message_moved_to_another_room_stops_that_room(stage: HostileStage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    other = await mira.found("Day desk", sofia)
    await sofia.accept(other)
    said = sofia.wire.messages()[-1].message

    await line_of(sofia).slip_in(other, said)

    await stops(stage, sofia, other, AlarmKind.ANOTHER_ROOM)
    assert sofia.view(room).alarm is None


async def test_a_message_with_any_other_header_is_shown_as_not_verified(
    stage: HostileStage,
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    message = Cheat(mira, room).say("as it was said")
    forged = [
        altered(message, sender=sofia.id),
        altered(message, sent_at=message.header.sent_at - 86_400_000),
        altered(message, key_id=None),
        altered(message, counter=message.header.counter + 9),
    ]
    for each in forged:
        fresh = message_id_from(os.urandom(MESSAGE_ID_BYTES))
        await line_of(sofia).slip_in(room, altered(each, message_id=fresh))
    await stage.until(lambda: len(sofia.lines(room)) == 2 + len(forged))

    assert [lock for _, lock in sofia.marks(room)[2:]] == [Lock.UNVERIFIED] * len(forged)
    assert "as it was said" not in sofia.texts(room)


async def test_dropped_messages_leave_a_gap_that_is_shown(stage: HostileStage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    dropped = line_of(sofia).withhold(MsgNotification)
    await mira.say(room, "never to arrive")
    await stage.until(lambda: len(dropped) == 1)
    line_of(sofia).be_honest()

    await mira.say(room, "the next")
    await stage.until(lambda: "the next" in sofia.texts(room))

    assert sofia.lines(room)[-1].missing_before == 1


async def test_the_first_words_of_somebody_left_out_are_a_gap_too(stage: HostileStage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    tom = await stage.enter("Tomas")
    dropped = line_of(sofia).withhold(MsgNotification)
    await mira.controller.invite(room, tom.id)
    await tom.accept(room)
    await tom.say(room, "never to arrive")
    await stage.until(lambda: len(dropped) == 1)
    line_of(sofia).be_honest()

    await tom.say(room, "the next")
    await stage.until(lambda: "the next" in sofia.texts(room))
    assert sofia.lines(room)[-1].missing_before == 1


async def test_what_somebody_says_given_in_another_order_is_a_gap_and_not_believed_after_it(
    stage: HostileStage,
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    kept = line_of(sofia).withhold(MsgNotification)
    await mira.say(room, "do not")
    await stage.until(lambda: len(kept) == 1)
    line_of(sofia).be_honest()
    await mira.say(room, "open the gate")
    await stage.until(lambda: "open the gate" in sofia.texts(room))
    assert sofia.lines(room)[-1].missing_before == 1

    (late,) = kept
    assert isinstance(late, MsgNotification)
    await line_of(sofia).slip_in(room, late.message)
    await stage.until(lambda: sofia.marks(room)[-1][1] is Lock.UNVERIFIED)
    assert "do not" not in sofia.texts(room)


async def test_a_message_answered_and_not_stored_is_told_to_its_author_and_a_gap_to_everyone_else(
    stage: HostileStage,
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    line = line_of(mira)

    def swallow(request: SendMsgRequest) -> list[AnyRequest]:
        seq = line.log_ends[room] + 1
        answer = RelayFrame(re=request.id, result=MsgAccepted(seq=seq, received_at=now_ms()))
        stage.later(line.forge(msgspec.json.encode(answer)))
        return []

    line.on_request(SendMsgRequest, swallow)
    await mira.say(room, "swallowed")
    await stage.until(lambda: mira.has_sent(room, "swallowed"))
    line.be_honest()

    await mira.say(room, "the next")
    await stage.until(lambda: "the next" in sofia.texts(room))
    assert sofia.lines(room)[-1].missing_before == 1
    await stage.until(lambda: not mira.has_sent(room, "swallowed"))
    (lost,) = [line for line in mira.lines(room) if line.text == "swallowed"]
    assert "left it out of the room" in (lost.failure or "")
    assert mira.has_sent(room, "the next")

    await mira.controller.retry(room, lost.message_id)
    await stage.until(lambda: "swallowed" in sofia.texts(room))
    await goes_on(stage, room, mira, sofia)


async def test_a_key_that_nobody_asked_for_is_not_used(stage: HostileStage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    eve = Outsider(await stage.enter("Evelyn"))
    made_up = generate_room_key(room)
    wrap = eve.wrap(Cheat(sofia, room).card, made_up, 2)
    await line_of(sofia).slip_into_inbox(
        lambda number: ReceiveRoomKeyNotification(
            number=number,
            session_id=room,
            sender=eve.id,
            key_id=made_up.key_id,
            epoch=2,
            room_key=wrap,
        )
    )

    await goes_on(stage, room, mira, sofia)
    assert sofia.epochs(room) == [1]
    assert made_up.key_id not in {key.key_id for key in sofia.keys_held(room)}


async def test_wraps_swapped_between_two_people_open_for_neither_and_the_right_ones_come(
    stage: HostileStage,
) -> None:
    mira, sofia, tom, room = await three_in_a_room(stage)
    kept = {
        person.name: line_of(person).withhold(ReceiveRoomKeyNotification) for person in (sofia, tom)
    }
    await mira.controller.replace_key(room)
    await stage.until(lambda: all(kept.values()))
    for person, other in ((sofia, tom), (tom, sofia)):
        line_of(person).be_honest()
        await line_of(person).slip_into_inbox(partial(_with_number, kept[other.name][0]))

    await stage.until(lambda: sofia.epochs(room) == tom.epochs(room) == [1, 2], 30)
    await goes_on(stage, room, mira, sofia, tom)


def _with_number(each: AnyNotification, number: int) -> InboxNotification:
    assert isinstance(each, InboxNotification)
    return replace(each, number=number)


async def test_a_log_said_to_be_shorter_than_it_was_takes_nothing_back(
    stage: HostileStage,
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    before = sofia.texts(room)

    def shorter(request: AnyRequest, frame: RelayFrame) -> RelayFrame:
        assert isinstance(frame.result, Synced)
        return replace(frame, result=replace(frame.result, sessions={room: 1}, inbox=0))

    line_of(sofia).on_answer("fetch_msgs", shorter)
    await sofia.leave_the_net()
    await sofia.return_to_the_net()

    assert sofia.texts(room) == before
    await goes_on(stage, room, mira, sofia)
