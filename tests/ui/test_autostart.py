"""The entries that start the app with the computer. Only Linux's is read by what reads it there."""

import plistlib
import shutil
import subprocess
from pathlib import Path

import pytest

from sealroom.ui.autostart import DesktopEntry, LaunchAgent, NotChanged, autostart, command

ARGUMENTS = ["/opt/py thon/bin/python", "-m", "sealroom", "--profile", 'a"b$c%d\\e', "--at-login"]


def test_an_entry_comes_and_goes(tmp_path: Path) -> None:
    entry = DesktopEntry(tmp_path / "autostart", "default", command("default"))
    assert not entry.is_on()
    entry.set_on(False)
    entry.set_on(True)
    assert entry.is_on()
    text = entry.file.read_text("utf-8")
    assert "--profile default --at-login" in text
    assert text.startswith("[Desktop Entry]\n")
    entry.set_on(False)
    assert not entry.is_on()
    assert list(entry.file.parent.iterdir()) == []


def test_it_lies_where_desktops_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    autostart("work").set_on(True)
    assert [each.name for each in (tmp_path / "autostart").iterdir()] == ["sealroom-work.desktop"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file where the folder belongs")
    entry = DesktopEntry(tmp_path / "autostart", "default", command("default"))
    with pytest.raises(NotChanged, match="autostart"):
        entry.set_on(True)


@pytest.mark.skipif(shutil.which("gio") is None, reason="needs gio, which reads desktop entries")
def test_what_reads_desktop_entries_starts_just_that(tmp_path: Path) -> None:
    told = tmp_path / "told"
    teller = tmp_path / "tell er"
    teller.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{told}"\n')
    teller.chmod(0o700)
    entry = DesktopEntry(tmp_path, "default", [str(teller), *ARGUMENTS[1:]])
    entry.set_on(True)
    subprocess.run(["gio", "launch", str(entry.file)], check=True, timeout=20)
    for _ in range(100):
        if told.exists() and told.read_text().endswith("--at-login\n"):
            break
        subprocess.run(["sleep", "0.05"], check=True)
    assert told.read_text().splitlines() == ARGUMENTS[1:]


def test_macos_gets_a_property_list(tmp_path: Path) -> None:
    agent = LaunchAgent(tmp_path, "default", ARGUMENTS)
    agent.set_on(True)
    assert plistlib.loads(agent.file.read_bytes())["ProgramArguments"] == ARGUMENTS
