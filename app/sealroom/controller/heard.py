"""What of hints has to be remembered while the app runs."""

from sealroom.protocol.ids import DeviceId, SessionId, UserId


class Heard:
    """Owned by the context; forgotten when the app ends."""

    def __init__(self) -> None:
        self.last: dict[tuple[SessionId, UserId, DeviceId], int] = {}
        """When the last hint of a device was sent: a repeat is no news."""
        self.typing: set[tuple[SessionId, UserId]] = set()
        self.answered: dict[SessionId, int] = {}
        """When somebody who asked was last told how far one has read."""
        self.telling: set[SessionId] = set()
        """Where it is being told how far one has read."""
        self.sent_at = 0
        """The time on the last own hint."""
