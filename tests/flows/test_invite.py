"""The seed's flow "Invite a user to join the group chat"."""

import asyncio
import time

import pytest

from sealroom.controller import inviting, missing_keys
from sealroom.controller.errors import NotAllowed, NotConnected
from sealroom.controller.events import NamesChanged, PeopleChanged
from sealroom.controller.inviting import InvitationGone
from sealroom.controller.timeline_views import EventView
from sealroom.controller.views import InvitationCard
from sealroom.protocol.ids import SessionId
from tests.flows.person import Person
from tests.flows.stage import Stage
from tests.flows.test_switch import two_in_a_room

CLOCKS_APART_SECONDS = 0.1
"""An app reckons the relay's clock from when its greeting came in."""


async def test_the_invited_accepts_and_gets_the_key(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    sofia = await stage.enter("Sofia")
    room = await mira.found("Rehearsals")
    mira.wire.forget()

    await mira.controller.invite(room, sofia.id)
    await stage.until(lambda: sofia.invited_to(room))
    preview = await sofia.controller.preview_invitation(room)
    await sofia.controller.answer_invitation(room, accept=True)
    await stage.until(lambda: sofia.in_room(room))

    assert mira.wire.asked() == ["invite_user_to_session", "send_room_key"]
    assert mira.wire.log() == ["invite", "accept"]
    assert mira.wire.heard() == ["AcceptSessionNotification"]
    assert "accept_join_session_approval" in sofia.wire.asked()
    assert sofia.wire.heard() == ["InviteUserToSession", "ReceiveRoomKeyNotification"]
    assert sofia.wire.log() == ["create", "room_key", "invite", "accept"]
    assert preview.sealed
    assert preview.card.inviter == mira.id
    assert [person.user_id for person in preview.people] == [mira.id]
    assert sofia.view(room).title == "Rehearsals"
    assert sofia.epochs(room) == [1]
    assert sofia.controller.cards() == []


async def test_who_is_invited_is_named_at_once_to_everyone_in_the_room(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    ravi = await stage.enter("Ravi")
    for person in (mira, sofia):
        assert len(person.controller.people(room)) == 2
        person.events.clear()

    await mira.controller.invite(room, ravi.id)

    for person in (mira, sofia):
        await stage.until(lambda p=person: _invited(p, room) == [ravi.name])  # type: ignore[misc]
        assert {type(event) for event in person.events} >= {NamesChanged, PeopleChanged}
        line = person.controller.timeline(room)[-1]
        assert isinstance(line, EventView)
        assert line.subject_name == ravi.name


def _invited(person: Person, room: SessionId) -> list[str]:
    return [each.name for each in person.controller.people(room) if each.invited]


async def test_the_inviter_is_away_and_the_invited_waits_visibly(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    sofia = await stage.enter("Sofia")
    room = await mira.found("Rehearsals", sofia)
    await stage.until(lambda: sofia.invited_to(room))
    await mira.leave_the_net()
    mira.wire.forget()

    await sofia.controller.answer_invitation(room, accept=True)

    assert sofia.view(room).my_role == "member"
    assert sofia.waits_for_key(room)
    assert sofia.view(room).title == ""

    waiting = await sofia.say(room, "written before the key came")
    await mira.return_to_the_net()
    await stage.until(lambda: sofia.in_room(room))
    await stage.until(lambda: mira.texts(room) == ["written before the key came"])
    await stage.until(lambda: sofia.has_sent(room, "written before the key came"))

    assert mira.wire.heard() == ["AcceptSessionNotification"]
    assert mira.wire.asked() == ["send_room_key"]
    line = sofia.controller.message(room, waiting)
    assert line is not None
    assert (line.lock, line.state) == ("sealed", "sent")


async def test_another_member_with_the_key_answers_while_the_inviter_is_away(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(missing_keys, "FIRST_PATIENCE_MS", 100)
    mira, sofia, jonas = [await stage.enter(name) for name in ("Mira", "Sofia", "Jonas")]
    room = await mira.found("Rehearsals", sofia)
    await sofia.accept(room)
    await sofia.controller.invite(room, jonas.id)
    await stage.until(lambda: jonas.invited_to(room))
    await sofia.quit()

    await jonas.controller.answer_invitation(room, accept=True)
    assert jonas.waits_for_key(room)
    await stage.until(lambda: jonas.in_room(room))

    assert "request_room_key" in jonas.wire.asked()
    assert mira.wire.heard()[-1] == "RequestRoomKeyNotification"


async def test_the_invited_declines(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    sofia = await stage.enter("Sofia")
    room = await mira.found("Rehearsals", sofia)
    await stage.until(lambda: sofia.invited_to(room))
    mira.wire.forget()

    await sofia.controller.answer_invitation(room, accept=False)
    await stage.until(lambda: mira.kinds(room)[-1] == "declined")

    assert mira.wire.log() == ["decline"]
    await stage.until(lambda: mira.wire.heard() == ["AcceptSessionNotification"])
    assert mira.wire.asked() == [], "no key goes to who declined"
    assert sofia.controller.cards() == []
    assert sofia.controller.rooms() == []
    assert mira.view(room).members == 1


async def test_a_withdrawn_invitation_vanishes_and_cannot_be_accepted(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    sofia = await stage.enter("Sofia")
    room = await mira.found("Rehearsals", sofia)
    await stage.until(lambda: sofia.invited_to(room))

    await mira.controller.withdraw(room, sofia.id)
    await stage.until(lambda: not sofia.controller.cards())

    assert sofia.wire.heard() == ["InviteUserToSession", "InvitationWithdrawn"]
    with pytest.raises(InvitationGone, match="does not stand any more"):
        await sofia.controller.answer_invitation(room, accept=True)
    assert sofia.controller.rooms() == []
    assert mira.view(room).members == 1


async def test_an_invitation_withdrawn_on_the_way_is_refused(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    sofia = await stage.enter("Sofia")
    room = await mira.found("Rehearsals", sofia)
    await stage.until(lambda: sofia.invited_to(room))
    sofia.wire.vanish_at = "InvitationWithdrawn"
    await mira.controller.withdraw(room, sofia.id)
    await stage.until(lambda: not sofia.connected)
    sofia.wire.vanish_at = None
    sofia.wire.away = True
    assert sofia.invited_to(room)

    with pytest.raises(NotConnected):
        await sofia.controller.answer_invitation(room, accept=True)

    await sofia.return_to_the_net()
    await stage.until(lambda: not sofia.controller.cards())


async def test_an_expired_invitation_is_gone(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inviting, "INVITATION_MS", 400)
    mira = await stage.enter("Mira")
    sofia = await stage.enter("Sofia")
    room = await mira.found("Rehearsals")
    await mira.controller.invite(room, sofia.id)
    await stage.until(lambda: sofia.invited_to(room))
    (card,) = sofia.controller.cards()
    assert isinstance(card, InvitationCard)

    await asyncio.sleep(card.expires_at / 1000 - time.time() + CLOCKS_APART_SECONDS)

    assert sofia.controller.cards() == []
    with pytest.raises(InvitationGone):
        await sofia.controller.answer_invitation(room, accept=True)
    assert sofia.controller.rooms() == []
    await mira.controller.invite(room, sofia.id)
    await stage.until(lambda: sofia.invited_to(room))


async def test_accepting_twice_makes_one_member(stage: Stage) -> None:
    """The answer may have been lost, or given at another device: giving it again is no error."""
    mira = await stage.enter("Mira")
    sofia = await stage.enter("Sofia")
    room = await mira.found("Rehearsals", sofia)
    await sofia.accept(room)

    await sofia.controller.answer_invitation(room, accept=True)

    assert sofia.in_room(room)
    assert mira.view(room).members == 2
    with pytest.raises(InvitationGone):
        await sofia.controller.answer_invitation(room, accept=False)


async def test_inviting_a_member_or_twice_is_refused_here_already(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    sofia = await stage.enter("Sofia")
    room = await mira.found("Rehearsals", sofia)

    with pytest.raises(NotAllowed, match="Already invited"):
        await mira.controller.invite(room, sofia.id)
    await sofia.accept(room)
    await stage.until(lambda: mira.view(room).members == 2)
    with pytest.raises(NotAllowed):
        await mira.controller.invite(room, sofia.id)

    assert mira.wire.asked().count("invite_user_to_session") == 0


async def test_who_was_not_invited_cannot_look_in(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    jonas = await stage.enter("Jonas")
    room = await mira.found("Rehearsals")

    with pytest.raises(InvitationGone):
        await jonas.controller.preview_invitation(room)

    assert jonas.wire.log() == []
