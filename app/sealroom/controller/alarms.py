"""Rooms that an alarm has stopped, for the window. Implements `Alarms`."""

from pathlib import Path

from sealroom.controller import stopped_room
from sealroom.controller.alarm_views import AlarmView
from sealroom.controller.errors import ControllerError
from sealroom.controller.reading import Reader
from sealroom.controller.shell import Shell
from sealroom.protocol.ids import SessionId
from sealroom.store.errors import StoreError
from sealroom.store.private_file import write_private_file


class EvidenceNotSaved(ControllerError):
    """The file could not be written, in words."""


class StoppedRooms:
    """Of one open profile. `reader` reads on the loop's thread."""

    def __init__(self, shell: Shell, reader: Reader) -> None:
        self._shell = shell
        self._reader = reader

    def view(self, session_id: SessionId) -> AlarmView | None:
        return self._reader.alarm(session_id)

    async def save_evidence(self, session_id: SessionId, file: Path) -> None:
        content = self._reader.evidence(session_id)
        if not content:
            raise EvidenceNotSaved("Nothing stands against this room any more.")
        try:
            await self._shell.run_aside(lambda: write_private_file(file, content))
        except StoreError as problem:
            raise EvidenceNotSaved(str(problem)) from None

    async def go_on(self, session_id: SessionId) -> None:
        await self._shell.command("go on", lambda c: stopped_room.go_on(c, session_id))
