"""What of a profile goes into its kit, and what does not."""

import msgspec
import pytest

from sealroom.crypto import decode_secrets
from sealroom.store.database import Database, open_memory_database
from sealroom.store.errors import NoIdentity
from sealroom.store.kit.contents import kit_contents
from sealroom.store.kit.records import (
    KitCounter,
    KitEntry,
    KitEvent,
    KitIdentity,
    KitKey,
    KitMessage,
    KitRecord,
    KitRoom,
)
from sealroom.store.repositories import Repositories
from tests.store.kit.believable import CURSOR, MADE_AT, OLD_DEVICE, ada, fill, room_key


@pytest.fixture
def profile() -> Database:
    return open_memory_database()


def contents(profile: Database, *, messages: bool) -> list[KitRecord]:
    return list(kit_contents(Repositories(profile.connection), MADE_AT, messages=messages))


def test_whose_it_is_comes_first(profile: Database) -> None:
    fill(profile)
    first, *rest = contents(profile, messages=True)
    assert isinstance(first, KitIdentity)
    assert (first.made_at, first.with_messages, first.name) == (MADE_AT, True, "Ada")
    assert decode_secrets(first.secrets).signing_private == ada().secrets.signing_private
    assert not any(isinstance(each, KitIdentity) for each in rest)


def test_what_is_the_device_s_own_stays_out(profile: Database) -> None:
    fill(profile)
    with profile.write() as connection:
        connection.execute("DELETE FROM counters")
    encoded = b"".join(map(msgspec.msgpack.encode, contents(profile, messages=True)))
    assert OLD_DEVICE.encode() not in encoded
    assert b"Too long." not in encoded, "nothing of the outbox"


def test_every_key_is_in_it_also_a_proposed_one(profile: Database) -> None:
    room = fill(profile)
    keys = [each for each in contents(profile, messages=False) if isinstance(each, KitKey)]
    assert {key.secret for key in keys} == {room_key(room, number).secret for number in (1, 2)}
    assert sorted(key.validity is None for key in keys) == [False, True]


def test_a_room_is_followed_by_what_belongs_to_it_up_to_its_cursor(profile: Database) -> None:
    room = fill(profile)
    records = contents(profile, messages=True)
    rooms = [each for each in records if isinstance(each, KitRoom)]
    [sealed] = [each for each in rooms if each.session_id == room.state.session_id]
    assert sealed.log_cursor == CURSOR
    after = records[records.index(sealed) + 1 :]
    assert [each.entry for each in after if isinstance(each, KitEntry)] == room.entries
    positions = [each.message.position for each in after if isinstance(each, KitMessage)]
    assert positions == [10, 11, 12, 13, 14, CURSOR]
    assert [each.position for each in after if isinstance(each, KitEvent)] == [1, 2, 3]


def test_without_messages_there_is_nothing_of_the_rooms_but_their_names(profile: Database) -> None:
    fill(profile)
    records = contents(profile, messages=False)
    belonging = KitEntry | KitCounter | KitEvent | KitMessage
    assert not any(isinstance(each, belonging) for each in records)
    rooms = [each for each in records if isinstance(each, KitRoom)]
    assert {(each.title, each.log_cursor) for each in rooms} == {("Lighthouse", 0), ("Market", 0)}


def test_there_is_no_kit_before_registration(profile: Database) -> None:
    with pytest.raises(NoIdentity):
        contents(profile, messages=True)
    with profile.write() as connection:
        unnamed = msgspec.structs.replace(ada(), name="")
        Repositories(connection).identity.save(unnamed)
    with pytest.raises(NoIdentity):
        contents(profile, messages=True)
