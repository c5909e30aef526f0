"""The part of the facade about who is who: codes to compare keys by, and whom a link names."""

from typing import Protocol

from sealroom.controller.verification_views import CodeReading, LinkView
from sealroom.protocol.ids import UserId


class Verification(Protocol):
    """Verified marks stay on this device, and go into its recovery kits."""

    def code_for(self, user_id: UserId) -> str:
        """What `user_id` is to read: who one is, and whom one takes them for."""
        ...

    async def compare(self, user_id: UserId, code: str) -> CodeReading:
        """Judge what was read for `user_id`'s code. A match marks them as verified, at once."""
        ...

    def look_at_link(self, typed: str) -> LinkView:
        """What a room's link or code says. Raises TextRefused, RelayUnreachable."""
        ...
