"""Write `vectors/*.json`: what every construction of the protocol gives for fixed inputs.

    python -m tests.crypto.make_vectors               all but the identities
    python -m tests.crypto.make_vectors identities    new people too, whose RSA keys are random

Everything is a function of the identities and the constants below, save wraps and notes: RSA-OAEP
and ML-KEM draw randomness of their own, so these come out anew each time and are only ever opened.
"""

import hashlib
import sys

import msgspec

from sealroom.controller.relay_address import relay_address
from sealroom.controller.room_link import Giver, RoomLink
from sealroom.crypto import (
    FileSealer,
    PassphraseParameters,
    RecoveryCode,
    RoomKey,
    VerificationCode,
    database_key_from,
    fingerprint_groups,
    generate_identity,
    registration_proof,
    relay_tag,
    seal_device_label,
    seal_hint,
    seal_info,
    seal_kit,
    seal_message,
    seal_note,
    sealed_size,
    sign_entry,
    sign_in_proof,
    sign_join_request,
    sign_open_message,
    start_chain,
    wrap_room_key,
)
from sealroom.crypto.hint import HINT_CONTEXT, HINT_KEY_CONTEXT
from sealroom.crypto.kem import KEM_KEY_CONTEXT
from sealroom.crypto.kem_chain import KEM_SEED_BYTES, SEED_CONTEXT
from sealroom.crypto.key_derivation import derive
from sealroom.crypto.padding import padded_length
from sealroom.crypto.recovery_code import CODE_BYTES
from sealroom.crypto.sealed_message import MESSAGE_CONTEXT, MESSAGE_KEY_CONTEXT
from sealroom.protocol.codec import encode_hint
from sealroom.protocol.encoding import encode
from sealroom.protocol.entry import (
    ENTRY_CONTEXT,
    Accept,
    Admit,
    AnyAction,
    Ban,
    Create,
    Decline,
    Dee2eeize,
    E2eeize,
    Invite,
    Leave,
    Mute,
    Policy,
    Remove,
    ReplaceRoomKey,
    Role,
    SetInfo,
    SetLifetime,
    SetPolicy,
    SetRole,
    SetSlowMode,
    ShareHistory,
    Unban,
    Unmute,
    Withdraw,
    session_id_of,
)
from sealroom.protocol.entry import Info as RoomInfo
from sealroom.protocol.hint import HintContent, HintHeader, ReadUpTo, Typing
from sealroom.protocol.message import MessageHeader
from tests.crypto import vector
from tests.crypto.people import NOW, IdentityVector, Person, header_of, identity_vectors, person

RELAYS = ("wss://relay.example", f"wss://192.168.1.20:8765#{'a2b3' * 13}")
CHAIN_WEEKS = (0, 1, 2, 52)
TEXTS = (b"", b'{"type":"text","text":"hi"}', b'{"type":"text","text":"' + b"a" * 300 + b'"}')
PADDING_LENGTHS = (0, 1, 124, 125, 128, 129, 200, 1_000, 4_093, 10_000, 65_536)
FILE_REPEATS = (0, 1, 20, 8_192, 20_000)
"""Nothing, less than a chunk, one chunk exactly, several."""
SHOWN_WHOLE = 1_000
POLICY = Policy(
    rotation_period=604_800,
    open_allowed=False,
    members_invite=True,
    members_admit=False,
    replace_on_join=False,
)
PASSPHRASES = ("correct horse battery staple", "Gr\u00fc\u00dfe \u2460", "Gru\u0308\u00dfe 1")
"""The last two are the same after normalization."""
CODES = ("recovery code 1", "recovery code 2")


def fixed(label: str, size: int) -> bytes:
    """`size` bytes, at most 64, that follow from `label`."""
    return hashlib.sha512(label.encode()).digest()[:size]


def identities() -> list[IdentityVector]:
    """Three new people."""
    return [_identity(name) for name in ("ada", "ben", "cleo")]


