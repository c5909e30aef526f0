"""The stored vectors: this package makes them again, and a second implementation reads them."""

import hashlib

import msgspec
import pytest

from sealroom.crypto import (
    FileSealer,
    check_kem_key,
    check_keys,
    check_registration_proof,
    check_sign_in_proof,
    decode_secrets,
    open_device_label,
    open_hint,
    open_info,
    open_kit,
    open_message,
    open_note,
    parse_recovery_code,
    read_verification_code,
    restore_identity,
    seal_kit,
    unwrap_room_key,
    verify_entry,
    verify_message,
)
from sealroom.crypto.identity import SECRETS_VERSION
from sealroom.crypto.recovery_code import RecoveryCode
from sealroom.crypto.room_key import RoomKey
from sealroom.protocol.entry import Entry
from sealroom.protocol.message import MessageHeader
from tests.crypto import make_vectors, stranger, vector
from tests.crypto.people import IdentityVector, Person, identity_vectors


@pytest.fixture(scope="module")
def named(people: list[Person]) -> dict[str, Person]:
    return {someone.name: someone for someone in people}


@pytest.fixture(scope="module")
def stored() -> dict[str, IdentityVector]:
    return {identity.name: identity for identity in identity_vectors()}


def test_everything_repeatable_comes_out_as_stored(people: list[Person]) -> None:
    for name, vectors in make_vectors.repeatable(people).items():
        assert vector.read(name, type(vectors[0])) == vectors, name


def test_identities(stored: dict[str, IdentityVector], named: dict[str, Person]) -> None:
    for name, identity in stored.items():
        assert named[name].keys == identity.keys
        check_keys(identity.user_id, identity.keys)
        assert identity.user_id == stranger.user_id(
            identity.keys.public_key, identity.keys.signing_key
        )
        assert "".join(identity.fingerprint_groups) == identity.user_id[:32]


def test_identities_stored_by_every_earlier_version_are_read() -> None:
    versions = set()
    for old in vector.read("stored_identity", vector.StoredIdentityVector):
        secrets = decode_secrets(old.stored)
        assert restore_identity(secrets).user_id == old.user_id
        assert secrets.kem_chain.week == old.kem_week
        versions.add(old.stored[0])
    assert versions == set(range(1, SECRETS_VERSION + 1))


def test_kem_chain_for_a_stranger(stored: dict[str, IdentityVector]) -> None:
    [kem] = vector.read("kem", vector.KemVector)
    weeks = {week.week: week for week in kem.weeks}
    seed, first = stored[kem.name].kem_seed, min(weeks)
    for week in range(first, max(weeks) + 1):
        seed = stranger.next_chain_seed(seed, week) if week > first else seed
        if week in weeks:
            assert weeks[week].chain_seed == seed
            public = stranger.kem_private(seed, week).public_key().public_bytes_raw()
            assert weeks[week].kem_public == public


def test_kem_key_for_a_stranger(stored: dict[str, IdentityVector]) -> None:
    [kem] = vector.read("kem", vector.KemVector)
    signed = (
        stranger.text("sealroom/1/kem-key")
        + stranger.text(stored[kem.name].user_id)
        + stranger.number(kem.kem_key.kem_id)
        + stranger.number(kem.kem_key.expires_at)
        + stranger.framed(kem.kem_key.kem_public)
    )
    assert signed == kem.signed
    stranger.verify(stored[kem.name].keys.signing_key, kem.kem_key.signature, signed)
    check_kem_key(stored[kem.name].keys, kem.kem_key, kem.now_ms)


def test_sealed_files() -> None:
    for file in vector.read("sealed_file", vector.SealedFileVector):
        content = file.content * file.repeats
        assert hashlib.sha256(content).digest() == file.digest
        sealer = FileSealer(file.file_id, file.key, file.size)
        sealed = b"".join(sealer.seal([content]))
        assert len(sealed) == file.sealed_size
        assert hashlib.sha256(sealed).digest() == file.sha256
        if file.sealed is not None:
            assert sealed == file.sealed
        assert stranger.file_of(sealed, file.key, file.file_id, file.size) == content


