"""What stories at the opening window share. None ever speaks to the tester's own keyring."""

from pathlib import Path

import pytest

from sealroom.store.os_keyring import SWITCH
from sealroom.store.profile_folder import HOME_VARIABLE
from tests.store.conftest import without_rights
from tests.ui.conftest import _no_widgets_left, drive

__all__ = ["_no_widgets_left", "drive", "without_rights"]


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv(SWITCH, "off")
