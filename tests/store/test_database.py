import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from sealroom.store.database import (
    TRIAL_BYTES,
    Database,
    create_database,
    open_database,
    open_memory_database,
    remove_database,
    suspicion_of,
)
from sealroom.store.driver import PAGE_BYTES
from sealroom.store.errors import (
    DatabaseDamaged,
    DatabaseTooNew,
    DiskFailed,
    DiskFull,
    ReadOnly,
    StoreError,
)
from tests.disk import fill_up, mounted
from tests.store.child import child, line_of
from tests.store.sample import SECRET_TEXT, all_bytes, rows, store_setting, stored_settings


def fill(file: Path, key: bytes, count: int = 60) -> None:
    """Settings over many pages, and a closed file."""
    database = open_database(file, key)
    with database.write() as connection:
        for number in range(count):
            store_setting(connection, f"{SECRET_TEXT} {number}", bytes(1000))
    database.close()


def read_all(file: Path, key: bytes) -> list[str]:
    database = open_database(file, key)
    try:
        return stored_settings(database.connection)
    finally:
        database.close()


# ---- transactions


def test_what_was_written_is_there_after_reopening(file: Path, key: bytes) -> None:
    fill(file, key, 3)

    assert len(read_all(file, key)) == 3


def write(database: Database, *names: str, size: int = 0) -> None:
    with database.write() as connection:
        for name in names:
            store_setting(connection, name, bytes(size))


def write_nested(database: Database) -> None:
    with database.write():
        write(database, "a")


def write_and_fail(database: Database) -> None:
    with database.write() as connection:
        store_setting(connection, "a")
        raise KeyError


def test_an_exception_undoes_the_whole_block(database: Database) -> None:
    with pytest.raises(KeyError):
        write_and_fail(database)

    assert stored_settings(database.connection) == []
    write(database, "b")
    assert stored_settings(database.connection) == ["b"]


def test_a_bug_in_the_block_undoes_it_and_stays_a_bug(database: Database) -> None:
    with pytest.raises(dbapi2.IntegrityError):
        write(database, "a", "a")

    assert stored_settings(database.connection) == []


def test_a_transaction_within_another_undoes_both(database: Database) -> None:
    with pytest.raises(dbapi2.OperationalError):
        write_nested(database)

    assert stored_settings(database.connection) == []


def test_references_are_kept(database: Database) -> None:
    with pytest.raises(dbapi2.IntegrityError), database.write() as connection:
        connection.execute(
            "INSERT INTO waiting_messages (timeline, session, key_id, message)"
            " VALUES (1, 1, 'k', x'00')"
        )


def test_a_reader_sees_the_last_commit_and_never_half(database: Database) -> None:
    reader = database.reader()
    with database.write() as connection:
        store_setting(connection, "a")
        assert stored_settings(reader) == []
        assert stored_settings(database.connection) == ["a"]
    assert stored_settings(reader) == ["a"]


def test_a_reader_does_not_keep_the_writer_waiting(database: Database) -> None:
    with database.write() as connection:
        store_setting(connection, "a")
        store_setting(connection, "b")
    half_read = iter(database.reader().execute("SELECT name FROM settings ORDER BY name"))
    next(half_read)
    with database.write() as connection:
        connection.execute("DELETE FROM settings")

    assert list(half_read) == [("b",)]


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(dbapi2.OperationalError):
        store_setting(database.reader(), "a")


def test_a_snapshot_stays_as_it_was_while_others_write(database: Database) -> None:
    write(database, "before")
    with database.snapshot() as snapshot:
        write(database, "meanwhile")
        assert stored_settings(snapshot) == ["before"]
        with pytest.raises(dbapi2.OperationalError):
            store_setting(snapshot, "through it")
    assert stored_settings(database.connection) == ["before", "meanwhile"]
    with pytest.raises(dbapi2.ProgrammingError):
        stored_settings(snapshot)


def test_a_snapshot_in_memory_keeps_writers_waiting() -> None:
    memory = open_memory_database()
    with ThreadPoolExecutor(1) as thread:
        with memory.snapshot() as snapshot:
            writing = thread.submit(write, memory, "meanwhile")
            assert stored_settings(snapshot) == []
            assert not writing.done()
        writing.result()
    assert stored_settings(memory.connection) == ["meanwhile"]


def test_threads_take_turns_to_write(database: Database) -> None:
    with database.write() as connection:
        store_setting(connection, "count", b"0")

    def add(_: int) -> None:
        with database.write() as connection:
            ((count,),) = rows(connection, "SELECT value FROM settings")
            connection.execute("UPDATE settings SET value = ?", (b"%d" % (int(count) + 1),))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(add, range(40)))
    assert rows(database.connection, "SELECT value FROM settings") == [(b"40",)]


def test_a_reader_works_and_is_closed_on_any_thread(database: Database) -> None:
    with ThreadPoolExecutor(1) as threads:
        reader = threads.submit(database.reader).result()
        assert threads.submit(stored_settings, reader).result() == []
        threads.submit(database.close).result()

    with pytest.raises(dbapi2.ProgrammingError):
        stored_settings(reader)