def test_wraps(named: dict[str, Person]) -> None:
    for wrap in vector.read("wrap", vector.WrapVector):
        recipient = named[wrap.recipient]
        opened = unwrap_room_key(
            recipient.identity,
            recipient.chain,
            named[wrap.sender].keys,
            session_id=wrap.session_id,
            key_id=wrap.key_id,
            epoch=wrap.epoch,
            wrapped=wrap.wrapped,
        )
        assert opened.secret == wrap.secret


def test_wraps_for_a_stranger(stored: dict[str, IdentityVector]) -> None:
    for wrap in vector.read("wrap", vector.WrapVector):
        assert wrap.key_id == stranger.key_id(wrap.session_id, wrap.secret)
        place = (
            stranger.text(wrap.session_id)
            + stranger.text(wrap.key_id)
            + stranger.number(wrap.epoch)
            + stranger.text(stored[wrap.sender].user_id)
            + stranger.text(stored[wrap.recipient].user_id)
        )
        recipient, sender = stored[wrap.recipient], stored[wrap.sender]
        assert wrap.secret == stranger.open_blob(
            recipient.rsa_private,
            stranger.kem_private(recipient.kem_seed, recipient.kem_week),
            sender.keys.signing_key,
            context="sealroom/1/wrap",
            place=place,
            blob=wrap.wrapped,
        )


def test_notes(named: dict[str, Person]) -> None:
    for note in vector.read("note", vector.NoteVector):
        recipient, sender = named[note.recipient], named[note.sender]
        opened = open_note(
            recipient.identity, recipient.chain, sender.keys, note.session_id, note.sealed
        )
        assert opened == note.note


def test_notes_for_a_stranger(stored: dict[str, IdentityVector]) -> None:
    for note in vector.read("note", vector.NoteVector):
        recipient, sender = stored[note.recipient], stored[note.sender]
        padded = stranger.open_blob(
            recipient.rsa_private,
            stranger.kem_private(recipient.kem_seed, recipient.kem_week),
            sender.keys.signing_key,
            context="sealroom/1/invitation",
            place=stranger.text(note.session_id)
            + stranger.text(sender.user_id)
            + stranger.text(recipient.user_id),
            blob=note.sealed,
        )
        assert stranger.content_of(padded) == note.note


def test_messages(named: dict[str, Person]) -> None:
    for spoken in vector.read("message", vector.MessageVector):
        keys = named[spoken.sender].keys
        verify_message(keys, spoken.message)
        if spoken.secret is not None:
            room_key = RoomKey(spoken.header.session_id, spoken.secret)
            assert open_message(room_key, keys, spoken.message) == spoken.content


def test_messages_for_a_stranger(stored: dict[str, IdentityVector]) -> None:
    for spoken in vector.read("message", vector.MessageVector):
        header, body = _encoded(spoken.header), spoken.message.body
        sender = stored[spoken.sender]
        signed = stranger.text("sealroom/1/message-signature") + header + stranger.framed(body)
        stranger.verify(sender.keys.signing_key, spoken.message.signature, signed)
        associated_data = stranger.text("sealroom/1/message") + header
        assert associated_data == spoken.associated_data
        if spoken.secret is None:
            assert body == spoken.content
            continue
        key = stranger.message_key(spoken.secret, spoken.header.session_id, sender.user_id)
        assert key == spoken.message_key
        padded = stranger.gcm_open(key, body[:12], body[12:], associated_data)
        assert stranger.content_of(padded) == spoken.content
        assert len(padded) == stranger.padme(4 + len(spoken.content))


def test_hints(named: dict[str, Person]) -> None:
    for told in vector.read("hint", vector.HintVector):
        room_key = RoomKey(told.header.session_id, told.secret)
        assert open_hint(room_key, named[told.sender].keys, told.hint) == told.content


