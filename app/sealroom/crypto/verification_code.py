"""The code that one person shows another, so that a camera or a picture compares their keys.

    SEALROOM:VERIFY/1/<user id>/<user id of whom it is shown to>/<tag of the relay>

In capital letters, which QR codes pack well (ISO/IEC 18004, alphanumeric mode). It says whose
identity it is, and which identity its maker has of the other; so one reading proves both
directions. It is not signed: what it proves, it proves by the way it came, as a fingerprint does.
"""

import re

import msgspec

from sealroom.crypto.errors import NoVerificationCode, VerificationCodeTooNew
from sealroom.protocol.ids import UserId, fingerprint

CODE_VERSION = 1
CODE_LENGTH = 200
"""Characters; one of version 1 has 140."""
RELAY_TAG_CONTEXT = "sealroom/1/relay-tag"
RELAY_TAG_LENGTH = 16

_ID = r"([a-z2-7]{52})"
_WRITTEN = re.compile(rf"sealroom:verify/1/{_ID}/{_ID}/([a-z2-7]{{{RELAY_TAG_LENGTH}}})")
_OF_ANY_VERSION = re.compile(r"sealroom:verify/([0-9]{1,4})/.*")


class VerificationCode(msgspec.Struct, frozen=True):
    """What a code says. Ids are fingerprints of public keys; `relay` is a `relay_tag`."""

    user_id: UserId
    shown_to: UserId
    relay: str

    @property
    def written(self) -> str:
        """The text of the QR code."""
        return f"SEALROOM:VERIFY/{CODE_VERSION}/{self.user_id}/{self.shown_to}/{self.relay}".upper()


def relay_tag(relay_name: str) -> str:
    """16 characters (80 bits) that tell relays apart by their lasting names; no proof of one."""
    return fingerprint(RELAY_TAG_CONTEXT, relay_name)[:RELAY_TAG_LENGTH]


def read_verification_code(text: str) -> VerificationCode:
    """The code in `text`, in capitals or not, with nothing but white space around it.

    Raises NoVerificationCode, or VerificationCodeTooNew for one of a later version.
    """
    stripped = text.strip() if len(text) <= 2 * CODE_LENGTH else ""
    if not stripped.isascii() or len(stripped) > CODE_LENGTH:
        raise NoVerificationCode
    written = stripped.lower()
    if found := _WRITTEN.fullmatch(written):
        return VerificationCode(*found.groups())
    other = _OF_ANY_VERSION.fullmatch(written)
    if other and int(other[1]) > CODE_VERSION:
        raise VerificationCodeTooNew
    raise NoVerificationCode
