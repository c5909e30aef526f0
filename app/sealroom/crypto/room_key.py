"""A session's room key and how it is handed to one member (the seed's `encrypted_room_key`)."""

import hmac
from dataclasses import dataclass, field

from sealroom.crypto.errors import WrapRefused
from sealroom.crypto.hybrid import hybrid_open, hybrid_seal
from sealroom.crypto.identity import Identity
from sealroom.crypto.kem_chain import KemChain
from sealroom.crypto.secret import SECRET_BYTES, Secret, random_secret
from sealroom.protocol.ids import KeyId, SessionId, fingerprint
from sealroom.protocol.keys import PublicKeys, UserCard

KEY_ID_CONTEXT = "sealroom/1/room-key-id"
WRAP_CONTEXT = "sealroom/1/wrap"


@dataclass(frozen=True, slots=True, eq=False)
class RoomKey(Secret):
    """The 32-byte secret that a session's members share during one epoch.

    `key_id` is a hash of session and secret: it commits to the key, so two keys are equal where
    their ids are.
    """

    session_id: SessionId
    secret: bytes = field(repr=False)
    key_id: KeyId = field(init=False)

    def __post_init__(self) -> None:
        if len(self.secret) != SECRET_BYTES:
            raise ValueError(f"a room key has {SECRET_BYTES} bytes")
        key_id = fingerprint(KEY_ID_CONTEXT, self.session_id, self.secret)
        object.__setattr__(self, "key_id", key_id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RoomKey) and self.key_id == other.key_id

    def __hash__(self) -> int:
        return hash(self.key_id)


def generate_room_key(session_id: SessionId) -> RoomKey:
    """A fresh key for the session's next epoch."""
    return RoomKey(session_id, random_secret())


def wrap_room_key(sender: Identity, recipient: UserCard, room_key: RoomKey, epoch: int) -> bytes:
    """Wrap `room_key` of `epoch` for one member: 1593 bytes, bound to session, key id and epoch.

    Raises KeyBundleRefused where the card's keys are not the recipient's.
    """
    bound = (room_key.session_id, room_key.key_id, epoch)
    return hybrid_seal(
        sender, recipient, context=WRAP_CONTEXT, bound=bound, plaintext=room_key.secret
    )


def unwrap_room_key(
    recipient: Identity,
    chain: KemChain,
    sender: PublicKeys,
    *,
    session_id: SessionId,
    key_id: KeyId,
    epoch: int,
    wrapped: bytes,
) -> RoomKey:
    """The room key in `wrapped`. That sender and recipient were members is the caller's to check.

    Raises WrapRefused, whatever is wrong, also where the key does not hash to `key_id`.
    """
    bound = (session_id, key_id, epoch)
    secret = hybrid_open(recipient, chain, sender, context=WRAP_CONTEXT, bound=bound, blob=wrapped)
    if len(secret) != SECRET_BYTES:
        raise WrapRefused
    room_key = RoomKey(session_id, secret)
    if not hmac.compare_digest(room_key.key_id, key_id):
        raise WrapRefused
    return room_key
