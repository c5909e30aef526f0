"""What was promised during a run, and what was counted."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from sealroom.protocol.ids import MessageId, SessionId


class Promise(NamedTuple):
    """A message that a sender's app said it has stored."""

    sender: str
    room: SessionId
    text: str


@dataclass
class Record:
    """Kept by the harness, which outlives every process that it kills."""

    stored: dict[MessageId, Promise] = field(default_factory=dict)
    """The app's own promise: it goes out, or fails visibly."""
    sent: dict[MessageId, SessionId] = field(default_factory=dict)
    """The relay's promise: every member gets it."""
    tried: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    """What else came about: keys replaced, members who left and came back."""
    refused: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Orders that failed, with the words."""
    back_seconds: list[float] = field(default_factory=list)
    """From the relay listening again to a client, that ran all the while, being connected."""
    seen_ms: list[float] = field(default_factory=list)