def _identity(name: str) -> IdentityVector:
    identity = generate_identity()
    secrets = identity.export(start_chain(NOW))
    return IdentityVector(
        name,
        secrets.rsa_private,
        secrets.signing_private,
        secrets.kem_week,
        secrets.kem_seed,
        identity.keys,
        identity.user_id,
        fingerprint_groups(identity.user_id),
    )


def kem(ada: Person) -> vector.KemVector:
    """Ada's chain, and her key of the week of NOW."""
    kem_key = ada.card.kem_key
    fields = (ada.user_id, kem_key.kem_id, kem_key.expires_at, kem_key.kem_public)
    weeks = [_kem_week(ada, ada.chain.week + later) for later in CHAIN_WEEKS]
    return vector.KemVector(ada.name, weeks, NOW, kem_key, encode(KEM_KEY_CONTEXT, *fields))


def _kem_week(ada: Person, week: int) -> vector.KemWeek:
    chain = ada.chain.advanced_to(week)
    kem_seed = derive(chain.seed, KEM_SEED_BYTES, SEED_CONTEXT, week)
    kem_public = chain.private_key(week).public_key().public_bytes_raw()
    return vector.KemWeek(week, chain.seed, kem_seed, kem_public)


def wrap(sender: Person, recipient: Person, room_key: RoomKey, epoch: int) -> vector.WrapVector:
    """`room_key` wrapped."""
    return vector.WrapVector(
        sender.name,
        recipient.name,
        room_key.session_id,
        epoch,
        room_key.secret,
        room_key.key_id,
        wrap_room_key(sender.identity, recipient.card, room_key, epoch),
    )


def note(sender: Person, recipient: Person, session_id: str, text: bytes) -> vector.NoteVector:
    """`text` sealed to the invitee."""
    sealed = seal_note(sender.identity, recipient.card, session_id, text)
    return vector.NoteVector(sender.name, recipient.name, session_id, text, sealed)


def sealed_message(sender: Person, room_key: RoomKey, content: bytes) -> vector.MessageVector:
    """`content` sealed."""
    nonce = fixed(f"nonce of {len(content)}", 12)
    header = header_of(sender, room_key.key_id, room_key.session_id)
    fields = (room_key.session_id, room_key.key_id, sender.user_id)
    return vector.MessageVector(
        sender.name,
        room_key.secret,
        nonce,
        header,
        content,
        derive(room_key.secret, 32, MESSAGE_KEY_CONTEXT, *fields),
        encode(MESSAGE_CONTEXT, header),
        seal_message(sender.identity, room_key, header, content, nonce),
    )


def hint(sender: Person, room_key: RoomKey, content: HintContent) -> vector.HintVector:
    """A hint of `content`."""
    said = encode_hint(content)
    nonce = fixed(f"nonce of a hint of {len(said)}", 12)
    header = HintHeader(room_key.session_id, sender.user_id, "d" * 16, room_key.key_id, NOW)
    fields = (room_key.session_id, room_key.key_id, sender.user_id)
    return vector.HintVector(
        sender.name,
        room_key.secret,
        nonce,
        header,
        said,
        derive(room_key.secret, 32, HINT_KEY_CONTEXT, *fields),
        encode(HINT_CONTEXT, header),
        seal_hint(sender.identity, room_key, header, said, nonce),
    )


def open_message(sender: Person, session_id: str, content: bytes) -> vector.MessageVector:
    """`content` in the open."""
    header: MessageHeader = header_of(sender, None, session_id)
    message = sign_open_message(sender.identity, header, content)
    associated_data = encode(MESSAGE_CONTEXT, header)
    return vector.MessageVector(
        sender.name, None, b"", header, content, None, associated_data, message
    )


def info(author: Person, room_key: RoomKey, number: int, plaintext: bytes) -> vector.InfoVector:
    """A sealed title."""
    nonce = fixed(f"info {number}", 12)
    sealed = seal_info(room_key, author.user_id, number, plaintext, nonce)
    return vector.InfoVector(
        author.name, room_key.session_id, room_key.secret, number, nonce, plaintext, sealed
    )


