"""Sealing to one user: for them, from that sender, in that place, or one and the same refusal."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import Identity, KemChain, KeyBundleRefused, WrapRefused, week_of
from sealroom.crypto.hybrid import OVERHEAD_BYTES, hybrid_open, hybrid_seal
from sealroom.crypto.identity import OAEP_PADDING
from sealroom.crypto.public_key import rsa_public_key
from sealroom.protocol.encoding import Field
from sealroom.protocol.keys import UserCard
from tests.crypto.people import EXAMPLES, NOW, Person, with_bit_flipped

CONTEXT = "sealroom/test/hybrid"
BOUND: tuple[Field, ...] = ("room", 3)
PLAINTEXT = b"a key of thirty-two bytes length"


def seal(
    sender: Person, recipient: Person, plaintext: bytes = PLAINTEXT, context: str = CONTEXT
) -> bytes:
    return hybrid_seal(
        sender.identity, recipient.card, context=context, bound=BOUND, plaintext=plaintext
    )


def open_(
    recipient: Person, sender: Person, blob: bytes, bound: tuple[Field, ...] = BOUND
) -> bytes:
    return hybrid_open(
        recipient.identity, recipient.chain, sender.keys, context=CONTEXT, bound=bound, blob=blob
    )


def signed_anew(sender: Person, recipient: Person, unsigned: bytes) -> bytes:
    """What a hostile sender can do that a relay cannot: put a right signature under anything."""
    fields = (*BOUND, sender.user_id, recipient.user_id, unsigned)
    return unsigned + sender.identity.sign(f"{CONTEXT}-signature", *fields)


@pytest.fixture(scope="module")
def blob(ada: Person, ben: Person) -> bytes:
    return seal(ada, ben)


@EXAMPLES
@given(plaintext=st.binary(max_size=300))
def test_round_trip(ada: Person, ben: Person, plaintext: bytes) -> None:
    sealed = seal(ada, ben, plaintext)
    assert len(sealed) == len(plaintext) + OVERHEAD_BYTES
    assert open_(ben, ada, sealed) == plaintext


def test_one_can_seal_to_oneself(ada: Person) -> None:
    assert open_(ada, ada, seal(ada, ada)) == PLAINTEXT


def test_nothing_repeats(ada: Person, ben: Person, blob: bytes) -> None:
    other = seal(ada, ben)
    assert blob[:9] == other[:9]
    assert blob[9:393] != other[9:393]
    assert blob[393:1481] != other[393:1481]
    assert blob[1481:] != other[1481:]


@EXAMPLES
@given(st.data())
def test_any_flipped_bit_is_refused(
    ada: Person, ben: Person, blob: bytes, data: st.DataObject
) -> None:
    bit = data.draw(st.integers(0, len(blob) * 8 - 1))
    with pytest.raises(WrapRefused):
        open_(ben, ada, with_bit_flipped(blob, bit))


@EXAMPLES
@given(st.data())
def test_any_flipped_bit_is_refused_though_the_sender_signed_it(
    ada: Person, ben: Person, blob: bytes, data: st.DataObject
) -> None:
    unsigned = blob[:-64]
    bit = data.draw(st.integers(0, len(unsigned) * 8 - 1))
    with pytest.raises(WrapRefused):
        open_(ben, ada, signed_anew(ada, ben, with_bit_flipped(unsigned, bit)))


@pytest.mark.parametrize(
    "inside",
    [
        slice(0, 1),
        slice(1, 9),
        slice(9, 393),
        slice(393, 1481),
        slice(1481, 1513),
        slice(1513, 1529),
    ],
    ids=["version", "kem id", "RSA", "ML-KEM", "plaintext", "tag"],
)
def test_each_part_is_refused_though_the_sender_signed_it(
    ada: Person, ben: Person, blob: bytes, inside: slice
) -> None:
    altered = bytearray(blob[:-64])
    altered[inside] = bytes(byte ^ 0xFF for byte in altered[inside])
    with pytest.raises(WrapRefused):
        open_(ben, ada, signed_anew(ada, ben, bytes(altered)))


@pytest.mark.parametrize("size", [0, 1, 9, 393, 1481, OVERHEAD_BYTES - 1])
def test_what_is_cut_short_is_refused(ada: Person, ben: Person, blob: bytes, size: int) -> None:
    with pytest.raises(WrapRefused):
        open_(ben, ada, blob[:size])


@pytest.mark.parametrize("size", [0, 1, 9, 393, 400, 1480, 1481, 1496])
def test_what_is_cut_short_is_refused_though_the_sender_signed_it(
    ada: Person, ben: Person, blob: bytes, size: int
) -> None:
    with pytest.raises(WrapRefused):
        open_(ben, ada, signed_anew(ada, ben, blob[:size]))


@EXAMPLES
@given(noise=st.binary(max_size=2_000))
def test_noise_is_refused(ada: Person, ben: Person, noise: bytes) -> None:
    with pytest.raises(WrapRefused):
        open_(ben, ada, noise)
    with pytest.raises(WrapRefused):
        open_(ben, ada, signed_anew(ada, ben, b"\x01" + noise))


def test_another_sender_or_recipient_is_refused(
    ada: Person, ben: Person, cleo: Person, blob: bytes
) -> None:
    for recipient, sender in ((ben, cleo), (cleo, ada), (ada, ben), (ada, ada)):
        with pytest.raises(WrapRefused):
            open_(recipient, sender, blob)


def test_another_place_is_refused(ada: Person, ben: Person, blob: bytes) -> None:
    others: list[tuple[Field, ...]] = [("room", 4), ("moor", 3), ("room",), ("room", 3, 3), ()]
    for bound in others:
        with pytest.raises(WrapRefused):
            open_(ben, ada, blob, bound)
    with pytest.raises(WrapRefused):
        open_(ben, ada, seal(ada, ben, context="sealroom/test/other"))


def test_a_relay_cannot_pass_a_strangers_blob_on_as_ones_own(
    ada: Person, ben: Person, cleo: Person, blob: bytes
) -> None:
    """Cleo takes Ada's sealed bytes and signs them: the key inside is bound to Ada."""
    with pytest.raises(WrapRefused):
        open_(ben, cleo, signed_anew(cleo, ben, blob[:-64]))


