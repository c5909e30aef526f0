"""The recovery code: 160 random bits that a person keeps on paper, and how they are written.

    written form    32 characters of base32 (RFC 4648) in upper case, 8 groups of 4 joined by "-"

Whoever holds the code and what is sealed under it is the person, so every use derives a key of its
own. 160 bits cannot be guessed: the code goes through HKDF as it is, without slow hashing.
"""

import base64
import unicodedata
from dataclasses import dataclass, field

from sealroom.crypto.errors import RecoveryCodeRefused
from sealroom.crypto.key_derivation import KEY_BYTES, derive
from sealroom.crypto.secret import Secret, random_secret
from sealroom.protocol.encoding import Field

CODE_BYTES = 20
CODE_LENGTH = 32
GROUPS = 8
GROUP_LENGTH = 4
TYPED_LENGTH = 1_000
"""Characters looked at: a code with every kind of separator, and nobody's clipboard."""

_ALPHABET = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
_LOOK_ALIKES = {"0": "O", "8": "B"}
"""Digits that base32 does not have, each like one letter only. 1 is like two: I and L."""
_SEPARATORS = frozenset("_.\N{MINUS SIGN}")
_SEPARATOR_KINDS = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd"})
"""Unicode's spaces, line ends, invisible characters and dashes."""


@dataclass(frozen=True, slots=True, eq=False)
class RecoveryCode(Secret):
    """20 random bytes; from `generate_recovery_code`, `parse_recovery_code` or the profile."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != CODE_BYTES:
            raise ValueError(f"a recovery code has {CODE_BYTES} bytes")

    @property
    def groups(self) -> tuple[str, ...]:
        """The code in 8 groups of 4 characters. Secret."""
        letters = base64.b32encode(self.secret).decode()
        starts = range(0, CODE_LENGTH, GROUP_LENGTH)
        return tuple(letters[start : start + GROUP_LENGTH] for start in starts)

    @property
    def written(self) -> str:
        """The code as it stands on paper and in a QR code: 39 characters. Secret."""
        return "-".join(self.groups)

    def derive(self, context: str, *fields: Field, length: int = KEY_BYTES) -> bytes:
        """`length` bytes for one use: HKDF-SHA-256 with `context` and `fields` as its info."""
        return derive(self.secret, length, context, *fields)


def generate_recovery_code() -> RecoveryCode:
    """A fresh random code."""
    return RecoveryCode(random_secret()[:CODE_BYTES])


def parse_recovery_code(text: str) -> RecoveryCode:
    """The code as a person typed or pasted it.

    Case, spaces, line ends and dashes do not matter; 0 is read as O and 8 as B. Raises
    RecoveryCodeRefused, whose words say which group to look at. It cannot tell a wrong letter from
    a right one: all 32 characters carry the secret.
    """
    if len(text) > TYPED_LENGTH:
        raise RecoveryCodeRefused(
            f"This is far more than a recovery code, which has {CODE_LENGTH} letters and digits."
        )
    letters = [_letter(character, at) for at, character in enumerate(_without_separators(text))]
    if len(letters) != CODE_LENGTH:
        raise RecoveryCodeRefused(
            f"A recovery code has {CODE_LENGTH} letters and digits; this has {len(letters)}."
        )
    return RecoveryCode(base64.b32decode("".join(letters)))


def _without_separators(text: str) -> list[str]:
    """NFKC first: full-width letters of some keyboards become plain ones."""
    return [
        character
        for character in unicodedata.normalize("NFKC", text)
        if character not in _SEPARATORS and unicodedata.category(character) not in _SEPARATOR_KINDS
    ]


def _letter(character: str, at: int) -> str:
    letter = character.upper() if character.isascii() else character
    letter = _LOOK_ALIKES.get(letter, letter)
    if letter not in _ALPHABET:
        group = at // GROUP_LENGTH + 1
        meant = " It is I or L." if letter == "1" else ""
        raise RecoveryCodeRefused(
            f"“{character}” does not occur in a recovery code; look at group {group}.{meant}"
        )
    return letter
