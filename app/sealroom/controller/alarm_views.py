"""Views of a room that an alarm has stopped."""

import msgspec

from sealroom.protocol.ids import DeviceId, EntryHash, FingerprintOrEmpty, UserId
from sealroom.store.alarms import AlarmKind, Left


class AlarmNote(msgspec.Struct, frozen=True):
    """That a room is stopped. The window finds words for the kind; `words` are English."""

    kind: AlarmKind
    words: str
    left: Left | None = None
    """The person left the room then, and whether the relay took it."""


class AlarmView(msgspec.Struct, frozen=True):
    """What was seen, beside the history of the room that is held here."""

    kind: AlarmKind
    words: str
    raised_at: int | None
    """None where that was not kept yet."""
    own_number: int
    """Of the last change that is held; the first has 0."""
    own_head: FingerprintOrEmpty
    left: Left | None = None
    author: UserId | None = None
    """Who the change or message says it is from; None where no evidence was kept."""
    author_name: str = ""
    device: DeviceId | None = None
    number: int | None = None
    """The number that a change names as its own."""
    head: EntryHash | None = None
    """Its hash; of a message, the history that its sender knew."""
    seq: int | None = None
    """The relay's number for it."""
