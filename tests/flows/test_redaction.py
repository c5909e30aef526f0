"""No type shows a secret or what someone wrote: every class that there is, found by itself.

Each struct, dataclass and named tuple of the client's packages is made with bytes and words of its
own in every field. What then stands in its `repr` must be named here as public; what does not must
not be pickled either. A new type, or a new field, fails until it is redacted or named.
"""

import inspect
import pickle
from collections.abc import Iterator

import pytest

from sealroom.crypto import Identity, RoomKey
from sealroom.crypto.recovery_code import CODE_BYTES, RecoveryCode
from sealroom.crypto.secret import Secret
from sealroom.protocol.redacted import Redacted
from sealroom.store.database import Database
from sealroom.store.driver import DriverConnection
from sealroom.store.key_slots import KeySlots
from sealroom.store.profile import Profile
from sealroom.store.search_text import Needle
from tests.crypto.test_secret import spellings
from tests.flows.sampled import Own, Part, Sample, all_types, fields_of

WITHOUT_FIELDS = {
    Identity: "tests/crypto/test_secret.py",
    Secret: "tests/crypto/test_secret.py",
    Redacted: "tests/protocol/test_redacted.py",
    Database: "tests/store/test_database.py",
    DriverConnection: "tests/store/test_driver.py",
    KeySlots: "tests/store/test_key_slots.py",
    Profile: "tests/store/test_profile.py",
    Needle: "tests/store/test_search.py",
}
"""Classes with a `repr` of their own that no fields tell how to make, and where it is looked at."""

PUBLIC_BYTES = frozenset(
    {
        # keys that are public, signatures, and what is hashed or drawn to be told
        *("PublicKeys.public_key", "PublicKeys.signing_key", "KemKey.kem_public"),
        *("RegisterRequest.public_key", "RegisterRequest.signing_key", "KemKey.signature"),
        *("JoinSessionApproval.public_key", "AcceptSessionNotification.public_key"),
        *("SendRoomKeyNotification.public_key", "OwnCertificate.certificate"),
        *("Entry.signature", "JoinRequest.signature", "Message.signature"),
        # evidence of an alarm: what was signed, hashes of what was written
        *("SeenEntry.action", "SeenEntry.signature", "SeenMessage.signature"),
        "SeenMessage.body_sha256",
        *("RegisterRequest.proof", "SignInRequest.proof", "Challenge.nonce", "Create.nonce"),
        # sealed: what the relay carries
        *("AllowUserJoinSessionNotification.room_key", "AllowUserJoinSessionRequest.room_key"),
        *("NewSessionRequest.room_key", "NewSessionRequest.notes", "SendRoomKeyRequest.room_key"),
        *("ReceiveRoomKeyNotification.room_key", "HeldWrap.wrap", "Info.body", "Device.label"),
        *("InviteUserToSession.note", "InviteUserToSessionRequest.note", "DeviceSignedIn.label"),
        *("RegisterRequest.device_label", "SignInRequest.device_label"),
        # sealed pieces of files, and what is signed of a hint
        *("FilePiece.data", "PieceAnswer.data", "Hint.signature"),
        # in the key file, in the open
        *("KeyFile.check", "PassphraseParameters.salt"),
        *("PassphraseSlot.nonce", "LockSlot.nonce", "RecoverySlot.nonce"),
        *("PassphraseSlot.sealed_key", "LockSlot.sealed_key", "RecoverySlot.sealed_key"),
    }
)

PUBLIC_WORDS = frozenset(
    {
        # ids and hashes
        *("actor", "author", "bans", "by", "departed", "device", "device_id", "giver", "head"),
        *("info_author", "invitations", "inviter", "key_id", "made_by", "members", "message_id"),
        *("message_ids", "people", "pin", "prev", "profile_id", "sender", "session_id"),
        *("session_ids", "sessions", "settled_by", "subject", "user_id", "withdrawn_by", "dropped"),
        *("context", "recipient", "_Place.bound", "hash", "head_held_then", "link_giver"),
        *("link_head", "mark", "own_head", "room", "saved_by"),
        *("file_id", "file_ids", "target", "reply_to", "draft_about", "direct", "read_by"),
        "SendMsgRequest.files",
        # how the person likes the app: which keys, which emoji they used last
        *("KeyChoice.command", "KeyChoice.keys", "Preferences.emoji_used", "Preferences.window"),
        # names of people, devices and places, which the relay knows or the person typed in
        *("actor_name", "by_name", "device_label", "giver_name", "host", "inviter_name", "keyring"),
        *("author_name", "heir_name", "ReactionView.names"),
        *("made_by_name", "name", "not_verified_names", "path", "prefix", "profile", "relay"),
        *("relay_address", "relay_name", "sender_name", "shown_to", "subject_name"),
        # what Sealroom itself says
        *("alarm", "detail", "doubt", "failure", "how", "lock", "reach", "sql", "state"),
        *("kind", "change_failure", "FileStatus.words", "_Kind.type"),
        *("RoomAlarm.words", "Trouble.words", "AlarmNote.words", "AlarmView.words"),
        *("StoredAlarm.words", "_File.about", "_File.format", "_File.kind"),
        *("_File.what_was_seen", "_Time.utc"),
    }
)
"""Names of fields, and fields of one type."""


