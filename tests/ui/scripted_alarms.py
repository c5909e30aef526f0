"""Alarms of the scripted facade: they stand in its rooms, and end as the real ones do."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

from sealroom.controller.alarm_views import AlarmNote, AlarmView
from sealroom.protocol.ids import SessionId, fingerprint
from sealroom.store.alarms import AlarmKind


class Rooms(Protocol):
    """What of the scripted facade is needed."""

    def alarm_of(self, session_id: SessionId) -> AlarmNote | None: ...

    def go_on_in(self, session_id: SessionId) -> None: ...


def alarm_view(note: AlarmNote, **more: object) -> AlarmView:
    """What could have been seen."""
    view = {
        "raised_at": 1_762_000_000_000,
        "own_number": 13,
        "own_head": fingerprint("test/entry", "13"),
        "author": fingerprint("test/person", "Eve"),
        "number": 14,
        "head": fingerprint("test/entry", "14"),
        "seq": 402,
    }
    return AlarmView(kind=note.kind, words=note.words, left=note.left, **(view | more))  # type: ignore[arg-type]


class ScriptedAlarms:
    """Implements `Alarms`."""

    def __init__(self, asked: Callable[..., Awaitable[None]], rooms: Rooms) -> None:
        self._asked = asked
        self._rooms = rooms
        self.facts: dict[str, object] = {}
        """What a test wants to be known of any alarm."""

    def view(self, session_id: SessionId) -> AlarmView | None:
        note = self._rooms.alarm_of(session_id)
        return alarm_view(note, **self.facts) if note else None

    async def save_evidence(self, session_id: SessionId, file: Path) -> None:
        await self._asked("save_evidence", session_id, file)

    async def go_on(self, session_id: SessionId) -> None:
        await self._asked("go_on", session_id)
        self._rooms.go_on_in(session_id)


def note(kind: AlarmKind = AlarmKind.TWO_HISTORIES, words: str = "It was seen.") -> AlarmNote:
    return AlarmNote(kind, words)
