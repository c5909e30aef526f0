"""Hints: what a member does at the moment, told to whoever is there, sealed, and kept by nobody."""

from typing import TypeAlias

import msgspec

from sealroom.protocol.fields import Count, HintBody, Milliseconds, Signature
from sealroom.protocol.ids import DeviceId, KeyId, SessionId, UserId
from sealroom.protocol.redacted import Redacted


class HintHeader(msgspec.Struct, frozen=True):
    """Everything of a hint but its body: bound by seal and signature."""

    session_id: SessionId
    sender: UserId
    device: DeviceId
    key_id: KeyId
    sent_at: Milliseconds
    """By the relay's clock, as the sender reckons it. Grows with each hint of a device."""


class Hint(Redacted, frozen=True):
    """A sealed and signed hint; all have the same size."""

    HIDDEN = frozenset({"body"})

    header: HintHeader
    body: HintBody
    signature: Signature


class Typing(msgspec.Struct, frozen=True, tag="typing", tag_field="type"):
    """The sender is writing, for some seconds from now."""


class ReadUpTo(msgspec.Struct, frozen=True, tag="read", tag_field="type"):
    """The sender has read what stands up to `position` in the session's log."""

    position: Count
    ask: bool = False
    """Whether the sender has just come and would like to know how far others are."""


HintContent: TypeAlias = Typing | ReadUpTo
