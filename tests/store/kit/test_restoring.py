"""From one profile into a kit and from the kit into a fresh one: what is the same, and what not."""

from collections.abc import Callable, Iterator

import msgspec
import pytest

from sealroom.crypto import KitDamaged, SecretsRefused
from sealroom.store.alarms import AlarmKind, StoredAlarm
from sealroom.store.database import Database, open_memory_database
from sealroom.store.errors import ProfileNotEmpty
from sealroom.store.kit.contents import kit_contents
from sealroom.store.kit.records import (
    KitCounter,
    KitEntry,
    KitIdentity,
    KitKey,
    KitMessage,
    KitPerson,
    KitRecord,
    KitRoom,
)
from sealroom.store.kit.restoring import restore_kit
from sealroom.store.recovery_settings import SavedKit
from sealroom.store.repositories import Repositories
from tests.ledger.people import id_of
from tests.ledger.room import Room
from tests.store.kit.believable import (
    CODE,
    CURSOR,
    MADE_AT,
    NEW_DEVICE,
    OLD_DEVICE,
    Dump,
    ada,
    columns,
    dump,
    fill,
    line,
    sealed_room,
)

CARRIED = {
    "identity": {"id", "user_id", "secrets", "name", "relay_address", "relay_name"},
    "users": {"user_id", "name", "verified_at", "verified_how"},
    "room_links": {"session_id", "giver", "head", "opened_at"},
    "sessions": {
        *("session_id", "state", "title", "description", "log_cursor", "read_position"),
        *("active_at", "draft", "direct", "counted_from"),
    },
    "alarms": {
        *("session", "kind", "words", "raised_at", "mark", "evidence", "left_how", "passed_at"),
        "place",
    },
    "room_choices": {
        *("session", "pinned_at", "muted_until", "archived", "marked_unread", "level"),
    },
    "ledger_entries": {"session", "number", "hash", "entry"},
    "counters": {"session", "sender", "device", "counter"},
    "timeline": {
        *("session", "position", "entry_number", "message_id", "sender", "mine", "key_id"),
        *("sent_at", "lock", "state", "missing_before", "content"),
        *("device", "taken_at", "received_at", "doubt"),
        *("kind", "target", "shown", "by_rank", "mentions_me"),
    },
    "waiting_messages": {"timeline", "session", "key_id", "message"},
    "room_keys": {
        *("key_id", "session_id", "secret", "epoch", "valid_from", "valid_until", "made_by"),
        *("received_how", "received_from", "received_at"),
    },
    "held_wraps": {"session_id", "key_id", "sender", "epoch", "how", "wrap", "received_at"},
    "invitations": {
        *("session_id", "inviter", "title", "expires_at", "received_at", "direct"),
    },
    "join_requests": {"session_id", "user_id", "request", "card", "received_at"},
    "asked": {"session_id", "asked_at", "refused"},
}
"""Stands in a kit (with messages)."""

BEGUN_ANEW = {
    "histories": {"session", "since", "until", "after", "number", "done"},
    "history_counters": {"session", "sender", "device", "counter"},
    "history_shares": {"session_id", "user_id", "reach", "chosen_at", "handed"},
    "device_notices": {"device_id", "label", "signed_in_at"},
    "identity": {"device_id", "inbox_cursor"},
    "sessions": {"id", "own_counter", "draft_about", "draft_edits"},
    "alarms": {"id"},
    "timeline": {"id", "failure", "expires_at"},
    "key_asks": {"session_id", "key_id", "user_id", "asked_at", "taken"},
    "key_questions": {"session_id", "key_id", "user_id", "card", "received_at"},
    "read_marks": {"session", "user_id", "position"},
    "missing_keys": {"session_id", "key_id", "since", "tries", "next_at", "late"},
    "uploads": {"timeline", "file_id", "size"},
    "scheduled": {"id", "session", "content", "sealed", "due_at", "failure"},
    "outbox": {"id", "timeline", "session", "message_id", "sealed", "failed", "counter"},
    "settings": {"name", "value"},
    "search_rows": {"place", "timeline"},
    "search_words": {"id", "word"},
    "search_queue": {"timeline"},
    "search_state": {"id", "form", "indexed"},
}
"""Belongs to the device: the next one begins its own."""


