"""Kits saved and restored by a controller over real files; the relay is away."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from sealroom.controller.connection import RelayConnection
from sealroom.controller.controller import Controller
from sealroom.controller.errors import RelayUnreachable
from sealroom.controller.events import Event, RecoveryChanged, Trouble
from sealroom.controller.recovery import RecoveryFailed
from sealroom.controller.surroundings import Surroundings
from sealroom.controller.views import RecoveryView
from sealroom.crypto import RecoveryCode
from sealroom.store.database import Database, open_database
from sealroom.store.errors import DiskFull
from sealroom.store.repositories import Repositories
from sealroom.store.room_keys import KeyOrigin
from tests.ledger.people import id_of
from tests.store.kit.believable import (
    CODE,
    OLD_DEVICE,
    dump,
    fill,
    line,
    room_key,
    sealed_room,
)

CLOCK = 1_800_000_123_456
FEW, MANY = 30, 3_000


async def nowhere(_address: str) -> RelayConnection:
    raise RelayUnreachable("Nobody answers there.")


AWAY = Surroundings(clock=lambda: CLOCK, connect=nowhere)


def unwatched(_done: float) -> None:
    """Nobody looks."""


@asynccontextmanager
async def opened(
    file: Path, accept_code: Callable[[RecoveryCode], None] | None = None
) -> AsyncIterator[tuple[Controller, Database]]:
    database = open_database(file, bytes(range(32)))
    controller = Controller(database, AWAY, accept_code=accept_code)
    controller.start()
    try:
        yield controller, database
    finally:
        await controller.close()
        database.close()


def live(file: Path, lines: int) -> Path:
    """Ada's profile, with so many lines in one room."""
    database = open_database(file, bytes(range(32)))
    room = fill(database)
    with database.write() as connection:
        store = Repositories(connection)
        row = store.sessions.get(room.state.session_id)
        assert row is not None
        store.timeline.add_messages(row.row, [line(1_000 + number) for number in range(lines)])
        store.sessions.set_log_cursor(row.row, 1_000 + lines, 0)
    database.close()
    return file


@pytest.fixture
def lived_in(tmp_path: Path) -> Path:
    return live(tmp_path / "old.db", FEW)


@pytest.fixture
def well_filled(tmp_path: Path) -> Path:
    return live(tmp_path / "old.db", MANY)


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    return tmp_path / "ada.sealroom-kit"


async def save(file: Path, kit: Path, *, messages: bool = True) -> None:
    async with opened(file) as (controller, _):
        await controller.recovery.save(kit, messages=messages, watch=unwatched)


async def test_what_was_saved_on_one_machine_is_there_on_another(
    lived_in: Path, kit: Path, tmp_path: Path
) -> None:
    await save(lived_in, kit)
    async with opened(tmp_path / "new.db") as (controller, database):
        assert controller.own() is None
        assert controller.rooms() == []
        await controller.recovery.restore(kit, CODE.written.lower(), unwatched)
        own = controller.own()
        assert own is not None
        assert (own.user_id, own.name) == (id_of("ada"), "Ada")
        [room] = controller.rooms()
        assert (room.title, room.my_role) == ("Lighthouse", "owner")
        assert len(controller.timeline(room.session_id, limit=FEW * 2)) > FEW
        names = {person.name for person in controller.people(room.session_id)}
        assert names >= {"Ada", "Ben"}
        stored = Repositories(database.connection).identity.get()
        assert stored is not None
        assert stored.device_id != OLD_DEVICE
        assert controller.recovery.view() == RecoveryView(CLOCK, True, 0, code_kept=True)
        assert controller.recovery.view().complete


async def test_it_connects_where_the_kit_says_or_where_the_person_says(
    lived_in: Path, kit: Path, tmp_path: Path
) -> None:
    await save(lived_in, kit, messages=False)
    for said, reached in (("", "wss://relay.example"), (" 10.0.0.7 ", "wss://10.0.0.7:8765")):
        async with opened(tmp_path / f"{len(said)}.db") as (controller, _):
            away = asyncio.Event()
            controller.subscribe(lambda _, away=away: away.set())  # type: ignore[misc]
            await controller.recovery.restore(kit, CODE.written, unwatched, relay=said)
            await asyncio.wait_for(away.wait(), 5)
            own = controller.own()
            assert own is not None
            assert own.relay == reached


