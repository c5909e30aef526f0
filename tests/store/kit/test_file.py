"""The kit's file on the disk: refused where anything is wrong with it, and then nothing changes."""

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sealroom.crypto import KitOfAnotherCode, KitRefused, RecoveryCode
from sealroom.crypto.recovery_kit import CHUNK_BYTES, HEADER_BYTES, TAG_BYTES
from sealroom.store.database import Database, open_database, open_memory_database
from sealroom.store.errors import DiskFailed, KitNotRead, KitNotSaved
from sealroom.store.kit.contents import kit_contents
from sealroom.store.kit.file import Watch, read_kit, save_kit
from sealroom.store.kit.records import KitMessage, KitRecord, encode_records
from sealroom.store.kit.restoring import restore_kit
from sealroom.store.repositories import Repositories
from tests.crypto.people import EXAMPLES, with_bit_flipped
from tests.store.kit.believable import CODE, MADE_AT, NEW_DEVICE, SALT, ada, dump, fill, line
from tests.store.sample import all_bytes

OTHER_CODE = RecoveryCode(bytes(20))
SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES


def a_kit() -> list[KitRecord]:
    """Of several chunks."""
    database = open_memory_database()
    fill(database)
    kit = list(kit_contents(Repositories(database.connection), MADE_AT, messages=True))
    texts = (f'{{"type":"text","text":"{number:01000}"}}'.encode() for number in range(200))
    return [*kit, *(KitMessage(line(100 + n, content=text), None) for n, text in enumerate(texts))]


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("kit") / "ada.sealroom-kit"
    save_kit(file, CODE, SALT, a_kit())
    return file.read_bytes()


def nobody(_done: float) -> None:
    """Nobody watches."""


def restore(
    database: Database, file: Path, code: RecoveryCode = CODE, watch: Watch = nobody
) -> None:
    with database.write() as connection:
        restore_kit(Repositories(connection), read_kit(file, code, watch), code, NEW_DEVICE)


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    file, kit = tmp_path / "kit", a_kit()
    save_kit(file, CODE, SALT, kit)
    assert list(encode_records(read_kit(file, CODE, nobody))) == list(encode_records(kit))


def test_nothing_of_it_stands_in_the_file(sealed: bytes) -> None:
    secrets = ada().secrets
    for text in (
        b"heron",
        b"Lighthouse",
        b"wss://relay",
        secrets.signing_private,
        secrets.kem_seed,
    ):
        assert text not in sealed
    assert CODE.secret not in sealed
    assert CODE.written.encode() not in sealed


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_it_is_its_owner_s_alone(tmp_path: Path) -> None:
    save_kit(tmp_path / "kit", CODE, SALT, a_kit())
    assert stat.S_IMODE((tmp_path / "kit").stat().st_mode) == 0o600


def test_progress_is_told_up_to_the_end(tmp_path: Path, sealed: bytes) -> None:
    file, heard = tmp_path / "kit", list[float]()
    file.write_bytes(sealed)
    list(read_kit(file, CODE, heard.append))
    assert heard == sorted(heard)
    assert len(heard) == -(-len(sealed) // CHUNK_BYTES)
    assert heard[-1] == 1.0


# ---- a fresh profile that nothing wrong ever changes


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = open_database(tmp_path_factory.mktemp("fresh") / "profile.db", bytes(range(32)))
    yield database
    database.close()


def refused(fresh: Database, file: Path, content: bytes, code: RecoveryCode = CODE) -> None:
    file.write_bytes(content)
    rows, before = dump(fresh.connection), all_bytes(folder_of(fresh))
    with pytest.raises(KitRefused):
        restore(fresh, file, code)
    assert dump(fresh.connection) == rows
    assert all_bytes(folder_of(fresh)) == before


def folder_of(database: Database) -> Path:
    databases = database.connection.execute("PRAGMA database_list").fetchall()
    [file] = [file for _, name, file in databases if name == "main"]
    return Path(file).parent


ON_ONE_DISK = settings(EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.slow
@given(st.data())
@ON_ONE_DISK
def test_any_bit_flipped_changes_nothing(
    fresh: Database, tmp_path: Path, sealed: bytes, data: st.DataObject
) -> None:
    bit = data.draw(st.integers(0, 8 * len(sealed) - 1))
    refused(fresh, tmp_path / "kit", with_bit_flipped(sealed, bit))


@pytest.mark.slow
@given(st.data())
@ON_ONE_DISK
def test_any_end_cut_off_changes_nothing(
    fresh: Database, tmp_path: Path, sealed: bytes, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(sealed) - 1))
    refused(fresh, tmp_path / "kit", sealed[:cut])


def test_whole_chunks_cut_off_or_swapped_change_nothing(
    fresh: Database, tmp_path: Path, sealed: bytes
) -> None:
    header, rest = sealed[:HEADER_BYTES], sealed[HEADER_BYTES:]
    chunks = [rest[at : at + SEALED_CHUNK] for at in range(0, len(rest), SEALED_CHUNK)]
    assert len(chunks) > 2
    for wrong in (chunks[:-1], chunks[1:], [chunks[1], chunks[0], *chunks[2:]]):
        refused(fresh, tmp_path / "kit", header + b"".join(wrong))


def test_a_wrong_code_changes_nothing(fresh: Database, tmp_path: Path, sealed: bytes) -> None:
    refused(fresh, tmp_path / "kit", sealed, OTHER_CODE)
    with pytest.raises(KitOfAnotherCode):
        restore(fresh, tmp_path / "kit", OTHER_CODE)


def test_stopping_in_the_middle_changes_nothing(
    fresh: Database, tmp_path: Path, sealed: bytes
) -> None:
    class Stopped(Exception):
        pass

    def stop(done: float) -> None:
        if done > 0.5:
            raise Stopped

    (tmp_path / "kit").write_bytes(sealed)
    before = dump(fresh.connection)
    with pytest.raises(Stopped):
        restore(fresh, tmp_path / "kit", watch=stop)
    assert dump(fresh.connection) == before


def test_saving_that_fails_in_the_middle_leaves_the_kit_before(tmp_path: Path) -> None:
    file = tmp_path / "kit"
    file.write_bytes(b"the kit before")

    def half() -> Iterator[KitRecord]:
        yield from a_kit()
        raise DiskFailed(Path("profile.db"), "broken")

    with pytest.raises(DiskFailed, match=r"profile\.db"):
        save_kit(file, CODE, SALT, half())
    assert [each.name for each in tmp_path.iterdir()] == ["kit"]
    assert file.read_bytes() == b"the kit before"


def test_a_place_that_cannot_be_written_or_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(KitNotSaved, match=r"nowhere.*another folder"):
        save_kit(tmp_path / "nowhere" / "kit", CODE, SALT, a_kit())
    with pytest.raises(KitNotRead, match="nothing"):
        list(read_kit(tmp_path / "nothing", CODE, nobody))
    with pytest.raises(KitNotRead):
        list(read_kit(tmp_path, CODE, nobody))
