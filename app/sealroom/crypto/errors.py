"""Why crypto says no.

    CryptoError
    ├── Refusal                 one text each, whatever the cause: nobody learns which check failed
    │   ├── SignatureRefused
    │   ├── WrapRefused
    │   ├── MessageRefused
    │   ├── InfoRefused
    │   ├── LabelRefused
    │   ├── FileRefused
    │   └── KeyBundleRefused
    ├── KemKeyGone              the week's key is destroyed, or too far ahead
    ├── ContentTooLarge         more than a sealed body may hold
    ├── SecretsRefused          a stored secret that this version cannot read
    ├── RecoveryCodeRefused     what was typed is no recovery code; the words say where
    ├── NoVerificationCode      what was read is no code to compare keys by
    ├── VerificationCodeTooNew  it is one, of a later version
    ├── KitRefused              a recovery kit cannot be read; the words say what to do
    │   ├── NotAKit
    │   ├── KitTooNew
    │   ├── KitOfAnotherCode
    │   └── KitDamaged          also one that was not saved whole
    └── PaddingRefused          inside `crypto` only; callers see the refusal of what was padded

No error carries key material, plaintext or ciphertext.
"""

from typing import ClassVar


class CryptoError(Exception):
    """Anything that `sealroom.crypto` refuses."""


class Refusal(CryptoError):
    """A refusal without a reason: the same class, text and arguments whatever the cause."""

    words: ClassVar[str] = "refused"

    def __init__(self) -> None:
        super().__init__(self.words)


class SignatureRefused(Refusal):
    """A signature is not by that key over those fields, or the key itself is malformed."""

    words = "the signature is not by this key over this content"


class WrapRefused(Refusal):
    """A wrapped key or invitation note is not for this receiver, by this sender, in this place."""

    words = "the sealed key cannot be opened"


class MessageRefused(Refusal):
    """A message is not by its sender, or not sealed under this room key."""

    words = "the message cannot be opened"


class InfoRefused(Refusal):
    """A room's title and description are not sealed under this room key for this ledger entry."""

    words = "the room's title cannot be opened"


class LabelRefused(Refusal):
    """A device's label is not sealed by its owner for this device."""

    words = "the device's label cannot be opened"


class FileRefused(Refusal):
    """A file is not what its message says: altered, cut short, longer, another, or in disorder."""

    words = "the file is damaged or was altered on its way"


class KeyBundleRefused(Refusal):
    """Public keys do not belong to the user id they came for, or are not of the kinds required."""

    words = "the public keys do not belong to this user"


class KemKeyGone(CryptoError):
    """The ML-KEM key of a week is not within reach: destroyed already, or years ahead."""

    def __init__(self, week: int, first: int) -> None:
        super().__init__(f"the key of week {week} is not held; the first held is of week {first}")
        self.week = week
        self.first = first


class ContentTooLarge(CryptoError):
    """The content is larger than one body may be; sizes in bytes."""

    def __init__(self, size: int, largest: int) -> None:
        super().__init__(f"{size} bytes are too many for one body: at most {largest}, shorten it")
        self.size = size
        self.largest = largest


class SecretsRefused(CryptoError):
    """A stored secret cannot be read; the words say whether a newer Sealroom wrote it."""


class RecoveryCodeRefused(CryptoError):
    """What was typed is no recovery code. The words are for the person who typed it.

    They quote a character only where no code has it.
    """


class NoVerificationCode(CryptoError):
    """What was read is no code to compare keys by."""


class VerificationCodeTooNew(CryptoError):
    """A code to compare keys by, of a later version than this."""


class KitRefused(CryptoError):
    """A recovery kit cannot be read. The words are for the person who chose it."""


class NotAKit(KitRefused):
    """The file does not begin as kits do."""

    def __init__(self) -> None:
        super().__init__(
            "This file is not a recovery kit. Choose the file that Sealroom saved for you."
        )


class KitTooNew(KitRefused):
    """A newer Sealroom wrote the kit."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"This kit was written by a newer Sealroom (form {found}, this one reads up to"
            f" {known}). Install the newer one."
        )
        self.found = found
        self.known = known


class KitOfAnotherCode(KitRefused):
    """The kit is whole and sealed under another code."""

    def __init__(self) -> None:
        super().__init__(
            "This code does not open this kit. Compare it letter by letter with your paper; or the"
            " kit belongs to another code."
        )


class KitDamaged(KitRefused):
    """The kit was altered or cut off, or does not hold what kits hold."""

    def __init__(self) -> None:
        super().__init__("This kit is damaged or was not saved whole. Use another copy of it.")


class PaddingRefused(CryptoError):
    """A padded plaintext is not what `pad` makes."""

    def __init__(self) -> None:
        super().__init__("the padding is not canonical")
