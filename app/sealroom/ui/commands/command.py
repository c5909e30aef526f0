"""One thing that can be done in a window."""

from collections.abc import Callable
from dataclasses import dataclass

from sealroom.ui.shortcuts import Key


@dataclass(frozen=True)
class Command:
    """`run` does it; `enabled` says whether it can be done now."""

    name: Key
    words: str
    """What it does, as a palette lists it."""
    shortcut: str
    """Its first keys as the platform writes them; empty where it has none."""
    enabled: Callable[[], bool]
    run: Callable[[], object]