def device_label(owner: Person, label: str) -> vector.DeviceLabelVector:
    """A sealed label."""
    device, nonce = "e" * 16, fixed(f"label {label}", 12)
    sealed = seal_device_label(owner.identity, device, label, nonce)
    return vector.DeviceLabelVector(owner.name, device, nonce, label, sealed)


def entries(ada: Person, ben: Person, cleo: Person) -> list[vector.EntryVector]:
    """A chain with one entry of every action. Made to be encoded: no ledger would accept it all."""
    create = Create(fixed("create", 32), ada.keys, True, POLICY)
    first = sign_entry(ada.identity, "", 0, "", NOW, create)
    session_id = session_id_of(first)
    chain = [first]
    for action in _actions(session_id, ben, cleo):
        number, prev = len(chain), chain[-1].hash()
        chain.append(sign_entry(ada.identity, session_id, number, prev, NOW + number, action))
    return [
        vector.EntryVector(
            ada.name, entry, encode(ENTRY_CONTEXT, *entry.signed_fields()), entry.hash()
        )
        for entry in chain
    ]


def _actions(session_id: str, ben: Person, cleo: Person) -> list[AnyAction]:
    room_key = RoomKey(session_id, fixed("room key", 32))
    opened = RoomInfo(None, b'{"title":"Harbour","description":""}')
    sealed = RoomInfo(room_key.key_id, fixed("sealed", 48))
    return [
        ReplaceRoomKey(1, room_key.key_id, sealed),
        Invite(ben.user_id, NOW + 1),
        Withdraw(ben.user_id),
        Accept(ben.keys),
        Decline(ben.keys),
        Admit(sign_join_request(cleo.identity, session_id, "It is me, Cleo \u2693", NOW)),
        SetRole(ben.user_id, Role.ADMIN),
        Mute(cleo.user_id, NOW + 2),
        Unmute(cleo.user_id),
        Ban(cleo.user_id, None),
        Unban(cleo.user_id),
        Remove(ben.user_id),
        E2eeize(open_allowed=True),
        Dee2eeize(opened),
        SetInfo(opened),
        SetPolicy(POLICY),
        Leave(),
        ShareHistory(cleo.user_id, NOW - 7 * 86_400_000),
        SetLifetime(86_400),
        SetSlowMode(30),
    ]


def proof(ada: Person) -> vector.ProofVector:
    """Ada signs in, and registers."""
    challenge, relay, device = fixed("challenge", 32), "relay.example", "e" * 16
    kem_key = ada.card.kem_key
    sign_in = sign_in_proof(ada.identity, challenge, relay=relay, time=NOW, device=device)
    registration = registration_proof(
        ada.identity, challenge, relay=relay, time=NOW, name=ada.name, kem_key=kem_key
    )
    return vector.ProofVector(
        ada.name, challenge, relay, NOW, device, kem_key, sign_in, registration
    )


def database_key(passphrase: str) -> vector.DatabaseKeyVector:
    """The key of a passphrase, with parameters near the weakest accepted, to be quick."""
    parameters = PassphraseParameters(1, fixed("salt", 16), 64 << 10, iterations=2, lanes=3)
    key = database_key_from(passphrase, parameters)
    return vector.DatabaseKeyVector(passphrase, parameters, key)


def recovery_code(label: str) -> vector.RecoveryCodeVector:
    """A code, typed with care and without."""
    code, context = RecoveryCode(fixed(label, CODE_BYTES)), "sealroom/1/example"
    careless = " ".join(code.groups).lower().replace("o", "0").replace("b", "8")
    typed = [code.written, "".join(code.groups), careless]
    return vector.RecoveryCodeVector(
        code.secret, code.written, typed, context, code.derive(context)
    )


def recovery_kit(content: bytes, repeats: int) -> vector.RecoveryKitVector:
    """A kit; one of several chunks is stored as its hash."""
    code, salt = fixed(CODES[0], CODE_BYTES), fixed(f"kit {repeats}", 32)
    kit = b"".join(seal_kit(RecoveryCode(code), salt, [content] * repeats))
    stored = kit if repeats == 1 else None
    return vector.RecoveryKitVector(
        code, salt, content, repeats, stored, hashlib.sha256(kit).digest()
    )


