"""The command line as a person types it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sealroom import __version__
from sealroom.cli import main

SERVE = (sys.executable, "-m", "sealroom", "serve", "--port", "0", "--room-key-period", "60")


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"sealroom {__version__}\n"


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["fly"])
    assert ended.value.code == 2
    assert "fly" in capsys.readouterr().err


def test_serve_prints_one_line_and_ends_cleanly(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*SERVE, "--data", str(tmp_path / "relay")], stdout=subprocess.PIPE, text=True
    ) as relay:
        assert relay.stdout is not None
        assert relay.stdout.readline().startswith("listening on ws://127.0.0.1:")
        relay.send_signal(signal.SIGTERM)
        assert relay.stdout.read() == ""
        assert relay.wait(10) == 0


def test_serve_says_why_it_cannot(tmp_path: Path) -> None:
    (tmp_path / "relay").write_text("not a folder")
    refused = subprocess.run(
        [*SERVE, "--data", str(tmp_path / "relay")], capture_output=True, text=True, check=False
    )
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert "cannot" in refused.stderr


@pytest.mark.parametrize("option", ["--keep-messages", "--keep-inbox"])
@pytest.mark.parametrize("days", ["0", "-3", "36501", "soon"])
def test_serve_keeps_things_for_a_day_at_least(
    capsys: pytest.CaptureFixture[str], option: str, days: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", option, days])
    assert ended.value.code == 2
    assert option in capsys.readouterr().err


def test_a_link_among_the_arguments_goes_to_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[object, ...]] = []

    def start(profile: str, link: str, *, at_login: bool) -> int:
        started.append((profile, link, at_login))
        return 0

    monkeypatch.setattr("sealroom.cli.desktop.run_desktop", start)
    monkeypatch.setattr("sealroom.cli.core_dump.forbid_core_dumps", lambda: None)
    assert main(["sealroom:join/abc", "--profile", "work"]) == 0
    assert main(["SEALROOM:relay?relay=x"]) == 0
    assert main(["--at-login"]) == 0
    assert started == [
        ("work", "sealroom:join/abc", False),
        ("default", "SEALROOM:relay?relay=x", False),
        ("default", "", True),
    ]
