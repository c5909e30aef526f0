"""Signed ledger entries and join requests."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import (
    KeyBundleRefused,
    SignatureRefused,
    sign_entry,
    sign_join_request,
    verify_entry,
    verify_join_request,
)
from sealroom.protocol.entry import Ban, Entry, Invite, JoinRequest, Leave, Remove, Unban
from sealroom.protocol.keys import PublicKeys
from tests.crypto.people import (
    EXAMPLES,
    HEAD,
    NOW,
    OTHER_SESSION,
    SESSION,
    Person,
    with_bit_flipped,
)


@pytest.fixture(scope="module")
def entry(ada: Person, ben: Person) -> Entry:
    return sign_entry(ada.identity, SESSION, 4, HEAD, NOW, Invite(ben.user_id, NOW + 1))


@pytest.fixture(scope="module")
def request_(cleo: Person) -> JoinRequest:
    return sign_join_request(cleo.identity, SESSION, "It is me", NOW)


def test_a_signed_entry_says_what_was_asked_and_verifies(ada: Person, entry: Entry) -> None:
    assert (entry.session_id, entry.number, entry.prev, entry.time) == (SESSION, 4, HEAD, NOW)
    assert entry.author == ada.user_id
    verify_entry(entry, ada.keys.signing_key)


def test_every_field_of_an_entry_is_signed(ada: Person, ben: Person, entry: Entry) -> None:
    for altered in (
        msgspec.structs.replace(entry, session_id=OTHER_SESSION),
        msgspec.structs.replace(entry, number=5),
        msgspec.structs.replace(entry, prev=ada.user_id),
        msgspec.structs.replace(entry, time=NOW + 1),
        msgspec.structs.replace(entry, author=ben.user_id),
        msgspec.structs.replace(entry, action=Invite(ben.user_id, NOW + 2)),
        msgspec.structs.replace(entry, action=Ban(ben.user_id, NOW + 1)),
        msgspec.structs.replace(entry, action=Leave()),
    ):
        with pytest.raises(SignatureRefused):
            verify_entry(altered, ada.keys.signing_key)


def test_actions_of_the_same_fields_are_told_apart(ada: Person, ben: Person) -> None:
    removed = sign_entry(ada.identity, SESSION, 4, HEAD, NOW, Remove(ben.user_id))
    with pytest.raises(SignatureRefused):
        verify_entry(
            msgspec.structs.replace(removed, action=Unban(ben.user_id)), ada.keys.signing_key
        )


@EXAMPLES
@given(bit=st.integers(0, 64 * 8 - 1))
def test_any_flipped_bit_of_the_signature_is_refused(ada: Person, entry: Entry, bit: int) -> None:
    altered = msgspec.structs.replace(entry, signature=with_bit_flipped(entry.signature, bit))
    with pytest.raises(SignatureRefused):
        verify_entry(altered, ada.keys.signing_key)


def test_another_signer_is_refused(ben: Person, entry: Entry) -> None:
    with pytest.raises(SignatureRefused):
        verify_entry(entry, ben.keys.signing_key)


def test_a_join_request_verifies_by_the_keys_it_carries(
    cleo: Person, request_: JoinRequest
) -> None:
    assert request_.keys == cleo.keys
    verify_join_request(request_)


def test_every_field_of_a_join_request_is_signed(ada: Person, request_: JoinRequest) -> None:
    for altered in (
        msgspec.structs.replace(request_, session_id=OTHER_SESSION),
        msgspec.structs.replace(request_, words="It is she"),
        msgspec.structs.replace(request_, time=NOW + 1),
        msgspec.structs.replace(request_, keys=ada.keys),
        msgspec.structs.replace(
            request_, keys=PublicKeys(ada.keys.public_key, request_.keys.signing_key)
        ),
    ):
        with pytest.raises(SignatureRefused):
            verify_join_request(altered)


def test_a_join_request_with_malformed_keys_is_refused(request_: JoinRequest) -> None:
    for keys in (
        PublicKeys(b"\0", request_.keys.signing_key),
        PublicKeys(request_.keys.public_key, bytes(32)),
    ):
        with pytest.raises(KeyBundleRefused):
            verify_join_request(msgspec.structs.replace(request_, keys=keys))


def test_an_entry_is_not_taken_for_a_join_request(ada: Person, request_: JoinRequest) -> None:
    entry = sign_entry(ada.identity, SESSION, 4, HEAD, NOW, Leave())
    with pytest.raises(SignatureRefused):
        verify_join_request(msgspec.structs.replace(request_, signature=entry.signature))
