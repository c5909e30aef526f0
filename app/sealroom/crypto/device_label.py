"""A device's label, sealed by its owner for their own devices: the relay keeps and cannot read it.

key   = HKDF(Ed25519 private key; "sealroom/1/device-label", user, device)
label = nonce (12) || AES-256-GCM(key; padded UTF-8; no associated data)
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sealroom.crypto.errors import LabelRefused, PaddingRefused
from sealroom.crypto.identity import Identity
from sealroom.crypto.padding import pad, unpad
from sealroom.protocol.ids import DeviceId
from sealroom.protocol.limits import DEVICE_LABEL_BYTES, DEVICE_LABEL_LENGTH

LABEL_CONTEXT = "sealroom/1/device-label"
NONCE_BYTES = 12
TAG_BYTES = 16


def seal_device_label(identity: Identity, device: DeviceId, label: str, nonce: bytes) -> bytes:
    """Seal `label`, cut to 64 characters. `nonce` is 12 random bytes.

    Raises ValueError for a nonce of another size.
    """
    if len(nonce) != NONCE_BYTES:
        raise ValueError(f"a nonce has {NONCE_BYTES} bytes")
    short = label[:DEVICE_LABEL_LENGTH].encode(errors="replace")
    padded = pad(short, DEVICE_LABEL_BYTES - NONCE_BYTES - TAG_BYTES)
    return nonce + _cipher(identity, device).encrypt(nonce, padded, None)


def open_device_label(identity: Identity, device: DeviceId, sealed: bytes) -> str:
    """The label of one's own device. Raises LabelRefused."""
    try:
        padded = _cipher(identity, device).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None)
        label = unpad(padded).decode()
    except (InvalidTag, PaddingRefused, ValueError):
        raise LabelRefused from None
    if len(label) > DEVICE_LABEL_LENGTH:
        raise LabelRefused
    return label


def _cipher(identity: Identity, device: DeviceId) -> AESGCM:
    return AESGCM(identity.own_key(LABEL_CONTEXT, identity.user_id, device))
