"""Three people with fixed test keys, and the places they meet in. Nobody's real keys."""

from dataclasses import dataclass
from pathlib import Path

import msgspec
from hypothesis import settings

from sealroom.crypto import Identity, IdentitySecrets, KemChain, restore_identity, sign_kem_key
from sealroom.protocol.ids import SessionId, UserId, fingerprint
from sealroom.protocol.keys import PublicKeys, UserCard
from sealroom.protocol.message import MessageHeader

VECTORS = Path(__file__).parent / "vectors"

NOW = 1_800_000_000_000
"""2027-01-15, in week 2976."""
SESSION: SessionId = fingerprint("sealroom/test/session", 1)
OTHER_SESSION: SessionId = fingerprint("sealroom/test/session", 2)
HEAD = fingerprint("sealroom/test/head")
NONCE = bytes(range(12))

EXAMPLES = settings(deadline=None, max_examples=60)
"""No deadline: the machine may be busy."""


class IdentityVector(msgspec.Struct, frozen=True):
    """A person's secret and public keys, and the ids they give."""

    name: str
    rsa_private: bytes
    signing_private: bytes
    kem_week: int
    kem_seed: bytes
    keys: PublicKeys
    user_id: UserId
    fingerprint_groups: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """An identity with its chain and the card others have of it."""

    name: str
    identity: Identity
    chain: KemChain
    card: UserCard

    @property
    def keys(self) -> PublicKeys:
        return self.identity.keys

    @property
    def user_id(self) -> UserId:
        return self.identity.user_id


def identity_vectors() -> list[IdentityVector]:
    stored = (VECTORS / "identities.json").read_bytes()
    return msgspec.json.decode(stored, type=list[IdentityVector])


def person(vector: IdentityVector) -> Person:
    secrets = IdentitySecrets(
        1, vector.rsa_private, vector.signing_private, vector.kem_week, vector.kem_seed
    )
    identity, chain = restore_identity(secrets), secrets.kem_chain
    kem_key = sign_kem_key(identity, chain, NOW)
    card = UserCard(identity.user_id, vector.name, identity.keys, kem_key)
    return Person(vector.name, identity, chain, card)


def header_of(sender: Person, key_id: str | None, session: SessionId = SESSION) -> MessageHeader:
    return MessageHeader(
        session_id=session,
        message_id="m" * 26,
        sender=sender.user_id,
        device="d" * 16,
        key_id=key_id,
        counter=7,
        head=HEAD,
        sent_at=NOW,
    )


def with_bit_flipped(data: bytes, bit: int) -> bytes:
    byte, shift = divmod(bit, 8)
    return data[:byte] + bytes([data[byte] ^ (1 << shift)]) + data[byte + 1 :]
