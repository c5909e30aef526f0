"""A message as it travels, sealed or open. What stands inside it: `content`."""

import msgspec

from sealroom.protocol.fields import Body, Count, Milliseconds, Signature
from sealroom.protocol.ids import DeviceId, EntryHash, KeyId, MessageId, SessionId, UserId
from sealroom.protocol.redacted import Redacted


class MessageHeader(msgspec.Struct, frozen=True):
    """Everything of a message but its body: the associated data, bound by seal and signature."""

    session_id: SessionId
    message_id: MessageId
    sender: UserId
    device: DeviceId
    key_id: KeyId | None
    """The room key it is sealed under; None for an open message."""
    counter: Count
    """1, 2, 3 ... for each device in each session."""
    head: EntryHash
    """The ledger head that the sender saw."""
    sent_at: Milliseconds


class Message(Redacted, frozen=True):
    """One signed message; `body` is ciphertext where the header names a key, else the content."""

    HIDDEN = frozenset({"body"})

    header: MessageHeader
    body: Body
    signature: Signature

    @property
    def is_encrypted(self) -> bool:
        """Whether it is sealed (the seed's `is_encrypted`)."""
        return self.header.key_id is not None
