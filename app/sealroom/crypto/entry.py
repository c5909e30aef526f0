"""Signatures of ledger entries and join requests. What they may say is `ledger`'s to judge."""

from sealroom.crypto.identity import Identity, check_keys
from sealroom.crypto.signature import verify_signature
from sealroom.protocol.entry import (
    ENTRY_CONTEXT,
    JOIN_REQUEST_CONTEXT,
    AnyAction,
    Entry,
    JoinRequest,
)
from sealroom.protocol.ids import SessionId
from sealroom.protocol.limits import SIGNATURE_BYTES

_UNSIGNED = bytes(SIGNATURE_BYTES)


def sign_entry(  # noqa: PLR0917 - in the order of the entry's own fields
    identity: Identity, session_id: str, number: int, prev: str, time: int, action: AnyAction
) -> Entry:
    """The entry `number` by `identity`, after `prev`; the first has no `session_id` and `prev`."""
    entry = Entry(session_id, number, prev, time, identity.user_id, action, _UNSIGNED)
    signature = identity.sign(ENTRY_CONTEXT, *entry.signed_fields())
    return Entry(session_id, number, prev, time, identity.user_id, action, signature)


def verify_entry(entry: Entry, signing_key: bytes) -> None:
    """Check that the holder of `signing_key` signed `entry`. Raises SignatureRefused.

    That the key is the author's, by the author's id, is the caller's to know.
    """
    verify_signature(signing_key, entry.signature, ENTRY_CONTEXT, *entry.signed_fields())


def sign_join_request(
    identity: Identity, session_id: SessionId, words: str, time: int
) -> JoinRequest:
    """The signed wish of `identity` to join."""
    unsigned = JoinRequest(session_id, identity.keys, words, time, _UNSIGNED)
    signature = identity.sign(JOIN_REQUEST_CONTEXT, *unsigned.signed_fields())
    return JoinRequest(session_id, identity.keys, words, time, signature)


def verify_join_request(request: JoinRequest) -> None:
    """Check that the holder of the request's keys signed it, and that the keys are sound.

    Raises KeyBundleRefused for the keys, SignatureRefused for the signature.
    """
    check_keys(request.keys.user_id, request.keys)
    verify_signature(
        request.keys.signing_key, request.signature, JOIN_REQUEST_CONTEXT, *request.signed_fields()
    )