class Watched(Identity):
    """An identity that counts how often its RSA key is used."""

    used = 0

    def open_secret(self, ciphertext: bytes) -> bytes:
        self.used += 1
        return super().open_secret(ciphertext)


def test_no_private_key_is_touched_before_the_signature_holds(
    ada: Person, ben: Person, blob: bytes
) -> None:
    watched = Watched(ben.identity._rsa, ben.identity._signing)
    ben_watched = Person(ben.name, watched, ben.chain, ben.card)
    for bit in range(0, len(blob) * 8, 97):
        with pytest.raises(WrapRefused):
            open_(ben_watched, ada, with_bit_flipped(blob, bit))
    assert watched.used == 0
    assert open_(ben_watched, ada, blob) == PLAINTEXT
    assert watched.used == 1


def test_a_short_rsa_secret_ends_in_the_same_refusal(ada: Person, ben: Person, blob: bytes) -> None:
    """Manger and Bleichenbacher probe with such ciphertexts; only a member could, and in vain."""
    by_rsa = rsa_public_key(ben.keys.public_key).encrypt(b"short", OAEP_PADDING)
    with pytest.raises(WrapRefused) as caught:
        open_(ben, ada, signed_anew(ada, ben, blob[:9] + by_rsa + blob[393:-64]))
    assert caught.value.__cause__ is None
    assert str(caught.value) == WrapRefused.words


def test_what_was_sealed_to_a_destroyed_week_stays_shut(
    ada: Person, ben: Person, blob: bytes
) -> None:
    later = Person(ben.name, ben.identity, ben.chain.advanced_to(week_of(NOW) + 1), ben.card)
    with pytest.raises(WrapRefused):
        open_(later, ada, blob)


def test_either_secret_alone_opens_nothing(ada: Person, ben: Person, blob: bytes) -> None:
    other_chain = KemChain(ben.chain.week, bytes(32))
    with pytest.raises(WrapRefused):
        open_(Person(ben.name, ben.identity, other_chain, ben.card), ada, blob)
    other_rsa = Watched(ada.identity._rsa, ben.identity._signing)
    unsigned = blob[:-64]
    fields = (*BOUND, ada.user_id, other_rsa.user_id, unsigned)
    for_other = unsigned + ada.identity.sign(f"{CONTEXT}-signature", *fields)
    with pytest.raises(WrapRefused):
        open_(Person(ben.name, other_rsa, ben.chain, ben.card), ada, for_other)
    assert other_rsa.used == 1


def test_nothing_is_sealed_to_a_card_whose_keys_are_not_its_users(
    ada: Person, ben: Person, cleo: Person
) -> None:
    cards: list[UserCard] = [
        msgspec.structs.replace(ben.card, keys=cleo.keys),
        msgspec.structs.replace(ben.card, keys=cleo.keys, kem_key=cleo.card.kem_key),
        msgspec.structs.replace(ben.card, kem_key=cleo.card.kem_key),
        msgspec.structs.replace(ben.card, user_id=cleo.user_id),
    ]
    for card in cards:
        with pytest.raises(KeyBundleRefused):
            hybrid_seal(ada.identity, card, context=CONTEXT, bound=BOUND, plaintext=PLAINTEXT)
