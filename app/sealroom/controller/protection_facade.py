"""The part of the facade that says what opens the profile, and changes it."""

from pathlib import Path
from typing import Protocol

import msgspec


class ProtectionView(msgspec.Struct, frozen=True):
    """What opens the profile at its next start."""

    in_keyring: bool
    """The system's keyring is meant to."""
    keyring: str
    """The name of the keyring that does; empty where none holds the key now."""
    passphrase: bool
    recovery_code: bool
    lock: bool = False
    """A passphrase and the keyring open it together, and neither alone."""


class Protection(Protocol):
    """Of one profile on a disk. All calls may take a second."""

    @property
    def folder(self) -> Path:
        """Where the profile lies."""
        ...

    def asks(self) -> bool:
        """Whether opening the profile takes a person: only then can it be locked. At once."""
        ...

    async def view(self) -> ProtectionView:
        """What opens the profile now."""
        ...

    async def set_passphrase(self, passphrase: str, present: str = "") -> None:
        """Let a passphrase open the profile, in the place of the one before, which is `present`."""
        ...

    async def remove_passphrase(self, present: str) -> None:
        """Let no passphrase open it any more; never the last sure way in."""
        ...

    async def set_lock(self, passphrase: str, present: str = "") -> None:
        """Let passphrase and keyring open it together, and neither alone.

        `present` is the passphrase before, of the lock or the profile, or the recovery code.
        """
        ...

    async def remove_lock(self, present: str) -> None:
        """Let the keyring alone open it again."""
        ...
