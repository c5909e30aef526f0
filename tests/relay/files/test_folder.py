"""Files in a folder: piece by piece, whole or not there."""

import asyncio
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sealroom.relay.files import FilesFailed, FilesUnordered, FolderFiles, NoSuchFile
from sealroom.relay.files.folder import copy_files

FILE = "abcdefghijklmnopqrstuvwxyz"
DATA = bytes(range(100))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
def files(folder: Path) -> Iterator[FolderFiles]:
    store = FolderFiles(folder, kept_free=0)
    yield store
    store.close()


async def put(files: FolderFiles, file_id: str = FILE, data: bytes = DATA) -> None:
    assert await files.append(file_id, len(data), 0, data) == len(data)


def names_in(folder: Path) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.is_file()]


def put_in_the_way(folder: Path) -> None:
    folder.write_bytes(b"not a folder")


async def test_pieces_make_a_file_that_reads_by_parts(files: FolderFiles) -> None:
    assert await files.held(FILE, 100) == 0
    assert await files.append(FILE, 100, 0, DATA[:60]) == 60
    assert await files.held(FILE, 100) == 60
    assert await files.append(FILE, 100, 60, DATA[60:]) == 100
    assert await files.held(FILE, 100) == 100
    assert await files.read(FILE, 0, 1_000) == DATA
    assert await files.read(FILE, 50, 10) == DATA[50:60]


async def test_what_is_not_whole_is_given_to_nobody(files: FolderFiles) -> None:
    await files.append(FILE, 100, 0, DATA[:99])
    with pytest.raises(NoSuchFile):
        await files.read(FILE, 0, 10)
    with pytest.raises(NoSuchFile):
        await files.read("z" * 26, 0, 10)


async def test_nothing_stands_after_the_end(files: FolderFiles) -> None:
    await put(files)
    with pytest.raises(NoSuchFile):
        await files.read(FILE, 100, 10)


@pytest.mark.parametrize(("offset", "data"), [(61, DATA[61:70]), (60, DATA[:41])])
async def test_a_gap_or_too_much_is_refused_with_where_it_stands(
    files: FolderFiles, offset: int, data: bytes
) -> None:
    await files.append(FILE, 100, 0, DATA[:60])
    with pytest.raises(FilesUnordered) as caught:
        await files.append(FILE, 100, offset, data)
    assert caught.value.held == 60


async def test_repeats_change_nothing(files: FolderFiles) -> None:
    await files.append(FILE, 100, 0, DATA[:60])
    assert await files.append(FILE, 100, 0, bytes(60)) == 60
    assert await files.append(FILE, 100, 60, DATA[60:]) == 100
    assert await files.append(FILE, 100, 60, bytes(40)) == 100
    assert await files.read(FILE, 0, 100) == DATA


async def test_it_goes_on_after_a_restart(folder: Path, files: FolderFiles) -> None:
    await files.append(FILE, 100, 0, DATA[:60])
    later = FolderFiles(folder, kept_free=0)
    assert await later.held(FILE, 100) == 60
    assert await later.append(FILE, 100, 60, DATA[60:]) == 100
    later.close()


async def test_a_power_cut_before_the_last_name_leaves_a_byte_to_send(
    folder: Path, files: FolderFiles
) -> None:
    await files.append(FILE, 100, 0, DATA[:60])
    part = folder / "ab" / f"{FILE}.part"
    part.write_bytes(DATA)
    assert await files.held(FILE, 100) == 99
    assert await files.append(FILE, 100, 99, DATA[99:]) == 100
    assert await files.read(FILE, 0, 100) == DATA


async def test_removing_takes_whole_and_unfinished_ones(folder: Path, files: FolderFiles) -> None:
    await put(files)
    await files.append("ac" + "x" * 24, 100, 0, DATA[:5])
    await files.remove([FILE, "ac" + "x" * 24, "z" * 26])
    assert not names_in(folder)


async def test_what_did_not_change_is_found_shelf_by_shelf(
    folder: Path, files: FolderFiles
) -> None:
    names = ["ab" + "x" * 24, "cd" + "x" * 24, "ef" + "x" * 24]
    for name in names:
        await put(files, name)
    await files.append("cd" + "y" * 24, 100, 0, DATA[:5])
    os.utime(folder / "ab" / names[0], (1, 1))
    os.utime(folder / "cd" / f"{'cd' + 'y' * 24}.part", (1, 1))
    found = [await files.untouched(60) for _ in range(5)]
    assert sorted(each for some in found for each in some) == [names[0], "cd" + "y" * 24]


async def test_room_is_left_for_the_database(folder: Path) -> None:
    files = FolderFiles(folder, kept_free=1 << 60)
    assert not await files.has_room(1)
    files.close()
    files = FolderFiles(folder, kept_free=0)
    assert await files.has_room(1)
    assert not await files.has_room(1 << 60)
    files.close()


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of other systems")
async def test_nobody_else_on_the_computer_may_read_them(folder: Path, files: FolderFiles) -> None:
    await put(files)
    for path in (folder, folder / "ab"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "ab" / FILE).stat().st_mode) == 0o600


async def test_a_disk_that_refuses_is_told(folder: Path, files: FolderFiles) -> None:
    put_in_the_way(folder)
    with pytest.raises(FilesFailed):
        await put(files)


async def test_two_pieces_at_once_do_not_mix(files: FolderFiles) -> None:
    names = [f"{letter * 2}{'x' * 24}" for letter in "abcdefgh"]
    await asyncio.gather(*(put(files, name, name.encode() * 100) for name in names))
    for name in names:
        assert await files.read(name, 0, 10_000) == name.encode() * 100


async def test_a_copy_holds_what_is_whole(tmp_path: Path, folder: Path, files: FolderFiles) -> None:
    await put(files)
    await files.append("ac" + "x" * 24, 100, 0, DATA[:5])
    copy_files(folder, tmp_path / "copy")
    assert names_in(tmp_path / "copy") == [FILE]
    copy_files(tmp_path / "nothing here", tmp_path / "other")
    assert not (tmp_path / "other").exists()
