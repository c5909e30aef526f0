"""The desktop entry: read by the tools of desktops, and by what hands links over."""

import configparser
import shutil
import subprocess
from pathlib import Path

import pytest

from sealroom.controller.room_link import LINK_SCHEME

ENTRY = Path(__file__).parents[2] / "packaging" / "desktop" / "sealroom.desktop"


def test_links_of_ours_are_handed_over_one_at_a_time() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(ENTRY, "utf-8")
    said = entry["Desktop Entry"]
    assert said["MimeType"] == f"x-scheme-handler/{LINK_SCHEME};"
    assert said["Exec"] == "sealroom %u"


@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="needs desktop-file-validate"
)
def test_it_is_as_the_specification_has_it() -> None:
    told = subprocess.run(
        ["desktop-file-validate", str(ENTRY)], capture_output=True, text=True, check=False
    )
    assert told.stdout + told.stderr == ""
    assert told.returncode == 0
