"""What the window finds: messages by what they say, and the place of a day in a room."""

from typing import Protocol

from sealroom.controller.search_views import HitPage
from sealroom.controller.views import PersonView
from sealroom.protocol.ids import SessionId

HITS_PER_PAGE = 50


class Finding(Protocol):
    """Where things are."""

    async def search(
        self,
        typed: str,
        room: SessionId | None = None,
        before: int | None = None,
        limit: int = HITS_PER_PAGE,
    ) -> HitPage:
        """Messages with what was typed (see `search_query`), in all rooms or one, newest first.

        `before` is where an earlier page ended. Looks on a thread of its own, which a cancelled
        call leaves at once.
        """
        ...

    def people(self) -> list[PersonView]:
        """Everybody whose name is known here, in no order. Returns at once."""
        ...

    def order_at(self, session_id: SessionId, time: int) -> int | None:
        """`order` of the first item said or done at `time` or later, by the relay's clock.

        None where all is earlier. Returns at once. Raises UnknownRoom.
        """
        ...
