"""How long the relay keeps what it was given. The ledger is kept for ever."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """Days, at least one each."""

    message_days: int | None = None
    """Messages go after that time, whoever has fetched them; None keeps them for ever."""
    file_days: int | None = None
    """Files go after that time, and with their message; None keeps them as long as that."""
    inbox_days: int = 30
    """Inbox items and join requests go after that time even where nobody fetched them."""

    def __post_init__(self) -> None:
        days = (self.inbox_days, self.message_days, self.file_days)
        if any(each is not None and each < 1 for each in days):
            raise ValueError("what is kept is kept for a day at least")
