"""The seed's flow "create an end-to-end encrypted group chat"."""

from sealroom.protocol.requests import NewSessionRequest
from tests.flows.stage import Stage


async def test_a_sealed_room_is_created_with_its_key_and_invitations(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    sofia = await stage.enter("Sofia")

    room = await mira.found("Expedition north", sofia, description="Where we go next")

    assert mira.wire.asked() == ["new_session"]
    (request,) = [each for each in mira.wire.requests if isinstance(each, NewSessionRequest)]
    assert request.e2ee_on is True
    assert request.members == [sofia.id]
    assert mira.wire.log() == ["create", "room_key", "invite"]
    assert mira.wire.heard() == []
    await stage.until(lambda: sofia.invited_to(room))
    assert sofia.wire.heard() == ["InviteUserToSession"]
    view = mira.view(room)
    assert (view.title, view.description) == ("Expedition north", "Where we go next")
    assert view.sealed
    assert view.my_role == "owner"
    assert mira.epochs(room) == [1]
    assert mira.kinds(room) == ["created", "invited"]
    (card,) = sofia.controller.cards()
    assert card.room_title == "Expedition north"
    assert sofia.controller.rooms() == []


async def test_a_room_that_is_not_sealed_has_no_key(stage: Stage) -> None:
    mira = await stage.enter("Mira")

    room = await mira.found("Public notice board", sealed=False)

    assert mira.wire.log() == ["create", "set_info"]
    assert mira.view(room).title == "Public notice board"
    assert not mira.view(room).sealed
    assert mira.controller.room_keys(room) == []