def verification_code(ada: Person, ben: Person, relay: str) -> vector.VerificationCodeVector:
    """What Ada shows Ben."""
    tag = relay_tag(relay)
    code = VerificationCode(ada.user_id, ben.user_id, tag)
    return vector.VerificationCodeVector(ada.name, ben.name, relay, tag, code.written)


def room_link(ledger: list[vector.EntryVector], relay: str | None) -> vector.RoomLinkVector:
    """A link by the author of the ledger's first entry, at its second; and one of old."""
    session_id, giver, head = session_id_of(ledger[0].entry), ledger[0].entry.author, ledger[1].hash
    address = relay_address(relay) if relay else None
    link = RoomLink(session_id, address, Giver(giver, head) if relay else None)
    return vector.RoomLinkVector(
        session_id, relay, giver if relay else None, head if relay else None, str(link)
    )


def sealed_file(content: bytes, repeats: int) -> vector.SealedFileVector:
    """A file; short ones with their sealed bytes."""
    whole, file_id, key = content * repeats, "filefilefilefilefilefilefi", fixed("file key", 32)
    sealer = FileSealer(file_id, key, len(whole))
    sealed = b"".join(sealer.seal([whole]))
    return vector.SealedFileVector(
        file_id,
        key,
        content,
        repeats,
        len(whole),
        sealer.sealed.digest,
        sealed_size(len(whole)),
        sealed if len(sealed) < SHOWN_WHOLE else None,
        hashlib.sha256(sealed).digest(),
    )


def repeatable(people: list[Person]) -> dict[str, list[msgspec.Struct]]:
    """Every file's vectors that come out the same each time."""
    ada, ben, cleo = people
    ledger = entries(ada, ben, cleo)
    session_id = session_id_of(ledger[0].entry)
    room_key = RoomKey(session_id, fixed("room key", 32))
    sealed = [sealed_message(ada, room_key, content) for content in TEXTS]
    return {
        "kem": [kem(ada)],
        "message": [*sealed, open_message(ben, session_id, TEXTS[1])],
        "hint": [hint(ada, room_key, each) for each in (Typing(), ReadUpTo(41, ask=True))],
        "info": [info(ada, room_key, 1, b'{"title":"Harbour","description":""}')],
        "device_label": [device_label(ada, label) for label in ("desk", "Laptop \u2693")],
        "verification_code": [
            verification_code(ada, ben, relay) for relay in ("relayrelayrelay", "Häfen")
        ],
        "room_link": [room_link(ledger, relay) for relay in (*RELAYS, None)],
        "sealed_file": [sealed_file(b"A file. ", repeats) for repeats in FILE_REPEATS],
        "padding": [vector.PaddingVector(n, padded_length(n + 4)) for n in PADDING_LENGTHS],
        "entry": [*ledger],
        "proof": [proof(ada)],
        "recovery_code": [recovery_code(label) for label in CODES],
        "recovery_kit": [recovery_kit(b"what a kit holds", repeats) for repeats in (1, 10_000)],
        "database_key": [database_key(passphrase) for passphrase in PASSPHRASES],
    }


def random_each_time(people: list[Person]) -> dict[str, list[msgspec.Struct]]:
    """Wraps and notes."""
    ada, ben, cleo = people
    session_id = session_id_of(entries(ada, ben, cleo)[0].entry)
    room_key = RoomKey(session_id, fixed("room key", 32))
    return {
        "wrap": [wrap(ada, ben, room_key, 1), wrap(cleo, ada, room_key, 2)],
        "note": [note(ada, ben, session_id, b'{"title":"Harbour"}')],
    }


def main(arguments: list[str]) -> None:
    """Write the files."""
    if "identities" in arguments:
        vector.write("identities", identities())
    people = [person(stored) for stored in identity_vectors()]
    for name, vectors in (repeatable(people) | random_each_time(people)).items():
        vector.write(name, vectors)


if __name__ == "__main__":
    main(sys.argv[1:])
