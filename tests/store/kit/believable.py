"""A profile in which something stands in every table and column, and what is in a database."""

import itertools
from typing import Any

from sealroom.crypto import (
    IdentitySecrets,
    RecoveryCode,
    RoomKey,
    restore_identity,
    sign_join_request,
    sign_kem_key,
    start_chain,
    week_of,
)
from sealroom.protocol.codec import encode_content
from sealroom.protocol.content import Reaction
from sealroom.protocol.keys import UserCard
from sealroom.protocol.message import Message, MessageHeader
from sealroom.store.alarms import AlarmKind, Evidence, Left, SeenMessage, StoredAlarm
from sealroom.store.connection import Connection
from sealroom.store.database import Database
from sealroom.store.identity import OwnIdentity
from sealroom.store.links import OpenedLink
from sealroom.store.recovery_settings import SavedKit
from sealroom.store.repositories import Repositories
from sealroom.store.requests import StoredAsked, StoredInvitation, StoredJoinRequest
from sealroom.store.room_choices import FOR_GOOD, NotificationLevel, RoomChoices
from sealroom.store.room_keys import HeldWrap, KeyOrigin, KeyValidity
from sealroom.store.timeline import OUTBOX_POSITION
from sealroom.store.timeline_row import Kind, NewMessage
from sealroom.store.users import HowVerified
from tests.crypto.people import identity_vectors
from tests.ledger.people import id_of, identity_of
from tests.ledger.room import START, Room, everyone

CODE = RecoveryCode(b"the code on my paper")
SALT = bytes(range(32))
MADE_AT = START + 1_000_000
OLD_DEVICE = "theoldcomputers2"
NEW_DEVICE = "thenewcomputers2"
OTHERS_DEVICE = "c" * 16
CURSOR = 20
"""How far the log of the sealed room is stored."""
TEXT = b'{"type":"text","text":"The heron is back"}'

Dump = dict[str, list[tuple[Any, ...]]]
_message_numbers = itertools.count(1)


def ada() -> OwnIdentity:
    """The profile's person, on the old device."""
    vector = identity_vectors()[0]
    signing, seed = b"ada".ljust(32, b"."), b"the seed of ada's weekly keys..."
    secrets = IdentitySecrets(1, vector.rsa_private, signing, week_of(START), seed)
    return OwnIdentity(
        user_id=restore_identity(secrets).user_id,
        device_id=OLD_DEVICE,
        secrets=secrets,
        name="Ada",
        relay_address="wss://relay.example",
        relay_name="relayrelayrelayrelayrelayr",
    )


def sealed_room() -> Room:
    return everyone(sealed=True)


def room_key(room: Room, number: int) -> RoomKey:
    return RoomKey(room.state.session_id, bytes([number]) * 32)


def message_id() -> str:
    return f"{next(_message_numbers):a>26}".translate(str.maketrans("0189", "bcde"))


def line(position: int, lock: str = "sealed", **changes: Any) -> NewMessage:
    given: dict[str, Any] = {
        "position": position,
        "message_id": message_id(),
        "sender": id_of("ben"),
        "mine": False,
        "key_id": None,
        "sent_at": START + position,
        "lock": lock,
        "state": "received",
        "content": TEXT,
        "device": OTHERS_DEVICE,
        "taken_at": START + position + 7,
        "received_at": START + position + 9,
    }
    return NewMessage(**(given | changes))


def waiting_message(room: Room, key: RoomKey) -> Message:
    header = MessageHeader(
        session_id=room.state.session_id,
        message_id=message_id(),
        sender=id_of("ben"),
        device=OTHERS_DEVICE,
        key_id=key.key_id,
        counter=3,
        head=room.state.head,
        sent_at=START,
    )
    return Message(header, b"ciphertext", bytes(64))


def fill(database: Database) -> Room:
    """Live a little; the sealed room comes back."""
    room = sealed_room()
    with database.write() as connection:
        store = Repositories(connection)
        store.identity.save(ada())
        store.identity.set_inbox_cursor(17)
        _know_people(store)
        _hold_keys(store, room)
        _have_requests(store, room)
        _live_in(store, room)
        _know_of_another_room(store)
        store.recovery.keep_code(CODE)
        store.recovery.keep_kit(SavedKit(START, False, 1))
        store.settings.set("preferences", b"dark")
    return room


def _know_people(store: Repositories) -> None:
    store.users.save_name(id_of("ada"), "Ada")
    store.users.save_name(id_of("ben"), "Ben")
    store.users.save_name(id_of("cleo"), "Cleo")
    store.users.set_verified(id_of("ben"), START + 5, HowVerified.COMPARED)
    store.users.set_verified(id_of("cleo"), START + 6, HowVerified.QR)


def _hold_keys(store: Repositories, room: Room) -> None:
    used, proposed = room_key(room, 1), room_key(room, 2)
    store.room_keys.add(used, KeyOrigin("handed", id_of("cleo"), START + 2))
    store.room_keys.set_validity(used.key_id, KeyValidity(1, id_of("ben"), START, START + 9))
    store.room_keys.add(proposed, KeyOrigin("made", id_of("ada"), START + 3))
    missing = room_key(room, 3)
    store.room_keys.hold(
        HeldWrap(room.state.session_id, missing.key_id, id_of("dan"), 3, "handed", b"wrap", START)
    )


