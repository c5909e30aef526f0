"""How long the relay keeps what it was given. The ledger is kept for ever."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """Days, at least one each."""

    message_days: int | None = None
    """Messages go after that time, whoever has fetched them; None keeps them for ever."""
    inbox_days: int = 30
    """Inbox items and join requests go after that time even where nobody fetched them."""

    def __post_init__(self) -> None:
        if self.inbox_days < 1 or (self.message_days is not None and self.message_days < 1):
            raise ValueError("what is kept is kept for a day at least")
