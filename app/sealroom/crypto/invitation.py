"""The note that goes with an invitation: the room's title, readable by the invitee alone."""

from sealroom.crypto.errors import PaddingRefused, WrapRefused
from sealroom.crypto.hybrid import OVERHEAD_BYTES, hybrid_open, hybrid_seal
from sealroom.crypto.identity import Identity
from sealroom.crypto.kem_chain import KemChain
from sealroom.crypto.padding import pad, unpad
from sealroom.protocol.ids import SessionId
from sealroom.protocol.keys import PublicKeys, UserCard
from sealroom.protocol.limits import WRAP_BYTES

INVITATION_CONTEXT = "sealroom/1/invitation"
PADDED_BYTES = WRAP_BYTES - OVERHEAD_BYTES
"""Largest padded note."""


def seal_note(sender: Identity, recipient: UserCard, session_id: SessionId, note: bytes) -> bytes:
    """Seal `note`, at most 2428 bytes, to the invitee, bound to the session.

    Raises ContentTooLarge; KeyBundleRefused where the card's keys are not the invitee's.
    """
    padded = pad(note, PADDED_BYTES)
    bound = (session_id,)
    return hybrid_seal(sender, recipient, context=INVITATION_CONTEXT, bound=bound, plaintext=padded)


def open_note(
    recipient: Identity,
    chain: KemChain,
    sender: PublicKeys,
    session_id: SessionId,
    sealed: bytes,
) -> bytes:
    """The note that `sender` sealed to `recipient`. Raises WrapRefused, whatever is wrong."""
    bound = (session_id,)
    padded = hybrid_open(
        recipient, chain, sender, context=INVITATION_CONTEXT, bound=bound, blob=sealed
    )
    try:
        return unpad(padded)
    except PaddingRefused:
        raise WrapRefused from None
