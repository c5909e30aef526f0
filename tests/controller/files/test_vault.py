"""Sealed files on the disk: whole or not there, never readable, bounded."""

import os
import stat
import sys
from pathlib import Path

import pytest

from sealroom.controller.errors import FileTrouble
from sealroom.controller.files.vault import Vault
from sealroom.crypto import sealed_size
from sealroom.protocol.file import SealedFile
from sealroom.protocol.ids import file_id_from

DATA = b"readable by its people alone. " * 5_000


def an_id() -> str:
    return file_id_from(os.urandom(16))


def sealed(vault: Vault, data: bytes = DATA) -> SealedFile:
    return vault.seal(an_id(), len(data), [data], lambda _: None)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "files")


def test_what_is_sealed_opens_and_is_not_readable_on_the_disk(vault: Vault, tmp_path: Path) -> None:
    file = sealed(vault)
    assert b"".join(vault.content(file)) == DATA
    (held,) = (tmp_path / "files").iterdir()
    assert held.name == file.file_id
    assert b"readable" not in held.read_bytes()
    assert held.stat().st_size == sealed_size(len(DATA))


def test_what_comes_in_pieces_is_kept_once_it_is_what_was_meant(
    vault: Vault, tmp_path: Path
) -> None:
    file, other = sealed(vault), Vault(tmp_path / "other")
    size = sealed_size(len(DATA))
    for offset in range(0, size, 50_000):
        assert other.come_so_far(file) == offset
        assert not other.holds(file.file_id)
        other.add(file, offset, vault.sealed_piece(file.file_id, offset, 50_000))
    other.finish(file)
    assert b"".join(other.content(file)) == DATA


def test_what_is_not_what_was_meant_is_thrown_away(vault: Vault, tmp_path: Path) -> None:
    file, other = sealed(vault), Vault(tmp_path / "other")
    data = vault.sealed_piece(file.file_id, 0, 1 << 20)
    other.add(file, 0, data[:-1] + b"x")
    with pytest.raises(FileTrouble, match="damaged or was altered"):
        other.finish(file)
    assert not list((tmp_path / "other").iterdir())


def test_damage_on_the_disk_is_found_when_it_is_read(vault: Vault, tmp_path: Path) -> None:
    file = sealed(vault)
    held = tmp_path / "files" / file.file_id
    held.write_bytes(held.read_bytes()[:-1])
    with pytest.raises(FileTrouble, match="Get it again"):
        list(vault.content(file))
    assert not vault.holds(file.file_id)


def test_saving_is_whole_or_not_at_all(vault: Vault, tmp_path: Path) -> None:
    file, place = sealed(vault), tmp_path / "saved.txt"
    place.write_bytes(b"before")
    vault.save(file, place)
    assert place.read_bytes() == DATA
    held = tmp_path / "files" / file.file_id
    held.write_bytes(held.read_bytes()[:-1])
    with pytest.raises(FileTrouble):
        vault.save(file, place)
    assert place.read_bytes() == DATA
    assert sorted(each.name for each in tmp_path.iterdir()) == ["files", "saved.txt"]


def test_stopping_leaves_nothing(vault: Vault, tmp_path: Path) -> None:
    def stop(_done: int) -> None:
        raise FileTrouble("It was cancelled.")

    with pytest.raises(FileTrouble, match="cancelled"):
        vault.seal(an_id(), len(DATA), [DATA], stop)
    assert not list((tmp_path / "files").iterdir())


def test_a_source_that_changes_meanwhile_is_not_sent(vault: Vault) -> None:
    for said in (len(DATA) - 1, len(DATA) + 1):
        with pytest.raises(FileTrouble, match="changed"):
            vault.seal(an_id(), said, [DATA], lambda _: None)


def test_what_a_crash_left_half_sealed_or_readable_goes_at_the_start(
    vault: Vault, tmp_path: Path
) -> None:
    file = sealed(vault)
    copy = vault.open_copy(file, "plan.txt")
    half = tmp_path / "files" / f"{an_id()}.new"
    half.write_bytes(b"half")
    assert copy.read_bytes() == DATA
    vault.begin()
    assert not copy.exists()
    assert not half.exists()
    assert vault.holds(file.file_id)


def test_those_used_longest_ago_make_room_but_for_those_that_are_needed(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "files", kept_bytes=2 * sealed_size(len(DATA)))
    files = [sealed(vault) for _ in range(4)]
    for age, file in enumerate(files):
        os.utime(tmp_path / "files" / file.file_id, (1_000 + age, 1_000 + age))
    list(vault.content(files[1]))
    vault.make_room({files[0].file_id})
    assert [vault.holds(file.file_id) for file in files] == [True, True, False, False]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of other systems")
def test_nobody_else_on_the_computer_may_read_any_of_it(vault: Vault, tmp_path: Path) -> None:
    file = sealed(vault)
    copy = vault.open_copy(file, "plan.txt")
    vault.add(SealedFile(an_id(), bytes(32), 9, bytes(32)), 0, b"x")
    for path in [tmp_path / "files", copy.parent.parent, copy.parent]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    for path in [*(tmp_path / "files").iterdir(), copy]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "files").write_bytes(b"in the way")
    with pytest.raises(FileTrouble):
        sealed(Vault(tmp_path / "files"))
