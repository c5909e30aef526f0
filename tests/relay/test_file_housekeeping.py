"""Which files go, and when."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sealroom.protocol.ids import file_id_from
from sealroom.relay import Limits, RelayConfig
from sealroom.relay.core import RelayCore, Surroundings
from sealroom.relay.file_housekeeping import UNSENT_MS, sweep, tidy_files
from sealroom.relay.files import FolderFiles
from sealroom.relay.housekeeping import DAY_MS, tidy
from sealroom.relay.retention import Retention
from sealroom.relay.storage.files import FileRow, add_file, find_files, set_message, set_whole
from tests.relay.house import House

SIZE = 100


class Attic:
    """The house's relay with files in a folder. `put` brings one, as if it had been uploaded."""

    def __init__(self, house: House, folder: Path) -> None:
        self.house = house
        self.files = FolderFiles(folder, kept_free=0)
        self.folder = folder
        self._count = 0
        house.ben_accepts()
        house.say(2)

    async def put(self, *, seq: int | None = 5, whole: bool = True, days_old: int = 0) -> str:
        file_id = file_id_from(self._count.to_bytes(16, "little"))
        self._count += 1
        now = self.house.relay.now - days_old * DAY_MS
        row = FileRow(file_id, 1, self.house.ada.user_id, SIZE, now)
        run = self.house.relay.database.run
        run(lambda connection: add_file(connection, row))
        await self.files.append(file_id, SIZE, 0, bytes(SIZE if whole else 1))
        if whole:
            run(lambda connection: set_whole(connection, file_id, now))
        if seq is not None:
            run(lambda connection: set_message(connection, file_id, seq))
        return file_id

    async def tidy(
        self, *, ahead: int = 0, retention: Retention | None = None, files_size: int | None = None
    ) -> None:
        relay = self.house.relay
        config = RelayConfig(
            data_dir=self.folder,
            retention=retention or Retention(),
            limits=Limits(files_size=files_size),
        )
        around = Surroundings(
            clock=lambda: relay.now + ahead, entropy=bytes, pack=lambda frame: frame
        )
        core = RelayCore(config, "relay", relay.database, around, self.files)
        await tidy_files(relay.database, self.files, core, pause_seconds=0)

    async def held(self, *file_ids: str) -> list[bool]:
        rows = self.house.relay.database.run(lambda c: find_files(c, file_ids))
        on_disk = [await self.files.held(each, SIZE) > 0 for each in file_ids]
        assert on_disk == [each in rows for each in file_ids]
        return on_disk


@pytest.fixture
async def attic(house: House, tmp_path: Path) -> AsyncIterator[Attic]:
    attic = Attic(house, tmp_path / "files")
    yield attic
    attic.files.close()


async def test_what_was_never_finished_or_never_sent_goes_after_two_days(attic: Attic) -> None:
    sent, unsent = await attic.put(), await attic.put(seq=None)
    coming = await attic.put(seq=None, whole=False)
    await attic.tidy(ahead=UNSENT_MS - 1000)
    assert await attic.held(sent, unsent, coming) == [True, True, True]
    await attic.tidy(ahead=UNSENT_MS + 1000)
    assert await attic.held(sent, unsent, coming) == [True, False, False]


async def test_a_file_goes_with_its_message(attic: Attic) -> None:
    house, sent = attic.house, await attic.put()
    house.relay.now += 10 * DAY_MS
    house.say()
    later = await attic.put(seq=7)
    await tidy(house.relay.database, house.relay.now, Retention(message_days=7), 0)
    await attic.tidy()
    assert await attic.held(sent, later) == [False, True]


async def test_files_go_by_age_where_it_is_wished(attic: Attic) -> None:
    old, new = await attic.put(days_old=8), await attic.put(days_old=6)
    await attic.tidy()
    assert await attic.held(old, new) == [True, True]
    await attic.tidy(retention=Retention(file_days=7))
    assert await attic.held(old, new) == [False, True]


async def test_the_oldest_go_for_room(attic: Attic) -> None:
    ids = [await attic.put(days_old=10 - age) for age in range(10)]
    await attic.tidy(files_size=SIZE * 12)
    assert await attic.held(*ids) == [True] * 10
    await attic.tidy(files_size=SIZE * 5)
    assert await attic.held(*ids) == [False] * 6 + [True] * 4


async def test_files_go_with_the_last_member_of_their_room(attic: Attic) -> None:
    sent = await attic.put()
    attic.house.ben_leaves()
    await attic.tidy()
    assert await attic.held(sent) == [True]
    attic.house.ada_leaves()
    await attic.tidy()
    assert await attic.held(sent) == [False]


async def test_bytes_without_a_row_are_swept_away(attic: Attic) -> None:
    known, stray = await attic.put(), "zz" + "x" * 24
    await attic.files.append(stray, SIZE, 0, bytes(SIZE))
    for file in attic.folder.rglob("*"):
        if file.is_file():
            os.utime(file, (1, 1))
    for _ in range(4):
        await sweep(attic.house.relay.database, attic.files)
    assert await attic.files.held(stray, SIZE) == 0
    assert await attic.held(known) == [True]


def test_a_day_is_the_least_that_is_kept() -> None:
    with pytest.raises(ValueError, match="a day"):
        Retention(file_days=0)
