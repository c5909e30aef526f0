import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from sealroom.store.sealed_key import open_sealed_key, seal_database_key

KEY, COVER = bytes(range(32)), bytes(reversed(range(32)))


def test_what_is_sealed_opens() -> None:
    nonce, sealed = seal_database_key(KEY, COVER, "recovery", "ada")

    assert (len(nonce), len(sealed)) == (12, 48)
    assert KEY not in sealed
    assert open_sealed_key(nonce, sealed, COVER, "recovery", "ada") == KEY


def test_each_seal_is_another() -> None:
    assert seal_database_key(KEY, COVER, "recovery", "ada") != seal_database_key(
        KEY, COVER, "recovery", "ada"
    )


@pytest.mark.parametrize(
    ("cover", "kind", "profile"),
    [(KEY, "recovery", "ada"), (COVER, "passphrase", "ada"), (COVER, "recovery", "ben")],
)
def test_it_opens_in_its_own_place_alone(cover: bytes, kind: str, profile: str) -> None:
    nonce, sealed = seal_database_key(KEY, COVER, "recovery", "ada")
    with pytest.raises(InvalidTag):
        open_sealed_key(nonce, sealed, cover, kind, profile)


@given(place=st.integers(0, 47), flip=st.integers(1, 255))
def test_an_altered_one_does_not_open(place: int, flip: int) -> None:
    nonce, sealed = seal_database_key(KEY, COVER, "recovery", "ada")
    altered = bytearray(sealed)
    altered[place] ^= flip
    with pytest.raises(InvalidTag):
        open_sealed_key(nonce, bytes(altered), COVER, "recovery", "ada")


@given(nonce=st.binary(max_size=40), sealed=st.binary(max_size=60))
def test_what_was_never_sealed_has_one_error(nonce: bytes, sealed: bytes) -> None:
    with pytest.raises(InvalidTag):
        open_sealed_key(nonce, sealed, COVER, "recovery", "ada")
