"""What the window finds: the place of a day in a room."""

from typing import Protocol

from sealroom.protocol.ids import SessionId


class Finding(Protocol):
    """Where things are; returns at once."""

    def order_at(self, session_id: SessionId, time: int) -> int | None:
        """`order` of the first item said or done at `time` or later, by the relay's clock.

        None where all is earlier. Raises UnknownRoom.
        """
        ...
