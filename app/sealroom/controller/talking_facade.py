"""The part of the facade for what becomes of messages: answers, reactions, edits, recalls."""

from typing import Protocol

from sealroom.controller.talk_views import DraftAbout, VersionView
from sealroom.protocol.content import Mentions
from sealroom.protocol.ids import MessageId, SessionId


class Talking(Protocol):
    """What can be done with a message that is there. Like `send`, each returns once it is stored
    here and goes out by itself."""

    async def react(
        self, session_id: SessionId, message_id: MessageId, emoji: str, *, on: bool
    ) -> None:
        """Put a sign to a message, or take one's own away. Raises NotAllowed."""
        ...

    async def edit(
        self,
        session_id: SessionId,
        message_id: MessageId,
        text: str,
        *,
        sealed: bool,
        mentions: Mentions = (),
    ) -> None:
        """Give an own message another text; the draft ends. Raises NotAllowed, TextRefused."""
        ...

    async def recall(self, session_id: SessionId, message_id: MessageId) -> None:
        """Take a message back: own ones, or as Owner or Admin any. Raises NotAllowed."""
        ...

    def versions(self, session_id: SessionId, message_id: MessageId) -> list[VersionView]:
        """What a message said, oldest first; none where it was recalled. Raises UnknownRoom."""
        ...

    def draft_about(self, session_id: SessionId) -> DraftAbout | None:
        """The message that the draft answers, or is to take the place of."""
        ...

    async def set_draft_about(self, session_id: SessionId, about: DraftAbout | None) -> None:
        """Keep which message that is."""
        ...
