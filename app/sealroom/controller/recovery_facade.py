"""The part of the facade that keeps a lost computer from being a lost identity."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from sealroom.controller.views import RecoveryView
from sealroom.crypto import RecoveryCode

Watch = Callable[[float], None]
"""Hears how far it is, from 0 to 1, on the loop's thread."""


class Recovery(Protocol):
    """The recovery code, and kits under it. Cancelling a call leaves file and profile as before."""

    def view(self) -> RecoveryView:
        """When a kit was saved last, and what it lacks by now."""
        ...

    async def code(self) -> RecoveryCode:
        """The code that the profile's kits open with; made at the first call."""
        ...

    async def note_code_kept(self) -> None:
        """The person saw the code, or saved a page with it. `RecoveryChanged` tells of it."""
        ...

    async def save(self, file: Path, *, messages: bool, watch: Watch) -> None:
        """Save a kit into `file`, in the place of what was there. `RecoveryChanged` tells of it."""
        ...

    async def restore(self, file: Path, code: str, watch: Watch, *, relay: str = "") -> None:
        """Become the person whose kit it is, on a device of its own, and connect.

        For a profile where nobody has registered. `relay` is its address where it has moved.
        """
        ...