def test_closing_once_is_enough_and_leaves_one_file(file: Path, key: bytes) -> None:
    database = open_database(file, key)
    database.reader()
    write(database, "a")
    database.close()
    database.close()

    assert [other.name for other in file.parent.iterdir()] == [file.name]


def test_in_memory_there_is_one_connection_and_the_same_schema(database: Database) -> None:
    memory = open_memory_database()
    with memory.write() as connection:
        store_setting(connection, "a")
    schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY name"

    assert memory.reader() is memory.connection
    assert stored_settings(memory.reader()) == ["a"]
    assert rows(memory.connection, schema) == rows(database.connection, schema)
    assert rows(memory.connection, "PRAGMA foreign_keys") == [(1,)]
    memory.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("mmap_size", 0),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
    ],
)
def test_the_writer_is_set_up(database: Database, pragma: str, value: object) -> None:
    assert rows(database.connection, f"PRAGMA {pragma}") == [(value,)]


# ---- secrecy


def test_the_app_locks_and_overwrites_what_sqlite_holds_in_memory(file: Path, key: bytes) -> None:
    """In a program of its own: these tests do without."""
    program = (
        "import pathlib, sys; from sealroom.store.database import open_database;"
        "database = open_database(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2]));"
        "print(*database.reader().execute('PRAGMA cipher_memory_security').fetchone())"
    )
    command = [sys.executable, "-c", program, str(file), key.hex()]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert told.stdout.strip() == "1"


def test_the_files_hold_no_text_open_or_closed(file: Path, key: bytes) -> None:
    database = open_database(file, key)
    with database.write() as connection:
        store_setting(connection, SECRET_TEXT, SECRET_TEXT.encode())
    while_open = all_bytes(file.parent)
    database.close()

    for found in (while_open, all_bytes(file.parent)):
        assert len(found) > 4096
        assert SECRET_TEXT.encode() not in found
        assert b"settings" not in found  # the schema is sealed too
        assert b"SQLite format" not in found
        assert key not in found
        assert key.hex().encode() not in found.lower()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_every_file_is_the_owner_s_alone(database: Database, file: Path) -> None:
    before = os.umask(0)
    write(database, "a")
    os.umask(before)

    assert {other.stat().st_mode & 0o777 for other in file.parent.iterdir()} == {0o600}
    assert len(list(file.parent.iterdir())) == 3


def test_nothing_shows_the_key(database: Database, file: Path, key: bytes) -> None:
    database.close()
    with pytest.raises(StoreError) as refused:
        open_database(file, bytes(reversed(key)))
    shown = f"{database!r} {database.connection!r} {refused.value!r} {refused.value.args!r}".lower()

    assert key.hex() not in shown
    assert bytes(reversed(key)).hex() not in shown
    assert repr(key)[2:20].lower() not in shown


# ---- damage


def test_another_key_opens_nothing_and_changes_nothing(file: Path, key: bytes) -> None:
    fill(file, key)
    before = file.read_bytes()
    with pytest.raises(DatabaseDamaged):
        open_database(file, bytes(32))

    assert file.read_bytes() == before


@pytest.mark.parametrize("place", [0, 15, 16, 1000, 4095], ids=lambda place: f"byte {place}")
def test_an_altered_header_is_found_at_once(file: Path, key: bytes, place: int) -> None:
    fill(file, key)
    flip(file, place)
    with pytest.raises(DatabaseDamaged, match=file.name):
        open_database(file, key)


@pytest.mark.parametrize("part", [0.3, 0.5, 0.7, 0.999])
def test_an_altered_page_is_found_by_the_check(file: Path, key: bytes, part: float) -> None:
    fill(file, key)
    flip(file, int(file.stat().st_size * part))
    database = open_database(file, key)
    with pytest.raises(DatabaseDamaged):
        database.integrity_check()
    database.close()