def _own() -> Own:
    def room_key(sample: Sample) -> RoomKey:
        return RoomKey(sample.text(RoomKey, "session_id"), sample.secret(RoomKey, "secret"))

    def recovery_code(sample: Sample) -> RecoveryCode:
        return RecoveryCode(sample.secret(RecoveryCode, "secret", CODE_BYTES))

    return {RoomKey: room_key, RecoveryCode: recovery_code}


def types_with_fields() -> Iterator[type]:
    return (kind for kind in all_types() if fields_of(kind))


def sampled(kind: type) -> tuple[object, list[Part]]:
    sample = Sample(_own())
    return sample.make(kind), sample.parts


def printed(value: object) -> str:
    return " ".join((repr(value), str(value), f"{value}", f"{value!a}", repr([value])))


def shown_in(text: str, parts: list[Part]) -> set[Part]:
    folded = text.lower()
    return {
        part
        for part in parts
        if (
            part.content in text
            if isinstance(part.content, str)
            else any(each.lower() in folded for each in spellings(part.content))
        )
    }


def is_public(part: Part) -> bool:
    if isinstance(part.content, bytes):
        return part.place in PUBLIC_BYTES
    return part.name in PUBLIC_WORDS or part.place in PUBLIC_WORDS


def test_the_walk_finds_the_types_that_matter_and_many_more() -> None:
    found = {kind.__name__ for kind in types_with_fields()}

    assert {"RoomKey", "RecoveryCode", "KemChain", "IdentitySecrets", "OwnIdentity"} <= found
    assert {"Text", "MessageView", "TimelineRow", "RegisterRequest", "KitKey"} <= found
    assert len(found) > 150


def test_what_shows_is_named_as_public() -> None:
    shown = {
        part.place
        for kind in types_with_fields()
        for value, parts in [sampled(kind)]
        for part in shown_in(printed(value), parts)
        if not is_public(part)
    }

    assert shown == set()


def test_nothing_is_named_as_public_that_never_shows() -> None:
    """Else a name could stay here and let a later type pass."""
    shown = [
        part
        for kind in types_with_fields()
        for value, parts in [sampled(kind)]
        for part in shown_in(printed(value), parts)
    ]
    places, names = {part.place for part in shown}, {part.name for part in shown}

    assert places >= PUBLIC_BYTES
    assert (places | names) >= PUBLIC_WORDS


def test_what_hides_a_part_is_not_pickled() -> None:
    pickled = set()
    for kind in types_with_fields():
        value, parts = sampled(kind)
        hidden = {each for each in parts if not is_public(each)}
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1) if hidden else ():
            try:
                carried = pickle.dumps(value, protocol)
            except (TypeError, AttributeError, pickle.PicklingError):
                continue
            pickled |= {each.place for each in hidden if _bytes_of(each) in carried}

    assert pickled == set()


def _bytes_of(part: Part) -> bytes:
    return part.content.encode() if isinstance(part.content, str) else part.content


def test_every_other_class_shows_its_kind_alone_or_is_looked_at_elsewhere() -> None:
    own = {
        kind
        for kind in all_types()
        if not fields_of(kind)
        and not issubclass(kind, BaseException)
        and getattr(kind.__repr__, "__module__", "").startswith("sealroom")
    }

    assert own <= set(WITHOUT_FIELDS)


def test_no_exception_takes_bytes_or_what_someone_wrote() -> None:
    """What it does not get it cannot show; its words are for the person, who may send them on."""
    taken = {
        f"{kind.__name__}.{name}"
        for kind in all_types()
        if issubclass(kind, BaseException) and "__init__" in vars(kind)
        for name, parameter in inspect.signature(kind).parameters.items()
        if "bytes" in str(parameter.annotation) or name in {"text", "title", "passphrase", "key"}
    }

    assert taken == set()


@pytest.mark.parametrize("broken", ["content", "text"])
def test_the_search_would_find_a_type_that_shows_it(broken: str) -> None:
    part = Part(Sample, broken, b"sixteen bytes ok" if broken == "content" else "kingfisher0x")

    assert shown_in(f"Leaky({part.content!r})", [part]) == {part}
    assert not is_public(part)
