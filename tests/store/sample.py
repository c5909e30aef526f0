"""Something to store, settings of the real schema, and Argon2id at its lightest."""

from pathlib import Path

from sealroom.crypto import PassphraseParameters, database_key
from sealroom.store.connection import Connection, Row
from sealroom.store.driver import DriverConnection
from sealroom.store.profile_lock import LOCK_FILE

PASSPHRASE = "correct horse battery"
SECRET_TEXT = "Ada Lovelace meets Ben at the old mill at nine"


NO_WORK_KIB = (64, database_key.MEMORY_KIB_RANGE[1])
"""In the place of `database_key.MEMORY_KIB_RANGE` passphrases cost next to nothing."""


def light_work(salt: bytes) -> PassphraseParameters:
    """The least that is accepted: about 50 ms, unless a test has less accepted."""
    return PassphraseParameters(1, salt, database_key.MEMORY_KIB_RANGE[0], 1, 1)


def store_setting(connection: Connection, name: str, value: bytes = b"") -> None:
    connection.execute("INSERT INTO settings (name, value) VALUES (?, ?)", (name, value))


def stored_settings(connection: Connection) -> list[str]:
    return [str(name) for (name,) in connection.execute("SELECT name FROM settings ORDER BY name")]


def rows(connection: DriverConnection, sql: str) -> list[Row]:
    return connection.execute(sql).fetchall()


def all_bytes(folder: Path) -> bytes:
    """Everything in a folder, names too; but for the lock, which says who held it last."""
    return b"".join(
        file.name.encode() + file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != LOCK_FILE
    )
