"""The set-up script: which Python it takes, what it tells who has none, what it does not repeat."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import environment
import pytest

from tests.packaging.checkout import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="packaging/setup is for a POSIX shell")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with the real script, and an environment.py that tells who called it how."""
    (tmp_path / "packaging").mkdir()
    shutil.copy(ROOT / "packaging" / "setup", tmp_path / "packaging" / "setup")
    told = "import os, sys; print(sys.version_info[:2], os.path.realpath(sys.executable), sys.argv)"
    (tmp_path / "packaging" / "environment.py").write_text(told, "utf-8")
    return tmp_path


def set_up(
    checkout: Path, path: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the script with only these variables, and only these programs beside the shell's."""
    return subprocess.run(
        ["/bin/sh", str(checkout / "packaging" / "setup"), "app"],
        env={"PATH": f"{path}:/nowhere" if path else os.environ["PATH"]} | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def program(path: Path, text: str) -> Path:
    """A shell script in a place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A folder for PATH that holds nothing but what the script itself needs."""
    folder = tmp_path / "path"
    folder.mkdir()
    dirname = shutil.which("dirname")
    assert dirname
    (folder / "dirname").symlink_to(dirname)
    return folder


def test_python_chooses_the_interpreter(checkout: Path) -> None:
    done = set_up(checkout, PYTHON=sys.executable)
    assert str(sys.version_info[:2]) in done.stdout
    assert "['packaging/environment.py', 'app']" in done.stdout


def test_a_python_that_does_not_fit_is_refused_with_its_version(checkout: Path) -> None:
    old = program(checkout / "old", '[ "$1" = -V ] && echo Python 3.9.18 && exit; exit 1')
    done = set_up(checkout, PYTHON=str(old))
    assert done.returncode == 1
    assert done.stderr == (
        f"Sealroom needs Python 3.11, 3.12 or 3.13, but PYTHON={old} is Python 3.9.18.\n"
    )


def test_a_python_that_is_not_there_is_refused(checkout: Path) -> None:
    done = set_up(checkout, PYTHON="/nowhere/python3")
    assert done.returncode == 1
    assert "PYTHON=/nowhere/python3 does not start." in done.stderr


def test_the_first_python_that_fits_is_taken(checkout: Path, path: Path) -> None:
    program(path / "python3", "exit 1")
    (path / "python3.12").symlink_to(sys.executable)
    assert os.path.realpath(sys.executable) in set_up(checkout, path).stdout


def test_without_a_python_the_message_says_what_to_do(checkout: Path, path: Path) -> None:
    program(path / "apt-get", "exit 1")
    done = set_up(checkout, path)
    assert done.returncode == 1
    assert "none was found" in done.stderr
    assert "sudo apt-get install python3 python3-venv" in done.stderr


def test_an_existing_environment_keeps_its_python(checkout: Path, path: Path) -> None:
    own = checkout / ".venv" / "bin" / "python"
    own.parent.mkdir(parents=True)
    own.symlink_to(sys.executable)
    program(path / "python3", "echo the wrong one")
    assert os.path.realpath(sys.executable) in set_up(checkout, path).stdout


@pytest.mark.parametrize(
    ("done", "wanted", "enough"),
    [
        ("", "app", False),
        ("", "dev", False),
        ("app", "app", True),
        ("app", "dev", False),
        ("dev", "app", True),
        ("dev", "dev", True),
        ("another", "app", False),
    ],
)
def test_what_was_set_up_for_development_also_runs(done: str, wanted: str, enough: bool) -> None:
    assert environment.covers(done, wanted) is enough


@pytest.mark.parametrize("text", ["", "{", "[]", '{"unknown": 1}', "null", "\xff"])
def test_a_broken_stamp_counts_as_nothing_done(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "STAMP", tmp_path / "stamp")
    assert environment.read_stamp() == environment.Stamp()
    (tmp_path / "stamp").write_text(text, "latin-1")
    assert environment.read_stamp() == environment.Stamp()


def test_a_stamp_is_read_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "STAMP", tmp_path / "stamp")
    stamp = environment.record(environment.Stamp("3.11", "locks", "dev", "project", "app"))
    assert environment.read_stamp() == stamp


def test_changing_a_lock_or_the_project_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "packaging" / "locks", tmp_path / "locks")
    monkeypatch.setattr(environment, "LOCKS", tmp_path / "locks")
    before = environment.digest_of_locks()
    with (tmp_path / "locks" / "dev.txt").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    assert environment.digest_of_locks() != before


def test_style_settings_do_not_install_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pyproject.toml", "setup.py"):
        shutil.copy(ROOT / name, tmp_path)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    before = environment.digest_of_project()
    text = (tmp_path / "pyproject.toml").read_text("utf-8")
    (tmp_path / "pyproject.toml").write_text(text.replace("line-length = 100", "line-length = 99"))
    assert environment.digest_of_project() == before
    (tmp_path / "pyproject.toml").write_text(text.replace("sealroom.cli:main", "sealroom.cli:run"))
    assert environment.digest_of_project() != before