def _have_requests(store: Repositories, room: Room) -> None:
    store.requests.add_invitation(
        StoredInvitation("i" * 52, id_of("eve"), "Night watch", START + 99, START, True)
    )
    fay = identity_of("fay")
    kem_key = sign_kem_key(fay, start_chain(START), START)
    store.requests.add_join_request(
        StoredJoinRequest(
            room.state.session_id,
            fay.user_id,
            sign_join_request(fay, room.state.session_id, "It is me", START),
            UserCard(fay.user_id, "Fay", fay.keys, kem_key),
            START,
        )
    )
    for refused, session_id in ((False, "j" * 52), (True, "k" * 52)):
        store.requests.add_asked(StoredAsked(session_id, START, refused).session_id, START)
        if refused:
            store.requests.refuse_asked(session_id)
    store.links.add(OpenedLink("j" * 52, id_of("ben"), "h" * 52, START))
    store.links.add(OpenedLink(room.state.session_id, id_of("cleo"), room.state.head, START + 1))


def _live_in(store: Repositories, room: Room) -> None:
    row = store.sessions.add(room.state.session_id).row
    hashes = [*(entry.prev for entry in room.entries[1:]), room.state.head]
    for number, (entry, entry_hash) in enumerate(zip(room.entries, hashes, strict=True)):
        store.sessions.add_entry(row, entry, entry_hash)
        if number < 3:
            store.timeline.add_entry(
                row,
                number + 1,
                number,
                entry.author,
                entry.time,
                taken_at=entry.time + 30,
                received_at=entry.time + 40,
            )
    store.sessions.save_state(row, room.state)
    store.sessions.set_info(row, "Lighthouse", "Keepers of it", direct=(id_of("ada"), id_of("ben")))
    store.sessions.set_log_cursor(row, CURSOR, START + 50)
    store.sessions.set_own_counter(row, 4)
    store.sessions.set_counted_from(row, 3)
    store.sessions.set_read(row, 6)
    store.sessions.set_draft(row, "Not yet sa")
    store.room_choices.save(
        row, RoomChoices(START + 40, FOR_GOOD, True, True, NotificationLevel.MENTIONS)
    )
    _raise_alarms(store, row, room)
    store.sessions.set_counter(row, id_of("ben"), OTHERS_DEVICE, 2)
    store.sessions.set_counter(row, id_of("ada"), OLD_DEVICE, 4)
    _say(store, room, row)


def _raise_alarms(store: Repositories, row: int, room: Room) -> None:
    """One that was passed, and one that stands."""
    seen = SeenMessage(waiting_message(room, room_key(room, 3)).header, b"s" * 32, b"g" * 64, START)
    evidence = Evidence(
        seen=seen, seq=7, received_at=START, relay_now=START, own_number=3, own_head="h" * 52
    )
    past = StoredAlarm(
        kind=AlarmKind.TWO_HISTORIES,
        words="The relay may be lying.",
        raised_at=START,
        mark="h" * 52,
        evidence=evidence,
        passed_at=START + 1,
        place=6.5,
    )
    store.alarms.add(row, past)
    store.alarms.add(row, StoredAlarm(kind=AlarmKind.GENERAL, words="It may.", raised_at=START))


def _say(store: Repositories, room: Room, row: int) -> None:
    timeline, key = store.timeline, room_key(room, 1)
    timeline.add_message(row, line(10, key_id=key.key_id, missing_before=2))
    timeline.add_message(row, line(11, "open", mine=True, sender=id_of("ada"), state="sent"))
    timeline.add_message(row, line(12, "unverified", content=None, doubt="repeated"))
    reaction = Reaction("m" * 26, "🎉")
    timeline.add_message(
        row,
        line(
            13,
            key_id=key.key_id,
            content=encode_content(reaction),
            kind=Kind.REACTION,
            target=reaction.target,
            by_rank=True,
        ),
    )
    timeline.add_message(row, line(14, key_id=key.key_id, mentions_me=True))
    waiting = waiting_message(room, room_key(room, 3))
    waits = line(
        CURSOR, "waiting", content=None, message_id=waiting.header.message_id, key_id="q" * 52
    )
    timeline.add_waiting(row, timeline.add_message(row, waits), "q" * 52, waiting)
    ahead = line(CURSOR + 1, mine=True, sender=id_of("ada"), state="sent")
    timeline.add_message(row, ahead)
    unsent = line(OUTBOX_POSITION + 1, mine=True, sender=id_of("ada"), state="failed")
    unsent_row = timeline.add_message(row, unsent)
    timeline.set_state(unsent_row, "failed", "Too long.")
    store.outbox.add(unsent_row, row, unsent.message_id, sealed=True)


def _know_of_another_room(store: Repositories) -> None:
    room = Room(nonce=1)
    row = store.sessions.add(room.state.session_id).row
    store.sessions.set_info(row, "Market", "")
    store.alarms.add(row, StoredAlarm(kind=AlarmKind.LINK, words="Cut short.", raised_at=START))
    store.alarms.leave(row, Left.UNTOLD)


def dump(connection: Connection) -> Dump:
    """Every row of every table."""
    return {
        table: sorted(connection.execute(f'SELECT * FROM "{table}"').fetchall(), key=repr)
        for table in columns(connection)
    }


def columns(connection: Connection) -> dict[str, set[str]]:
    """The columns of every table that is Sealroom's own: not of those that FTS5 makes."""
    tables = connection.execute(
        "SELECT name FROM pragma_table_list"
        " WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        table: {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
        for (table,) in tables
    }
