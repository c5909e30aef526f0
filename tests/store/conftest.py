"""What the store's tests share. None of them ever speaks to the tester's own keyring."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sealroom.crypto import database_key
from sealroom.store.database import Database, open_database
from sealroom.store.os_keyring import SWITCH
from sealroom.store.profile_folder import HOME_VARIABLE
from tests.store.sample import NO_WORK_KIB

NOBODY = 65534


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv(SWITCH, "off")


@pytest.fixture(autouse=True)
def _no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a passphrase costs who guesses is shown beside its parameters, in `tests/crypto`."""
    monkeypatch.setattr(database_key, "MEMORY_KIB_RANGE", NO_WORK_KIB)


@pytest.fixture
def key() -> bytes:
    return bytes(range(32))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "test.db"


@pytest.fixture
def database(file: Path, key: bytes) -> Iterator[Database]:
    database = open_database(file, key)
    yield database
    database.close()


@pytest.fixture
def without_rights() -> Iterator[Path]:
    """A folder of an ordinary user's, who runs the test: rights mean nothing to root."""
    if sys.platform == "win32":
        pytest.skip("Windows has no modes")
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Path(place, "folder")
        folder.mkdir()
        with _as_nobody(folder):
            yield folder
            folder.chmod(0o700)


@contextmanager
def _as_nobody(folder: Path) -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.chown(folder, NOBODY, -1)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
