"""What is typed is never lost, not even where it cannot be stored."""

import pytest
from PySide6.QtWidgets import QLabel

from sealroom.controller.errors import ProfileTrouble
from sealroom.controller.events import Trouble
from sealroom.controller.views import ConnectionState, ConnectionView
from sealroom.protocol.ids import SessionId
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import ScriptedFacade, room_id
from tests.ui.seat import seated, until

FULL = ProfileTrouble("The disk is full.")


class FullDisk:
    """Refuses drafts until there is room."""

    def __init__(self, facade: ScriptedFacade, monkeypatch: pytest.MonkeyPatch) -> None:
        self.refused = 0
        self.full = True
        self._store = facade.set_draft
        monkeypatch.setattr(facade, "set_draft", self.set_draft)

    async def set_draft(self, session_id: SessionId, text: str) -> None:
        if self.full:
            self.refused += 1
            raise FULL
        await self._store(session_id, text)


def test_a_draft_that_cannot_be_stored_is_there_again_and_stored_later(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        facade = believable.furnished()
        disk = FullDisk(facade, monkeypatch)
        async with seated(facade) as seat:
            seat.open("Newsroom")
            seat.write("composerField", "typed on a full disk")
            seat.open("Field team")
            await until(lambda: disk.refused == 1, "it was tried")
            assert not seat.shows("toast"), "the event says it, once"
            seat.open("Newsroom")
            assert seat.main.room.composer.field.toPlainText() == "typed on a full disk"
            disk.full = False
            facade.connect(ConnectionView(ConnectionState.CONNECTED))
            draft = facade.rooms_by_id[room_id("Newsroom")]
            await until(lambda: draft.draft == "typed on a full disk", "it is stored")

    drive(story())


def test_a_message_that_cannot_be_stored_stays_in_the_field_with_the_reason(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        facade = believable.furnished()
        FullDisk(facade, monkeypatch)
        async with seated(facade) as seat:
            seat.open("Newsroom")
            facade.fail_next = FULL
            seat.write("composerField", "the only copy")
            seat.main.room.composer.submit()
            await until(lambda: seat.main.room.composer.field.toPlainText() != "", "it is back")
            assert seat.main.room.composer.field.toPlainText() == "the only copy"
            assert seat.find(QLabel, "composerHint").text() == str(FULL)

    drive(story())


def test_trouble_with_the_profile_is_said_by_its_event_and_not_by_every_call(
    drive: Drive,
) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            facade.fail_next = FULL
            seat.sheets._do(facade.mute(room_id("Newsroom"), "x"))
            await until(lambda: facade.fail_next is None, "it failed")
            assert not seat.shows("toast")
            facade.tell(Trouble(str(FULL)))
            assert seat.window.toast.words == str(FULL)

    drive(story())