def test_damage_that_is_met_is_looked_for_at_the_next_opening(file: Path, key: bytes) -> None:
    fill(file, key)
    sound = file.read_bytes()
    for place in range(len(sound) // 2, len(sound), PAGE_BYTES):
        flip(file, place)
    database = open_database(file, key)
    database.settle_suspicion()
    with pytest.raises(DatabaseDamaged):
        database.reader().execute("SELECT value FROM settings").fetchall()
    database.close()
    assert suspicion_of(file).exists()

    for _ in range(2):
        database = open_database(file, key)
        with pytest.raises(DatabaseDamaged):
            database.settle_suspicion()
        database.close()
    file.write_bytes(sound)
    database = open_database(file, key)
    database.settle_suspicion()
    database.close()
    assert not suspicion_of(file).exists()


def test_a_sound_file_passes_the_check(file: Path, key: bytes) -> None:
    fill(file, key)
    database = open_database(file, key)
    database.integrity_check()
    database.close()


def test_a_broken_reference_fails_the_check(database: Database) -> None:
    database.connection.execute("PRAGMA foreign_keys = OFF")
    database.connection.execute(
        "INSERT INTO waiting_messages (timeline, session, key_id, message) VALUES (1, 1, 'k', x'')"
    )
    with pytest.raises(DatabaseDamaged):
        database.integrity_check()


@pytest.mark.parametrize("length", [0, 1, 2, 15, 16, 100, 4095, 4096, 4097, 20_000])
def test_a_file_cut_off_is_found_at_once(file: Path, key: bytes, length: int) -> None:
    fill(file, key)
    os.truncate(file, length)
    with pytest.raises(DatabaseDamaged):
        open_database(file, key)

    assert file.stat().st_size == length


@pytest.mark.parametrize("content", [b"SQLite format 3\0" * 512, b"hello" * 2000, bytes(8192)])
def test_another_kind_of_file_is_refused(file: Path, key: bytes, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        open_database(file, key)

    assert file.read_bytes() == content


def test_pages_of_another_time_are_found(file: Path, key: bytes) -> None:
    """A page put back as it was once is sealed correctly: the structure shows it."""
    fill(file, key)
    early = file.read_bytes()
    database = open_database(file, key)
    with database.write() as connection:
        connection.execute("DELETE FROM settings")
    database.close()
    late = bytearray(file.read_bytes())
    late[4096 : len(early)] = early[4096:]
    file.write_bytes(late)
    database = open_database(file, key)
    with pytest.raises(DatabaseDamaged):
        database.integrity_check()
    database.close()


def test_a_newer_schema_is_refused_and_left_as_it_is(file: Path, key: bytes) -> None:
    fill(file, key)
    database = open_database(file, key)
    database.connection.execute("PRAGMA user_version = 9999")
    database.close()
    before = sha256(all_bytes(file.parent)).digest()
    with pytest.raises(DatabaseTooNew) as refused:
        open_database(file, key)

    assert refused.value.found == 9999
    assert sha256(all_bytes(file.parent)).digest() == before


# ---- the disk


def test_a_full_file_undoes_the_transaction_and_the_next_one_works(database: Database) -> None:
    limit = rows(database.connection, "PRAGMA page_count")[0][0] + 10
    database.connection.execute(f"PRAGMA max_page_count = {limit}")
    with pytest.raises(DiskFull):
        write(database, "large", "larger", size=100_000)

    assert stored_settings(database.connection) == []
    write(database, "small")
    assert stored_settings(database.connection) == ["small"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", 640) as disk:
        yield disk


def test_a_full_disk_loses_nothing_and_is_usable_after(small_disk: Path, key: bytes) -> None:
    file = small_disk / "test.db"
    database = open_database(file, key)
    reader = database.reader()
    write(database, "before")
    ballast = fill_up(small_disk, free=8192)
    with pytest.raises(DiskFull):
        write(database, "large", size=100_000)
    with pytest.raises(DiskFull):
        fill_the_log(database)

    assert stored_settings(reader)[0] == "before"
    assert "large" not in stored_settings(reader)
    ballast.unlink()
    write(database, "later")
    assert {"before", "later"} <= set(stored_settings(reader))
    database.integrity_check()
    database.close()


def fill_the_log(database: Database) -> None:
    for number in range(1000):
        with database.write() as connection:
            store_setting(connection, f"z{number}")


def test_whether_there_is_room_again_is_tried_with_more_than_a_crumb(
    tmp_path: Path, key: bytes
) -> None:
    with mounted(tmp_path / "disk", 4_000) as disk:
        database = open_database(disk / "test.db", key)
        write(database, "before")
        ballast = fill_up(disk, free=TRIAL_BYTES // 2)
        with pytest.raises(DiskFull):
            database.try_writing()
        ballast.unlink()
        database.try_writing()

        assert stored_settings(database.connection) == ["before"]
        database.close()


def test_no_database_is_made_on_a_full_disk(small_disk: Path, key: bytes) -> None:
    with (small_disk / "ballast").open("wb", buffering=0) as ballast:
        try:
            while ballast.write(bytes(65536)):
                pass
        except OSError:
            pass
    with pytest.raises(DiskFull):
        open_database(small_disk / "test.db", key)

    assert [file.name for file in small_disk.iterdir()] == ["ballast"]


def test_a_folder_that_may_not_be_written(without_rights: Path, key: bytes) -> None:
    file = without_rights / "test.db"
    fill(file, key)
    without_rights.chmod(0o500)
    file.chmod(0o400)
    with pytest.raises((ReadOnly, DiskFailed)):
        open_database(file, key)
    with pytest.raises(ReadOnly):
        create_database(without_rights / "new.db", key)
    with pytest.raises(ReadOnly):
        remove_database(file)


def test_a_database_that_cannot_be_finished_leaves_nothing(file: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_database(file, b"short")

    assert not file.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
def test_kill_9_in_the_middle_of_a_transaction_loses_that_one_alone(file: Path, key: bytes) -> None:
    with child("write", file, key.hex()) as writer:
        assert line_of(writer) == "in the middle"
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
    assert file.with_name(file.name + "-wal").stat().st_size > 400_000
    database = open_database(file, key)

    assert stored_settings(database.connection) == ["committed"]
    database.integrity_check()
    database.close()


def flip(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
