"""The seed's flow "Accept a user to join the group chat"."""

import pytest

from sealroom.controller.errors import NotAllowed, RelayRefused
from sealroom.controller.events import JoinAnswered
from sealroom.controller.views import JoinCard
from sealroom.protocol.entry import Role
from sealroom.protocol.errors import Reason
from sealroom.protocol.ids import SessionId
from sealroom.protocol.notifications import AllowUserJoinSessionNotification
from tests.flows.person import Person
from tests.flows.stage import Stage


async def asks(stage: Stage, joiner: Person, approver: Person, room: SessionId) -> None:
    """Somebody asks by the room's link, and the approver sees the card."""
    await joiner.controller.ask_to_join(approver.controller.link(room), "It's me")
    await stage.until(lambda: bool(approver.controller.cards()))


async def test_whoever_asks_is_let_in_with_the_key(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    jonas = await stage.enter("Jonas")
    room = await mira.found("Harbour office")
    mira.wire.forget()

    await asks(stage, jonas, mira, room)

    assert jonas.wire.asked() == ["join_session"]
    assert mira.wire.heard() == ["JoinSessionApproval"]
    (card,) = mira.controller.cards()
    assert isinstance(card, JoinCard)
    assert (card.user_id, card.words) == (jonas.id, "It's me")
    assert [wish.session_id for wish in jonas.controller.asked()] == [room]

    await mira.controller.answer_join_request(room, jonas.id, accept=True)
    await stage.until(lambda: jonas.in_room(room))

    assert mira.wire.asked() == ["allow_user_join_session"]
    assert mira.wire.log() == ["admit"]
    assert mira.wire.heard() == ["JoinSessionApproval"], "one device needs no JoinSessionSettled"
    assert jonas.wire.heard() == ["AllowUserJoinSessionNotification"]
    (answer,) = _answers(jonas)
    assert answer.accepted
    assert answer.room_key is not None
    assert jonas.view(room).title == "Harbour office"
    assert jonas.epochs(room) == [1]
    assert mira.controller.cards() == []
    assert jonas.controller.asked() == []
    assert JoinAnswered(room, accepted=True) in jonas.events


async def test_whoever_asks_is_refused(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    jonas = await stage.enter("Jonas")
    room = await mira.found("Harbour office")
    await asks(stage, jonas, mira, room)
    mira.wire.forget()

    await mira.controller.answer_join_request(room, jonas.id, accept=False)
    await stage.until(lambda: JoinAnswered(room, accepted=False) in jonas.events)

    assert mira.wire.asked() == ["allow_user_join_session"]
    assert mira.wire.log() == []
    (answer,) = _answers(jonas)
    assert not answer.accepted
    assert answer.room_key is None
    assert [wish.refused for wish in jonas.controller.asked()] == [True]
    assert jonas.controller.rooms() == []
    assert mira.view(room).members == 1


async def test_the_other_approver_learns_that_it_is_settled(stage: Stage) -> None:
    mira, sofia, jonas = [await stage.enter(name) for name in ("Mira", "Sofia", "Jonas")]
    room = await mira.found("Harbour office", sofia)
    await sofia.accept(room)
    await mira.controller.set_role(room, sofia.id, Role.ADMIN)
    await stage.until(lambda: sofia.view(room).my_role == Role.ADMIN)
    sofia.wire.forget()
    await asks(stage, jonas, sofia, room)
    await stage.until(lambda: bool(mira.controller.cards()))

    await sofia.controller.answer_join_request(room, jonas.id, accept=True)
    await stage.until(lambda: jonas.in_room(room) and not mira.controller.cards())
    await stage.until(lambda: mira.view(room).members == 3)

    settled = ["JoinSessionApproval", "JoinSessionSettled"]
    await stage.until(lambda: mira.wire.heard()[-2:] == settled)
    assert sofia.wire.heard() == ["JoinSessionApproval"]
    with pytest.raises(NotAllowed, match="answered this request already"):
        await mira.controller.answer_join_request(room, jonas.id, accept=True)


async def test_two_approvers_answer_at_once_and_one_is_told(stage: Stage) -> None:
    mira, sofia, jonas = [await stage.enter(name) for name in ("Mira", "Sofia", "Jonas")]
    room = await mira.found("Harbour office", sofia)
    await sofia.accept(room)
    await mira.controller.set_role(room, sofia.id, Role.ADMIN)
    await stage.until(lambda: sofia.view(room).my_role == Role.ADMIN)
    await asks(stage, jonas, sofia, room)
    await stage.until(lambda: bool(mira.controller.cards()))
    sofia.wire.vanish_at = "allow_user_join_session"
    with pytest.raises(Exception, match="did not answer"):
        await sofia.controller.answer_join_request(room, jonas.id, accept=False)

    await mira.controller.answer_join_request(room, jonas.id, accept=True)
    await sofia.return_to_the_net()
    await stage.until(lambda: not sofia.controller.cards() and jonas.in_room(room))
    await stage.until(lambda: "JoinSessionSettled" in sofia.wire.heard())

    await stage.until(lambda: sofia.view(room).members == 3)


async def test_an_approver_who_was_away_sees_the_request_on_coming_back(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    jonas = await stage.enter("Jonas")
    room = await mira.found("Harbour office")
    link = mira.controller.link(room)
    await mira.leave_the_net()
    mira.wire.forget()

    await jonas.controller.ask_to_join(link, "Anybody there?")
    await mira.return_to_the_net()
    await stage.until(lambda: bool(mira.controller.cards()))

    assert mira.wire.heard() == ["JoinSessionApproval"]
    await mira.controller.answer_join_request(room, jonas.id, accept=True)
    await stage.until(lambda: jonas.in_room(room))


async def test_letting_in_twice_is_refused_and_nothing_happens_twice(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    jonas = await stage.enter("Jonas")
    room = await mira.found("Harbour office")
    await asks(stage, jonas, mira, room)
    await mira.controller.answer_join_request(room, jonas.id, accept=True)
    await stage.until(lambda: jonas.in_room(room))

    with pytest.raises(NotAllowed, match="answered this request already"):
        await mira.controller.answer_join_request(room, jonas.id, accept=True)

    assert mira.view(room).members == 2
    assert mira.kinds(room) == ["created", "admitted"]


async def test_asking_twice_shows_one_card(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    jonas = await stage.enter("Jonas")
    room = await mira.found("Harbour office")
    await asks(stage, jonas, mira, room)

    await jonas.controller.ask_to_join(mira.controller.link(room), "Hello?")

    assert len(mira.controller.cards()) == 1
    assert len(jonas.controller.asked()) == 1


async def test_a_member_need_not_ask(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    room = await mira.found("Harbour office")

    with pytest.raises(NotAllowed, match="in this room already"):
        await mira.controller.ask_to_join(room)


async def test_asking_for_a_room_that_is_not_there_is_refused(stage: Stage) -> None:
    jonas = await stage.enter("Jonas")

    with pytest.raises(RelayRefused) as refused:
        await jonas.controller.ask_to_join("a" * 52)

    assert str(refused.value)
    assert jonas.controller.asked() == []


async def test_who_is_banned_may_not_ask(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    jonas = await stage.enter("Jonas")
    room = await mira.found("Harbour office")
    await mira.controller.ban(room, jonas.id)

    with pytest.raises(RelayRefused) as refused:
        await jonas.controller.ask_to_join(room)

    assert refused.value.reason == Reason.BANNED


def _answers(person: Person) -> list[AllowUserJoinSessionNotification]:
    return [
        each
        for each in person.wire.notifications
        if isinstance(each, AllowUserJoinSessionNotification)
    ]
