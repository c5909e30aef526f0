"""What the composer hands over."""

from sealroom.protocol.content import Mentions
from sealroom.protocol.redacted import Redacted


class Written(Redacted, frozen=True):
    """A message, and how it is to go."""

    HIDDEN = frozenset({"text", "mentions"})

    text: str
    sealed: bool
    mentions: Mentions = ()
    silent: bool = False
    """Those who get it are not notified."""
    due_at: int | None = None
    """When it is to go, ms; None for now."""
