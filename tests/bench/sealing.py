"""Sealing and opening messages, and wrapping a room key for everyone in a large room."""

import os
import time
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from sealroom.crypto import (
    Identity,
    RoomKey,
    generate_room_key,
    open_message,
    seal_message,
    start_chain,
    wrap_room_key,
)
from sealroom.crypto.kem import GRACE_MS, KEM_KEY_CONTEXT
from sealroom.crypto.kem_chain import WEEK_MS
from sealroom.crypto.public_key import RSA_BITS, RSA_EXPONENT
from sealroom.protocol.codec import encode_content
from sealroom.protocol.content import Text
from sealroom.protocol.encoding import encode
from sealroom.protocol.ids import SessionId, fingerprint
from sealroom.protocol.keys import KemKey, PublicKeys, UserCard
from sealroom.protocol.message import Message, MessageHeader
from tests.bench.figure import Figure, median_of
from tests.relay.person import Person, new_message_id, new_person, now_ms

ROUNDS = 5
MESSAGES = 2_000
MEMBERS = 1_000
TEXT_BYTES = 200


def measure() -> list[Figure]:
    """Rates on one core, and milliseconds for a replacement among 1,000 members."""
    sealed, opened = zip(*(_seal_and_open() for _ in range(ROUNDS)), strict=True)
    first, checked = zip(*(_wrap_twice() for _ in range(3)), strict=True)
    return [
        median_of("seal_per_s", "messages sealed and signed, 200 bytes", sealed, "/s"),
        median_of("open_per_s", "messages verified and opened", opened, "/s"),
        median_of(
            "wrap_1000_ms", "room key wrapped for 1,000, cards checked before", checked, "ms"
        ),
        median_of("wrap_1000_first_ms", "  cards never seen before", first, "ms"),
    ]


def _seal_and_open() -> tuple[float, float]:
    sender, session_id = new_person("Ada"), fingerprint("sealroom/bench/session", os.urandom(8))
    room_key = generate_room_key(session_id)
    content = encode_content(Text("x" * TEXT_BYTES))
    headers = [_header(sender, room_key, number) for number in range(1, MESSAGES + 1)]
    sealed: list[Message] = []

    def seal() -> None:
        sealed.extend(
            seal_message(sender.identity, room_key, header, content, os.urandom(12))
            for header in headers
        )

    def open_() -> None:
        for message in sealed:
            open_message(room_key, sender.keys, message)

    return MESSAGES / _seconds(seal), MESSAGES / _seconds(open_)


def _header(sender: Person, room_key: RoomKey, counter: int) -> MessageHeader:
    return MessageHeader(
        session_id=room_key.session_id,
        message_id=new_message_id(),
        sender=sender.user_id,
        device=sender.device,
        key_id=room_key.key_id,
        counter=counter,
        head=fingerprint("sealroom/bench/head"),
        sent_at=now_ms(),
    )


def _wrap_twice() -> tuple[float, float]:
    maker = new_person("Maker").identity
    session_id: SessionId = fingerprint("sealroom/bench/session", os.urandom(8))
    room_key = generate_room_key(session_id)
    cards = [_card(f"Member {number}") for number in range(MEMBERS)]
    first, checked = (1000 * _seconds(lambda: _wrap_all(maker, cards, room_key)) for _ in range(2))
    return first, checked


def _wrap_all(maker: Identity, cards: list[UserCard], room_key: RoomKey) -> None:
    for card in cards:
        wrap_room_key(maker, card, room_key, 1)


def _card(name: str) -> UserCard:
    """A stranger's card, sound in all that a sender can check.

    The modulus is any odd number, so nobody could open the wrap: making a real RSA key takes half
    a second, and encrypting to it is the same work.
    """
    modulus = int.from_bytes(os.urandom(RSA_BITS // 8), "big") | 1 | 1 << (RSA_BITS - 1)
    rsa_public = RSAPublicNumbers(RSA_EXPONENT, modulus).public_key()
    signing, chain = Ed25519PrivateKey.generate(), start_chain(now_ms())
    keys = PublicKeys(
        rsa_public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        signing.public_key().public_bytes_raw(),
    )
    kem_public = chain.private_key(chain.week).public_key().public_bytes_raw()
    expires_at = (chain.week + 1) * WEEK_MS + GRACE_MS
    signed = encode(KEM_KEY_CONTEXT, keys.user_id, chain.week, expires_at, kem_public)
    kem_key = KemKey(chain.week, expires_at, kem_public, signing.sign(signed))
    return UserCard(keys.user_id, name, keys, kem_key)


def _seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