def test_hints_for_a_stranger(stored: dict[str, IdentityVector]) -> None:
    for told in vector.read("hint", vector.HintVector):
        sender, header, body = stored[told.sender], told.header, told.hint.body
        encoded = stranger.framed(
            stranger.text(header.session_id)
            + stranger.text(header.sender)
            + stranger.text(header.device)
            + stranger.text(header.key_id)
            + stranger.number(header.sent_at)
        )
        signed = stranger.text("sealroom/1/hint-signature") + encoded + stranger.framed(body)
        stranger.verify(sender.keys.signing_key, told.hint.signature, signed)
        associated_data = stranger.text("sealroom/1/hint") + encoded
        assert associated_data == told.associated_data
        key = stranger.hint_key(told.secret, header.session_id, sender.user_id)
        assert key == told.hint_key
        filled = stranger.gcm_open(key, body[:12], body[12:], associated_data)
        assert filled == told.content + b" " * (64 - len(told.content))


def _encoded(header: MessageHeader) -> bytes:
    key_id = stranger.ABSENT if header.key_id is None else stranger.text(header.key_id)
    return stranger.framed(
        stranger.text(header.session_id)
        + stranger.text(header.message_id)
        + stranger.text(header.sender)
        + stranger.text(header.device)
        + key_id
        + stranger.number(header.counter)
        + stranger.text(header.head)
        + stranger.number(header.sent_at)
    )


def test_infos(named: dict[str, Person]) -> None:
    for title in vector.read("info", vector.InfoVector):
        room_key, author = RoomKey(title.session_id, title.secret), named[title.author].user_id
        assert open_info(room_key, author, title.number, title.info) == title.plaintext


def test_infos_for_a_stranger(stored: dict[str, IdentityVector]) -> None:
    for title in vector.read("info", vector.InfoVector):
        author, body = stored[title.author].user_id, title.info.body
        key = stranger.info_key(title.secret, title.session_id, author, title.number)
        padded = stranger.gcm_open(key, body[:12], body[12:], b"")
        assert stranger.content_of(padded) == title.plaintext


def test_device_labels(named: dict[str, Person]) -> None:
    for label in vector.read("device_label", vector.DeviceLabelVector):
        owner = named[label.owner].identity
        assert open_device_label(owner, label.device, label.sealed) == label.label


def test_device_labels_for_a_stranger(stored: dict[str, IdentityVector]) -> None:
    for label in vector.read("device_label", vector.DeviceLabelVector):
        owner = stored[label.owner]
        key = stranger.device_label_key(owner.signing_private, owner.user_id, label.device)
        padded = stranger.gcm_open(key, label.sealed[:12], label.sealed[12:], b"")
        assert stranger.content_of(padded).decode() == label.label


def test_verification_codes(named: dict[str, Person]) -> None:
    for code in vector.read("verification_code", vector.VerificationCodeVector):
        read = read_verification_code(code.written)
        assert read.user_id == named[code.user].user_id
        assert read.shown_to == named[code.shown_to].user_id
        assert read.relay == code.tag


def test_verification_codes_for_a_stranger(stored: dict[str, IdentityVector]) -> None:
    for code in vector.read("verification_code", vector.VerificationCodeVector):
        ids = (stored[code.user].user_id, stored[code.shown_to].user_id)
        tag = stranger.relay_tag(code.relay)
        assert code.written == f"SEALROOM:VERIFY/1/{ids[0]}/{ids[1]}/{tag}".upper()


def test_room_links_for_a_stranger() -> None:
    for link in vector.read("room_link", vector.RoomLinkVector):
        assert stranger.room_link(link.written) == (
            link.session_id, link.relay, link.giver, link.head,
        )  # fmt: skip


def test_padding_for_a_stranger() -> None:
    for padding in vector.read("padding", vector.PaddingVector):
        assert padding.padded == stranger.padme(4 + padding.length)


def test_entries(named: dict[str, Person]) -> None:
    for link in vector.read("entry", vector.EntryVector):
        verify_entry(link.entry, named[link.author].keys.signing_key)
        assert link.entry.hash() == link.hash


