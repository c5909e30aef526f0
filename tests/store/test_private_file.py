import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sealroom.store.errors import DiskFailed, ReadOnly
from sealroom.store.private_file import (
    copy_private_file,
    create_private_file,
    make_private_folder,
    move_private_file,
    write_private_file,
    write_private_pieces,
)

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def _open_handed() -> object:
    """The widest rights a system gives new files by default."""
    before = os.umask(0)
    yield
    os.umask(before)


@on_posix
def test_a_folder_and_what_is_missing_above_it_are_the_owner_s_alone(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "a" / "b" / "c")

    assert [mode(tmp_path / part) for part in ("a", "a/b", "a/b/c")] == [0o700] * 3


@on_posix
def test_a_folder_that_was_open_to_others_is_closed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(0o755)
    make_private_folder(tmp_path / "a")

    assert mode(tmp_path / "a") == 0o700


@on_posix
def test_files_are_the_owner_s_alone(tmp_path: Path) -> None:
    create_private_file(tmp_path / "created")
    write_private_file(tmp_path / "written", b"content")
    copy_private_file(tmp_path / "written", tmp_path / "copied")

    assert [mode(file) for file in tmp_path.iterdir()] == [0o600] * 3


@on_posix
def test_content_comes_after_rights(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o644)
    write_private_file(file, b"new")

    assert (mode(file), file.read_bytes()) == (0o600, b"new")


def test_a_file_is_created_once(tmp_path: Path) -> None:
    create_private_file(tmp_path / "file")
    with pytest.raises(DiskFailed, match="File exists"):
        create_private_file(tmp_path / "file")


def test_what_an_earlier_crash_left_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file.unfinished").write_bytes(b"half")
    write_private_file(tmp_path / "file", b"whole")

    assert {file.name for file in tmp_path.iterdir()} == {"file"}


def test_content_that_fails_while_it_comes_leaves_the_old_one(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise KeyError

    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(KeyError):
        write_private_pieces(tmp_path / "file", pieces())

    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"old"]


def test_a_copy_is_the_same_bytes(tmp_path: Path) -> None:
    content = os.urandom(3_000_000)
    (tmp_path / "file").write_bytes(content)
    copy_private_file(tmp_path / "file", tmp_path / "copy")

    assert (tmp_path / "copy").read_bytes() == content


def test_a_copy_of_nothing_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(DiskFailed):
        copy_private_file(tmp_path / "file", tmp_path / "copy")

    assert list(tmp_path.iterdir()) == []


def test_a_file_is_moved_over_another(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"new")
    (tmp_path / "place").write_bytes(b"old")
    move_private_file(tmp_path / "file", tmp_path / "place")

    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"new"]


def test_a_folder_that_may_not_be_written_is_named(without_rights: Path) -> None:
    write_private_file(without_rights / "file", b"old")
    without_rights.chmod(0o500)

    with pytest.raises(ReadOnly, match="file"):
        write_private_file(without_rights / "file", b"new")
    with pytest.raises(ReadOnly):
        create_private_file(without_rights / "other")
    with pytest.raises(ReadOnly):
        move_private_file(without_rights / "file", without_rights / "other")
    with pytest.raises(ReadOnly):
        make_private_folder(without_rights / "folder")
    assert (without_rights / "file").read_bytes() == b"old"


def test_a_folder_of_someone_else_s_is_not_closed_silently(without_rights: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("only root can give a folder away")
    with pytest.raises(ReadOnly):
        make_private_folder(without_rights.parent)
