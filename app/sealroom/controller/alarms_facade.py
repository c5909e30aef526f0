"""The part of the facade about rooms that an alarm has stopped."""

from pathlib import Path
from typing import Protocol

from sealroom.controller.alarm_views import AlarmView
from sealroom.protocol.ids import SessionId


class Alarms(Protocol):
    """One alarm at most stands in a room. Leaving such a room is `leave`, as of any other."""

    def view(self, session_id: SessionId) -> AlarmView | None:
        """What was seen; None where the room is not stopped. Raises UnknownRoom."""
        ...

    async def save_evidence(self, session_id: SessionId, file: Path) -> None:
        """Write what was signed, and no text, title or key, as JSON. Raises EvidenceNotSaved."""
        ...

    async def go_on(self, session_id: SessionId) -> None:
        """Trust the room again, and take its log up where that ended."""
        ...
