"""The relay's data folder."""

import stat
import sys
from pathlib import Path

import pytest

from sealroom.relay.data_folder import own_data_folder
from sealroom.relay.storage import InlineSqlite, StorageRefused


def test_one_relay_at_a_time(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "relay"
    with (
        own_data_folder(folder),
        pytest.raises(StorageRefused, match="Another relay"),
        own_data_folder(folder),
    ):
        pass
    with own_data_folder(folder):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="files have no modes there")
def test_it_is_private(tmp_path: Path) -> None:
    folder = tmp_path / "relay"
    with own_data_folder(folder) as file:
        database = InlineSqlite(file)
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()}
        database.close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}
    assert {"relay.sqlite3", "relay.sqlite3-wal", "relay.lock"} <= modes.keys()


def test_a_folder_that_cannot_be_made_is_refused_with_words(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    with pytest.raises(StorageRefused, match="cannot be used"), own_data_folder(file):
        pass