def test_entries_for_a_stranger(stored: dict[str, IdentityVector]) -> None:
    for link in vector.read("entry", vector.EntryVector):
        stranger.verify(stored[link.author].keys.signing_key, link.entry.signature, link.signed)
        assert link.hash == stranger.digest(link.signed + stranger.framed(link.entry.signature))


def test_every_action_has_a_vector() -> None:
    kinds = {type(link.entry.action) for link in vector.read("entry", vector.EntryVector)}
    entry_type = msgspec.inspect.type_info(Entry)
    assert isinstance(entry_type, msgspec.inspect.StructType)
    [action] = [field.type for field in entry_type.fields if field.name == "action"]
    assert isinstance(action, msgspec.inspect.UnionType)
    assert kinds == {kind.cls for kind in action.types if hasattr(kind, "cls")}


def test_proofs(named: dict[str, Person]) -> None:
    for proof in vector.read("proof", vector.ProofVector):
        keys, relay, time = named[proof.name].keys, proof.relay, proof.time
        check_sign_in_proof(
            keys, proof.sign_in, proof.challenge, relay=relay, time=time, device=proof.device
        )
        check_registration_proof(
            keys,
            proof.registration,
            proof.challenge,
            relay=relay,
            time=time,
            name=proof.name,
            kem_key=proof.kem_key,
        )


def test_sign_in_for_a_stranger(stored: dict[str, IdentityVector]) -> None:
    for proof in vector.read("proof", vector.ProofVector):
        signed = (
            stranger.text("sealroom/1/sign-in")
            + stranger.framed(proof.challenge)
            + stranger.text(proof.relay)
            + stranger.number(proof.time)
            + stranger.text(stored[proof.name].user_id)
            + stranger.text(proof.device)
        )
        stranger.verify(stored[proof.name].keys.signing_key, proof.sign_in, signed)


def test_registration_for_a_stranger(stored: dict[str, IdentityVector]) -> None:
    for proof in vector.read("proof", vector.ProofVector):
        keys, kem_key = stored[proof.name].keys, proof.kem_key
        signed = (
            stranger.text("sealroom/1/registration")
            + stranger.framed(proof.challenge)
            + stranger.text(proof.relay)
            + stranger.number(proof.time)
            + stranger.framed(stranger.framed(keys.public_key) + stranger.framed(keys.signing_key))
            + stranger.text(proof.name)
            + stranger.framed(
                stranger.number(kem_key.kem_id)
                + stranger.number(kem_key.expires_at)
                + stranger.framed(kem_key.kem_public)
                + stranger.framed(kem_key.signature)
            )
        )
        stranger.verify(keys.signing_key, proof.registration, signed)


def test_database_keys_of_one_passphrase_typed_on_two_keyboards() -> None:
    _, composed, decomposed = vector.read("database_key", vector.DatabaseKeyVector)
    assert composed.passphrase != decomposed.passphrase
    assert composed.key == decomposed.key


def test_recovery_codes_however_they_are_typed() -> None:
    for code in vector.read("recovery_code", vector.RecoveryCodeVector):
        for typed in code.typed:
            parsed = parse_recovery_code(typed)
            assert parsed.written == code.written
            assert parsed.derive(code.context) == code.key


def test_recovery_codes_for_a_stranger() -> None:
    for code in vector.read("recovery_code", vector.RecoveryCodeVector):
        for typed in code.typed:
            assert stranger.recovery_code(typed) == code.secret
        assert stranger.hkdf(code.secret, 32, stranger.text(code.context)) == code.key


def test_recovery_kits_for_us_and_for_a_stranger() -> None:
    for stored in vector.read("recovery_kit", vector.RecoveryKitVector):
        code, content = RecoveryCode(stored.code), stored.content * stored.repeats
        kit = b"".join(seal_kit(code, stored.salt, [content]))
        assert stored.kit in {None, kit}
        assert hashlib.sha256(kit).digest() == stored.sha256
        assert b"".join(open_kit(code, [kit])) == content
        assert stranger.kit_content(stored.code, kit) == content