async def test_an_address_that_is_none_is_refused_before_anything(
    lived_in: Path, kit: Path, tmp_path: Path
) -> None:
    await save(lived_in, kit)
    async with opened(tmp_path / "new.db") as (controller, _):
        with pytest.raises(RelayUnreachable):
            await controller.recovery.restore(kit, CODE.written, unwatched, relay="http://x y")
        assert controller.own() is None


async def test_the_code_is_made_once_and_may_open_the_profile(tmp_path: Path) -> None:
    accepted: list[RecoveryCode] = []
    async with opened(tmp_path / "new.db", accepted.append) as (controller, database):
        code = await controller.recovery.code()
        again = await controller.recovery.code()
        kept = Repositories(database.connection).recovery.code()
        assert kept is not None
        assert code.written == again.written == kept.written
        assert {each.written for each in accepted} == {code.written}


async def test_a_restored_profile_is_opened_by_the_code_too(
    lived_in: Path, kit: Path, tmp_path: Path
) -> None:
    await save(lived_in, kit)
    accepted: list[RecoveryCode] = []
    async with opened(tmp_path / "new.db", accepted.append) as (controller, _):
        await controller.recovery.restore(kit, CODE.written, unwatched)
    assert [each.written for each in accepted] == [CODE.written]


async def test_a_restored_profile_lives_on_where_the_disk_does_not_take_the_code(
    lived_in: Path, kit: Path, tmp_path: Path
) -> None:
    def full(_code: RecoveryCode) -> None:
        raise DiskFull

    await save(lived_in, kit)
    async with opened(tmp_path / "new.db", full) as (controller, _):
        heard: list[Event] = []
        controller.subscribe(heard.append)
        await controller.recovery.restore(kit, CODE.written, unwatched)
        assert controller.own() is not None
        [trouble] = [each for each in heard if isinstance(each, Trouble)]
        assert "disk is full" in trouble.words


async def test_a_code_that_the_disk_does_not_take_is_said(tmp_path: Path) -> None:
    def full(_code: RecoveryCode) -> None:
        raise DiskFull

    async with opened(tmp_path / "new.db", full) as (controller, _):
        with pytest.raises(RecoveryFailed, match="disk is full"):
            await controller.recovery.code()


async def test_a_kit_is_noted_and_what_it_lacks_by_now_is_counted(
    lived_in: Path, kit: Path
) -> None:
    async with opened(lived_in) as (controller, database):
        heard: list[Event] = []
        controller.subscribe(heard.append)
        await controller.recovery.save(kit, messages=False, watch=unwatched)
        assert [each for each in heard if isinstance(each, RecoveryChanged)] == [RecoveryChanged()]
        assert controller.recovery.view() == RecoveryView(CLOCK, False, 0)
        assert not controller.recovery.view().complete
        await controller.recovery.note_code_kept()
        assert controller.recovery.view().complete
        assert heard[-1] == RecoveryChanged()
        receive_key(database)
        assert controller.recovery.view() == RecoveryView(CLOCK, False, 1, code_kept=True)


def receive_key(database: Database) -> None:
    with database.write() as connection:
        key = room_key(sealed_room(), 9)
        Repositories(connection).room_keys.add(key, KeyOrigin("made", id_of("ada"), CLOCK))


async def test_before_the_first_there_is_none(tmp_path: Path) -> None:
    async with opened(tmp_path / "new.db") as (controller, _):
        assert controller.recovery.view() == RecoveryView(None)