def test_every_column_of_the_store_is_carried_or_begun_anew() -> None:
    """Who adds a column decides here, and where it is carried, in `kit/records.py` too."""
    decided = {
        table: CARRIED.get(table, set()) | BEGUN_ANEW.get(table, set())
        for table in CARRIED.keys() | BEGUN_ANEW.keys()
    }
    assert columns(open_memory_database().connection) == decided


@pytest.fixture
def old() -> Database:
    database = open_memory_database()
    fill(database)
    return database


@pytest.fixture
def fresh() -> Iterator[Database]:
    database = open_memory_database()
    yield database
    database.close()


def records(old: Database, *, messages: bool = True) -> list[KitRecord]:
    return list(kit_contents(Repositories(old.connection), MADE_AT, messages=messages))


def restore(fresh: Database, kit: list[KitRecord]) -> Repositories:
    with fresh.write() as connection:
        restore_kit(Repositories(connection), iter(kit), CODE, NEW_DEVICE)
    return Repositories(fresh.connection)


def carried(database: Database) -> Dump:
    """All that a kit carries, as sets of values by column."""
    found: Dump = {}
    for table, names in CARRIED.items():
        listed = ", ".join(sorted(names))
        sql = f"SELECT {listed} FROM {table} ORDER BY {listed}"
        found[table] = database.connection.execute(sql).fetchall()
    return found


def without_what_follows_the_cursor(old: Database) -> None:
    with old.write() as connection:
        connection.execute("DELETE FROM outbox")
        connection.execute("DELETE FROM timeline WHERE position > ?", (CURSOR,))


def test_everything_carried_comes_back_to_the_letter(old: Database, fresh: Database) -> None:
    restore(fresh, records(old))
    without_what_follows_the_cursor(old)
    assert carried(fresh) == carried(old)


def test_the_sample_leaves_no_carried_column_at_its_default(old: Database) -> None:
    """Else the test above would not notice that one was dropped."""
    fresh = Room(nonce=7)
    for table, names in CARRIED.items():
        for name in names:
            values = {value for (value,) in old.connection.execute(f"SELECT {name} FROM {table}")}
            assert values - {None, 0, "", fresh.state.session_id}, f"{table}.{name}"


def test_the_device_is_another_and_begins_its_own(old: Database, fresh: Database) -> None:
    store = restore(fresh, records(old))
    own = store.identity.get()
    assert own is not None
    assert (own.user_id, own.name, own.device_id) == (ada().user_id, "Ada", NEW_DEVICE)
    assert store.identity.inbox_cursor() == 0
    assert [row.own_counter for row in store.sessions.all()] == [0, 0]
    assert store.outbox.sessions() == []
    assert store.settings.get("preferences") is None
    counters = {last.device: last.counter for last in store.sessions.counters(1)}
    assert counters[OLD_DEVICE] == 4


def test_the_code_and_the_kit_are_remembered(old: Database, fresh: Database) -> None:
    store = restore(fresh, records(old))
    code = store.recovery.code()
    assert code is not None
    assert code.secret == CODE.secret
    assert store.recovery.kit() == SavedKit(MADE_AT, True, 2)
    assert store.room_keys.count() == 2


def test_nothing_after_the_cursor_is_in_the_kit(old: Database, fresh: Database) -> None:
    """The relay sends it again: an own message that was answered before it came down the log."""
    store = restore(fresh, records(old))
    [room] = [row for row in store.sessions.all() if row.log_cursor]
    positions = [each.position for each in store.timeline.page_before(room.row, 1 << 60, 100)]
    assert positions == [1, 2, 3, 10, 11, 12, 14, CURSOR], "13 is a reaction"
    assert room.log_cursor == CURSOR


def test_without_messages_rooms_begin_at_the_start_of_their_log(
    old: Database, fresh: Database
) -> None:
    kit = records(old, messages=False)
    assert not any(isinstance(each, KitEntry | KitCounter | KitMessage) for each in kit)
    store = restore(fresh, kit)
    room = store.sessions.get(sealed_room().state.session_id)
    assert room is not None
    assert (room.log_cursor, room.title, room.draft) == (0, "Lighthouse", "Not yet sa")
    assert room.read_position == 6
    [passed] = store.alarms.of(room.row)
    assert (passed.kind, passed.place) == (AlarmKind.TWO_HISTORIES, 6.5)
    assert store.sessions.state(room.row) is None
    assert store.room_keys.count() == 2
    assert store.recovery.kit() == SavedKit(MADE_AT, False, 2)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A member was shown another history of this room than you.", AlarmKind.TWO_HISTORIES),
        ("Something that no Sealroom says any more.", AlarmKind.GENERAL),
    ],
)
def test_an_alarm_of_an_older_kit_keeps_its_words_and_gets_a_kind(
    old: Database, fresh: Database, words: str, kind: AlarmKind
) -> None:
    def older(record: KitRecord) -> KitRecord:
        if not isinstance(record, KitRoom) or not record.alarms:
            return record
        fields = {name: getattr(record, name) for name in record.__struct_fields__}
        del fields["alarms"]
        return KitRoom(**(fields | {"alarm": words}))

    store = restore(fresh, [older(record) for record in records(old)])
    room = store.sessions.get(sealed_room().state.session_id)
    assert room is not None
    assert store.alarms.of(room.row) == [StoredAlarm(kind=kind, words=words)]


