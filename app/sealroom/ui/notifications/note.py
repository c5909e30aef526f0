"""One notification, and what shows it."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Note:
    """`key` is what it is about: a later one of the same key takes its place."""

    key: str
    title: str = field(repr=False)
    body: str = field(repr=False)
    sound: bool


class Delivery(Protocol):
    """Shows notes on a desktop. Returns at once; says through its maker which was clicked."""

    def show(self, note: Note) -> None:
        """Show it, in the place of the one with its key."""
        ...

    def withdraw(self, key: str) -> None:
        """It is known by now, or nobody may see it any more."""
        ...

    def withdraw_all(self) -> None:
        """The app is locked or closed."""
        ...