@pytest.mark.slow
async def test_progress_is_heard_on_the_loop_s_thread(
    well_filled: Path, kit: Path, tmp_path: Path
) -> None:
    loop = asyncio.get_running_loop()
    saved, restored = list[float](), list[float]()

    def hear(into: list[float]) -> Callable[[float], None]:
        def watch(done: float) -> None:
            assert asyncio.get_running_loop() is loop
            into.append(done)

        return watch

    async with opened(well_filled) as (controller, _):
        await controller.recovery.save(kit, messages=True, watch=hear(saved))
    async with opened(tmp_path / "new.db") as (controller, _):
        await controller.recovery.restore(kit, CODE.written, hear(restored))
    for heard in (saved, restored):
        assert len(heard) > 3
        assert heard == sorted(heard)
        assert 0 < heard[0] <= heard[-1] <= 1


# ---- refused, stopped, and then all is as before


@pytest.mark.parametrize(
    ("code", "words"),
    [("ABCD", "32 letters"), (RecoveryCode(bytes(20)).written, "does not open this kit")],
)
async def test_a_refusal_has_words_and_changes_nothing(
    lived_in: Path, kit: Path, tmp_path: Path, code: str, words: str
) -> None:
    await save(lived_in, kit)
    async with opened(tmp_path / "new.db") as (controller, database):
        before = dump(database.connection)
        with pytest.raises(RecoveryFailed, match=words):
            await controller.recovery.restore(kit, code, unwatched)
        assert dump(database.connection) == before
        await controller.recovery.restore(kit, CODE.written, unwatched)
        assert controller.own() is not None


def cut_off(kit: Path) -> None:
    kit.write_bytes(kit.read_bytes()[:-1])


async def test_a_kit_cut_off_changes_nothing(lived_in: Path, kit: Path, tmp_path: Path) -> None:
    await save(lived_in, kit)
    cut_off(kit)
    async with opened(tmp_path / "new.db") as (controller, database):
        with pytest.raises(RecoveryFailed, match="damaged"):
            await controller.recovery.restore(kit, CODE.written, unwatched)
        assert Repositories(database.connection).identity.get() is None


async def test_nobody_is_restored_over(lived_in: Path, kit: Path) -> None:
    await save(lived_in, kit)
    async with opened(lived_in) as (controller, database):
        before = dump(database.connection)
        with pytest.raises(RecoveryFailed, match="belongs to someone"):
            await controller.recovery.restore(kit, CODE.written, unwatched)
        assert dump(database.connection) == before


async def test_saving_without_an_identity_or_a_place_is_said(
    tmp_path: Path, lived_in: Path
) -> None:
    async with opened(tmp_path / "new.db") as (controller, _):
        with pytest.raises(RecoveryFailed, match="nothing to save yet"):
            await controller.recovery.save(tmp_path / "kit", messages=True, watch=unwatched)
    async with opened(lived_in) as (controller, _):
        with pytest.raises(RecoveryFailed, match="could not be saved"):
            await controller.recovery.save(tmp_path / "no" / "kit", messages=True, watch=unwatched)
    assert not (tmp_path / "kit").exists()


@pytest.mark.slow
async def test_restoring_that_is_cancelled_changes_nothing_and_can_be_begun_again(
    well_filled: Path, kit: Path, tmp_path: Path
) -> None:
    await save(well_filled, kit)
    async with opened(tmp_path / "new.db") as (controller, database):
        before = dump(database.connection)
        under_way = asyncio.Event()
        work = asyncio.create_task(
            controller.recovery.restore(kit, CODE.written, lambda _: under_way.set())
        )
        await under_way.wait()
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work
        await controller.recovery.code()  # the engine's thread is free again
        assert {**dump(database.connection), "settings": []} == before
        await controller.recovery.restore(kit, CODE.written, unwatched)
        assert len(controller.rooms()) == 1


@pytest.fixture
def kit_before(kit: Path) -> bytes:
    kit.write_bytes(b"the kit before")
    return kit.read_bytes()


def content(kit: Path) -> bytes:
    return kit.read_bytes()


@pytest.mark.slow
async def test_saving_that_is_cancelled_leaves_the_kit_before(
    well_filled: Path, kit: Path, kit_before: bytes
) -> None:
    async with opened(well_filled) as (controller, _):
        under_way = asyncio.Event()
        work = asyncio.create_task(
            controller.recovery.save(kit, messages=True, watch=lambda _: under_way.set())
        )
        await under_way.wait()
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work
        assert content(kit) == kit_before
