"""How much of what happened while away has come."""

from collections.abc import Mapping

from sealroom.controller.live_session import LiveSessions
from sealroom.protocol.ids import SessionId


class CatchUp:
    """From where each log stood here as the stream began, to where it ended at the relay."""

    def __init__(self, sessions: LiveSessions) -> None:
        self._sessions = sessions
        self._ends: dict[SessionId, int] = {}
        """Of the logs that are not here to their end yet."""
        self._total = 0

    def begin(self, ends: Mapping[SessionId, int]) -> None:
        """The relay said where each log ends."""
        self._ends = dict(ends)
        self._total = self._missing()

    def stop(self) -> None:
        """The connection is gone."""
        self._ends.clear()

    def percent(self) -> int | None:
        """How much has come, rounded down; None once everything has."""
        missing = self._missing()
        return 100 * (self._total - missing) // self._total if missing else None

    def _missing(self) -> int:
        missing = 0
        for session_id, end in list(self._ends.items()):
            live = self._sessions.get(session_id)
            left = end - (live.log_cursor if live else 0)
            if left <= 0 or (live is not None and live.alarm is not None):
                del self._ends[session_id]
            else:
                missing += left
        return missing