def test_a_message_that_waits_still_opens_when_its_key_comes(
    old: Database, fresh: Database
) -> None:
    store = restore(fresh, records(old))
    [waiting] = store.timeline.waiting(1, "q" * 52)
    assert waiting.message.body == b"ciphertext"


def test_a_restored_profile_makes_the_same_kit_again(old: Database, fresh: Database) -> None:
    kit = records(old)
    again = list(kit_contents(restore(fresh, kit), MADE_AT, messages=True))
    assert [msgspec.msgpack.encode(each) for each in again] == [
        msgspec.msgpack.encode(each) for each in kit
    ]


# ---- refused, with nothing changed


def refused(fresh: Database, kit: list[KitRecord], kind: type[Exception]) -> None:
    before = dump(fresh.connection)
    with pytest.raises(kind):
        restore(fresh, kit)
    assert dump(fresh.connection) == before


def test_nothing_is_restored_over_somebody(old: Database) -> None:
    kit = records(old)
    refused(old, kit, ProfileNotEmpty)
    with old.write() as connection:
        connection.execute("DELETE FROM identity")
    refused(old, kit, ProfileNotEmpty)


def test_keys_of_a_registration_that_was_cut_off_give_way(old: Database, fresh: Database) -> None:
    with fresh.write() as connection:
        Repositories(connection).identity.save(
            msgspec.structs.replace(ada(), user_id=id_of("ben"), name="")
        )
    own = restore(fresh, records(old)).identity.get()
    assert own is not None
    assert own.user_id == ada().user_id


def with_another_room(kit: list[KitRecord]) -> list[KitRecord]:
    """The entries of one room under the name of another."""
    return [
        msgspec.structs.replace(each, session_id="z" * 52) if isinstance(each, KitRoom) else each
        for each in kit
    ]


def without_an_entry(kit: list[KitRecord]) -> list[KitRecord]:
    at = next(at for at, each in enumerate(kit) if isinstance(each, KitEntry))
    return [*kit[: at + 1], *kit[at + 2 :]]


def with_a_short_key(kit: list[KitRecord]) -> list[KitRecord]:
    return [
        msgspec.structs.replace(each, secret=bytes(31)) if isinstance(each, KitKey) else each
        for each in kit
    ]


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda kit: [], KitDamaged),
        (lambda kit: kit[1:], KitDamaged),
        (lambda kit: [kit[0], *kit], KitDamaged),
        (lambda kit: [kit[0], KitMessage(line(1), None)], KitDamaged),
        (lambda kit: [KitPerson("u" * 52, "", None)], KitDamaged),
        (with_another_room, KitDamaged),
        (without_an_entry, KitDamaged),
        (with_a_short_key, KitDamaged),
        (lambda kit: [spoilt_identity(kit[0], b""), *kit[1:]], SecretsRefused),
        (lambda kit: [spoilt_identity(kit[0], b"\x63"), *kit[1:]], SecretsRefused),
    ],
    ids=[
        *("empty", "without identity", "two identities", "a message outside a room"),
        *("a person first", "another room's ledger", "an entry missing", "a short key"),
        *("no secrets", "secrets of a newer form"),
    ],
)
def test_a_kit_that_does_not_hold_what_kits_hold_is_refused(
    old: Database,
    fresh: Database,
    spoil: Callable[[list[KitRecord]], list[KitRecord]],
    kind: type[Exception],
) -> None:
    refused(fresh, spoil(records(old)), kind)


def spoilt_identity(record: KitRecord, secrets: bytes) -> KitIdentity:
    assert isinstance(record, KitIdentity)
    return msgspec.structs.replace(record, secrets=secrets)
