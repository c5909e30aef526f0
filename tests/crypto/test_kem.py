"""The signed ML-KEM key of a week."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import KeyBundleRefused, check_kem_key, sign_kem_key, week_of
from sealroom.crypto.kem import KEM_KEY_CONTEXT
from sealroom.crypto.kem_chain import WEEK_MS
from sealroom.protocol.keys import KemKey
from tests.crypto.people import EXAMPLES, NOW, Person, with_bit_flipped

DAY_MS = 86_400_000


def test_it_is_of_this_week_and_valid_for_thirty_days_after(ada: Person) -> None:
    kem_key = sign_kem_key(ada.identity, ada.chain, NOW)
    assert kem_key.kem_id == week_of(NOW)
    assert kem_key.expires_at == (week_of(NOW) + 1) * WEEK_MS + 30 * DAY_MS
    check_kem_key(ada.keys, kem_key, kem_key.expires_at - 1)
    with pytest.raises(KeyBundleRefused):
        check_kem_key(ada.keys, kem_key, kem_key.expires_at)
    check_kem_key(ada.keys, kem_key, None)


def test_two_devices_publish_the_same_key(ada: Person) -> None:
    later = NOW + 3 * WEEK_MS
    advanced = ada.chain.advanced_to(week_of(later))
    assert sign_kem_key(ada.identity, ada.chain, later) == sign_kem_key(
        ada.identity, advanced, later
    )


def test_a_clock_set_back_goes_on_with_the_key_of_the_chain(ada: Person) -> None:
    now = sign_kem_key(ada.identity, ada.chain, NOW)
    assert sign_kem_key(ada.identity, ada.chain, NOW - WEEK_MS) == now


def test_a_key_of_someone_else_is_refused(ada: Person, ben: Person) -> None:
    with pytest.raises(KeyBundleRefused):
        check_kem_key(ada.keys, ben.card.kem_key, NOW)


def test_a_relay_cannot_alter_anything(ada: Person) -> None:
    kem_key = ada.card.kem_key
    for altered in (
        msgspec.structs.replace(kem_key, kem_id=kem_key.kem_id + 1),
        msgspec.structs.replace(kem_key, kem_id=2**70),
        msgspec.structs.replace(kem_key, expires_at=kem_key.expires_at + 1),
        msgspec.structs.replace(kem_key, kem_public=ada.card.kem_key.kem_public[::-1]),
    ):
        with pytest.raises(KeyBundleRefused):
            check_kem_key(ada.keys, altered, NOW)


@EXAMPLES
@given(st.data())
def test_any_flipped_bit_is_refused(ada: Person, data: st.DataObject) -> None:
    kem_key = ada.card.kem_key
    name = data.draw(st.sampled_from(["kem_public", "signature"]))
    whole: bytes = getattr(kem_key, name)
    bit = data.draw(st.integers(0, len(whole) * 8 - 1))
    altered = msgspec.structs.replace(kem_key, **{name: with_bit_flipped(whole, bit)})
    with pytest.raises(KeyBundleRefused):
        check_kem_key(ada.keys, altered, NOW)


def test_a_malformed_key_is_refused_though_its_owner_signed_it(ada: Person) -> None:
    kem_public, expires_at = b"\xff" * 1184, NOW + DAY_MS
    fields = (ada.user_id, 2976, expires_at, kem_public)
    signature = ada.identity.sign(KEM_KEY_CONTEXT, *fields)
    with pytest.raises(KeyBundleRefused):
        check_kem_key(ada.keys, KemKey(2976, expires_at, kem_public, signature), NOW)
