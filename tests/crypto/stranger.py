"""A second implementation of the constructions, as a stranger would write it from the document.

It shares no code with `sealroom.crypto` or `sealroom.protocol`: fields are plain bytes here, and
HKDF is written out over HMAC.
"""

import base64
import hashlib
import hmac
from urllib.parse import parse_qs

from cryptography.hazmat.primitives.asymmetric import ed25519, mlkem, padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key

ABSENT = b"\xff" * 8


def framed(data: bytes) -> bytes:
    return len(data).to_bytes(8, "big") + data


def number(value: int) -> bytes:
    return framed(value.to_bytes(8, "big"))


def text(value: str) -> bytes:
    return framed(value.encode())


def base32(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=").lower()


def digest(encoded: bytes) -> str:
    return base32(hashlib.sha256(encoded).digest())


def hkdf(secret: bytes, length: int, info: bytes) -> bytes:
    """RFC 5869 without salt."""
    key = hmac.digest(bytes(32), secret, "sha256")
    block = output = b""
    for counter in range(1, -(-length // 32) + 1):
        block = hmac.digest(key, block + info + bytes([counter]), "sha256")
        output += block
    return output[:length]


def verify(signing_key: bytes, signature: bytes, signed: bytes) -> None:
    ed25519.Ed25519PublicKey.from_public_bytes(signing_key).verify(signature, signed)


def gcm_open(key: bytes, nonce: bytes, sealed: bytes, associated_data: bytes) -> bytes:
    return AESGCM(key).decrypt(nonce, sealed, associated_data)


def content_of(padded: bytes) -> bytes:
    length = int.from_bytes(padded[:4], "big")
    assert not any(padded[4 + length :])
    return padded[4 : 4 + length]


def file_of(sealed: bytes, key: bytes, file_id: str, size: int) -> bytes:
    """The content of a sealed file, all at once."""
    associated_data = text("sealroom/1/file") + text(file_id) + number(size)
    chunks = [sealed[start : start + 65_552] for start in range(0, len(sealed), 65_552)]
    plain = b"".join(
        gcm_open(
            key,
            count.to_bytes(11, "big") + bytes([count == len(chunks) - 1]),
            chunk,
            associated_data,
        )
        for count, chunk in enumerate(chunks)
    )
    assert not any(plain[size:])
    return plain[:size]


def user_id(public_key: bytes, signing_key: bytes) -> str:
    return digest(text("sealroom/1/identity") + framed(public_key) + framed(signing_key))


def key_id(session_id: str, secret: bytes) -> str:
    return digest(text("sealroom/1/room-key-id") + text(session_id) + framed(secret))


def next_chain_seed(seed: bytes, week: int) -> bytes:
    return hkdf(seed, 32, text("sealroom/1/kem-chain") + number(week))


def kem_private(seed: bytes, week: int) -> mlkem.MLKEM768PrivateKey:
    kem_seed = hkdf(seed, 64, text("sealroom/1/kem-seed") + number(week))
    return mlkem.MLKEM768PrivateKey.from_seed_bytes(kem_seed)


def open_blob(
    rsa_private: bytes,
    kem: mlkem.MLKEM768PrivateKey,
    signing_key: bytes,
    *,
    context: str,
    place: bytes,
    blob: bytes,
) -> bytes:
    """Open a wrap or note. `place` is the bound fields, sender id and recipient id, encoded."""
    unsigned, signature = blob[:-64], blob[-64:]
    verify(signing_key, signature, text(context + "-signature") + place + framed(unsigned))
    assert unsigned[0] == 1
    kem_id, by_rsa, by_kem = unsigned[1:9], unsigned[9:393], unsigned[393:1481]
    private = load_der_private_key(rsa_private, None)
    assert isinstance(private, rsa.RSAPrivateKey)
    oaep = padding.OAEP(padding.MGF1(SHA256()), SHA256(), None)
    secrets = private.decrypt(by_rsa, oaep) + kem.decapsulate(by_kem)
    info = text(context) + place + framed(kem_id) + framed(by_rsa) + framed(by_kem)
    material = hkdf(secrets, 44, info)
    return gcm_open(material[:32], material[32:], unsigned[1481:], b"")


def message_key(secret: bytes, session_id: str, sender: str) -> bytes:
    named = text(session_id) + text(key_id(session_id, secret)) + text(sender)
    return hkdf(secret, 32, text("sealroom/1/message-key") + named)


def hint_key(secret: bytes, session_id: str, sender: str) -> bytes:
    named = text(session_id) + text(key_id(session_id, secret)) + text(sender)
    return hkdf(secret, 32, text("sealroom/1/hint-key") + named)


def info_key(secret: bytes, session_id: str, author: str, entry_number: int) -> bytes:
    named = text(session_id) + text(key_id(session_id, secret)) + text(author)
    return hkdf(secret, 32, text("sealroom/1/info") + named + number(entry_number))


def device_label_key(signing_private: bytes, user_id: str, device: str) -> bytes:
    return hkdf(signing_private, 32, text("sealroom/1/device-label") + text(user_id) + text(device))


def relay_tag(relay: str) -> str:
    return digest(text("sealroom/1/relay-tag") + text(relay))[:16]


def room_link(written: str) -> tuple[str, str | None, str | None, str | None]:
    room, _, query = written.removeprefix("sealroom:join/").partition("?")
    said = {key: values[0] for key, values in parse_qs(query).items()}
    return room, said.get("relay"), said.get("by"), said.get("at")


def padme(length: int) -> int:
    """Nikitin et al. 2019, algorithm 1, with a floor of 128."""
    exponent = length.bit_length() - 1
    last_bits = exponent - exponent.bit_length()
    return max(128, -(-length >> last_bits << last_bits) if last_bits > 0 else length)


def recovery_code(typed: str) -> bytes:
    letters = typed.upper().replace("-", "").replace(" ", "")
    return base64.b32decode(letters.replace("0", "O").replace("8", "B"))


def kit_content(code: bytes, kit: bytes) -> bytes:
    assert kit[:23] == b"SEALROOM RECOVERY KIT\n\x01"
    assert hashlib.sha256(kit[:71]).digest()[:8] == kit[71:79]
    place = number(1) + framed(kit[23:55])
    assert hkdf(code, 16, text("sealroom/1/recovery-kit-check") + place) == kit[55:71]
    key = hkdf(code, 32, text("sealroom/1/recovery-kit") + place)
    chunks = [kit[at : at + 65552] for at in range(79, len(kit), 65552)]
    content = b""
    for n, chunk in enumerate(chunks):
        last = bytes([n == len(chunks) - 1])
        content += gcm_open(key, n.to_bytes(11, "big") + last, chunk, b"")
    return content
