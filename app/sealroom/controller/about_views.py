"""What a window shows about one message beyond its text: frozen values, as those of `views.py`."""

import msgspec

from sealroom.controller.alarm_views import AlarmNote
from sealroom.controller.stamps import Stamps
from sealroom.controller.timeline_views import Doubt, MessageView
from sealroom.controller.views import KeyView
from sealroom.protocol.ids import DeviceId, KeyId, UserId


class ReaderView(msgspec.Struct, frozen=True):
    """Somebody who could read a message, or may by now."""

    user_id: UserId
    name: str
    is_me: bool
    verified: bool
    came_at: int | None = None
    """When they came into the room, where that was after the message."""
    out_since: int | None = None
    """Since when they are out of the room, where they are."""


class HandedView(msgspec.Struct, frozen=True):
    """Somebody who came later, and with whom the message was shared."""

    reader: ReaderView
    by: UserId
    by_name: str
    by_me: bool
    time: int


class Readers(msgspec.Struct, frozen=True):
    """Who can read a message, by the room's ledger."""

    members: tuple[ReaderView, ...] = ()
    """Who was in the room at its place in the log: oneself first, the others by name."""
    handed: tuple[HandedView, ...] = ()
    holders: tuple[ReaderView, ...] = ()
    """Who else may have the key: they came in while it was still in use, or had left, and it was
    not replaced yet. Their apps do not get the message; with the relay's help they could."""


class KeyOriginView(msgspec.Struct, frozen=True):
    """How a key came to this computer: "made", "let_in" or "handed", by whom, when."""

    how: str
    name: str
    by_me: bool
    time: int


class AboutMessage(msgspec.Struct, frozen=True):
    """Everything that is known of a message. Nothing here holds a key."""

    message: MessageView
    author: ReaderView
    stamps: Stamps
    readers: Readers | None
    """None where it cannot be told: it has not gone out, or is not believed."""
    key_id: KeyId | None = None
    """The key it says it is sealed under; None for an open one, or one that has not gone out."""
    key: KeyView | None = None
    """That key; None where the room's ledger names no such key."""
    key_origin: KeyOriginView | None = None
    """None while the key is not here."""
    doubt: Doubt | None = None
    """Why it is not believed; None also where that was not recorded."""
    device: DeviceId | None = None
    """The device it was signed on; None where that was not recorded."""
    this_device: bool = False
    alarm: AlarmNote | None = None
    """Why the room is not trusted any more."""
