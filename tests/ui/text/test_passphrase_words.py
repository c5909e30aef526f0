import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.ui.text.passphrase_words import guess_bits, strength_words


@pytest.mark.parametrize(
    ("passphrase", "begins"),
    [
        ("", ""),
        ("1", "Weak"),
        ("4711", "Weak"),
        ("aaaaaaaaaaaaaaaaaaaa", "Weak"),
        ("1234567890", "Weak"),
        ("abcdefghijklmnop", "Weak"),
        ("hunter", "Weak"),
        ("mill river", "Fair"),
        ("correct horse battery", "Strong"),
        ("九点见面", "Fair"),
    ],
)
def test_strength_is_said_in_words(passphrase: str, begins: str) -> None:
    assert strength_words(passphrase).startswith(begins)
    assert bool(strength_words(passphrase)) == bool(passphrase)


def test_the_estimate_is_the_cited_one() -> None:
    assert guess_bits("q") == 4
    assert guess_bits("qzwxecrv") == 18
    assert guess_bits("qzwxecrvmsfa") == 24
    assert guess_bits("Qzwxecr!") == 24


@given(st.text(max_size=40), st.text(max_size=5))
def test_more_is_never_easier_to_guess(passphrase: str, more: str) -> None:
    assert guess_bits(passphrase + more) >= guess_bits(passphrase)
    assert "\n" not in strength_words(passphrase + more)
