"""People for the relay's tests: real identities, made in a millisecond.

They share one RSA key (making one takes half a second) and differ in the signing key, so their ids
differ. Nobody's real keys.
"""

import os
import time
from dataclasses import dataclass
from functools import cache

from sealroom.crypto import Identity, IdentitySecrets, restore_identity, sign_kem_key, start_chain
from sealroom.protocol.ids import (
    DEVICE_ID_BYTES,
    MESSAGE_ID_BYTES,
    DeviceId,
    KeyId,
    MessageId,
    UserId,
    device_id_from,
    message_id_from,
)
from sealroom.protocol.keys import KemKey, PublicKeys, UserCard
from sealroom.protocol.message import Message, MessageHeader
from tests.crypto.people import identity_vectors


def now_ms() -> int:
    """The clock, as entries and messages have it."""
    return time.time_ns() // 1_000_000


@dataclass(frozen=True)
class Person:
    """A name, an identity and a device."""

    name: str
    identity: Identity
    kem_key: KemKey
    device: DeviceId

    @property
    def keys(self) -> PublicKeys:
        return self.identity.keys

    @property
    def user_id(self) -> UserId:
        return self.identity.user_id

    @property
    def card(self) -> UserCard:
        return UserCard(self.user_id, self.name, self.keys, self.kem_key)

    def at_another_device(self) -> "Person":
        """The same person elsewhere."""
        return Person(self.name, self.identity, self.kem_key, new_device())


def new_device() -> DeviceId:
    return device_id_from(os.urandom(DEVICE_ID_BYTES))


def new_message_id() -> MessageId:
    return message_id_from(os.urandom(MESSAGE_ID_BYTES))


def new_person(name: str) -> Person:
    """Someone whom no relay has seen."""
    chain = start_chain(now_ms())
    secrets = IdentitySecrets(1, _shared_rsa_key(), os.urandom(32), chain.week, chain.seed)
    identity = restore_identity(secrets)
    return Person(name, identity, sign_kem_key(identity, chain, now_ms()), new_device())


def message_by(
    sender: Person,
    session_id: str,
    head: str,
    key_id: KeyId | None,
    *,
    message_id: MessageId | None = None,
    body: bytes = b"not for the relay to read",
) -> Message:
    """A message in the right form. The relay cannot judge its seal and does not its signature."""
    header = MessageHeader(
        session_id=session_id,
        message_id=message_id or new_message_id(),
        sender=sender.user_id,
        device=sender.device,
        key_id=key_id,
        counter=1,
        head=head,
        sent_at=now_ms(),
    )
    return Message(header, body, bytes(64))


@cache
def _shared_rsa_key() -> bytes:
    return identity_vectors()[0].rsa_private
