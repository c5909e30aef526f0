"""The facade's part about messages that go later."""

from typing import Protocol

from sealroom.protocol.content import Mentions
from sealroom.protocol.ids import MessageId, SessionId
from sealroom.protocol.redacted import Redacted


class ScheduledView(Redacted, frozen=True):
    """A message that waits for its time."""

    HIDDEN = frozenset({"text"})

    number: int
    """Which one it is, in its room."""
    text: str
    sealed: bool
    due_at: int
    failure: str | None
    """Why it did not go when it was due; the person decides."""
    silent: bool = False


class Scheduling(Protocol):
    """They are kept in the profile and sealed as they go: under the key of that time, to those who
    are in the room then. They go while Sealroom runs; one that was missed goes at its next start.
    """

    def waiting(self, session_id: SessionId) -> list[ScheduledView]:
        """Those of a room, the next to go first. Raises UnknownRoom."""
        ...

    async def schedule(
        self,
        session_id: SessionId,
        text: str,
        *,
        sealed: bool,
        due_at: int,
        reply_to: MessageId | None = None,
        mentions: Mentions = (),
        silent: bool = False,
    ) -> None:
        """Have it go at `due_at`; the draft ends. Raises TextRefused, NotAllowed."""
        ...

    async def reschedule(self, session_id: SessionId, number: int, due_at: int) -> None:
        """Have it go at another time; now, where that is past."""
        ...

    async def discard(self, session_id: SessionId, number: int) -> None:
        """Drop one for good."""
        ...

    async def take_back(self, session_id: SessionId, number: int, draft: str) -> str:
        """Put its text before what stands in the composer: both are the room's draft now."""
        ...
