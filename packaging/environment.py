"""Sets up the virtual environment in .venv: locked packages, the project itself, what Qt needs.

Run as `packaging/setup app` or `packaging/setup dev`. What is already done and unchanged is not
done again: a stamp in .venv records it step by step. Needs nothing but the standard library.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import system

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "sealroom-setup.json"
LOCKS = ROOT / "packaging" / "locks"
LEVELS = ("app", "dev")


@dataclass(frozen=True)
class Stamp:
    """What a .venv holds; an empty field is a step not done."""

    python: str = ""
    locks: str = ""
    level: str = ""
    project: str = ""
    system: str = ""


class SetupError(Exception):
    """A step failed; the text says what to do."""


def main() -> int:
    """Bring .venv to the level asked for; the exit code says whether it is there."""
    parser = argparse.ArgumentParser(prog="packaging/setup", description=main.__doc__)
    parser.add_argument("level", choices=LEVELS, help="app: to run Sealroom; dev: also to test it")
    level = parser.parse_args().level
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        print(f"Sealroom needs Python 3.11 to 3.13, not {platform.python_version()}.")
        return 1
    try:
        with alone():
            set_up(level)
    except (SetupError, system.MissingError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


def set_up(level: str) -> None:
    """Do the steps that the stamp does not show as done, and record each."""
    done = read_stamp()
    python, locks, project = python_name(), digest_of_locks(), digest_of_project()
    if (done.python, done.locks) != (python, locks):
        create()
        done = record(Stamp(python=python, locks=locks))
    if not covers(done.level, level):
        install_locked(level)
        done = record(replace(done, level=level))
    if done.project != project:
        install_project()
        done = record(replace(done, project=project))
    if not covers(done.system, level):
        system.provide_for(level, qt_folder())
        record(replace(done, system=level))


def covers(done: str, wanted: str) -> bool:
    """Whether a .venv set up for one level serves another."""
    return done in LEVELS and LEVELS.index(done) >= LEVELS.index(wanted)


def read_stamp() -> Stamp:
    """The stamp of .venv; an empty one where there is none that can be read."""
    try:
        return Stamp(**json.loads(STAMP.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return Stamp()


def record(stamp: Stamp) -> Stamp:
    """Write the stamp and return it."""
    STAMP.write_text(json.dumps(asdict(stamp), indent=1) + "\n", "utf-8")
    return stamp


def python_name() -> str:
    """The interpreter and the place: a .venv serves no other interpreter, and cannot be moved."""
    return f"{platform.python_version()} in {sys.base_prefix} for {ROOT}"


def digest_of_locks() -> str:
    """Changes when a locked package does."""
    sha256 = hashlib.sha256()
    for level in LEVELS:
        sha256.update(lock(level).read_bytes())
    return sha256.hexdigest()


def digest_of_project() -> str:
    """Changes when installing the project again would give something else."""
    import tomllib

    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    parts = [pyproject["project"], pyproject["build-system"], pyproject["tool"]["setuptools"]]
    text = json.dumps(parts, sort_keys=True) + (ROOT / "setup.py").read_text("utf-8")
    return hashlib.sha256(text.encode()).hexdigest()


def lock(level: str) -> Path:
    """The file of pinned versions and hashes for a level."""
    return LOCKS / f"{level}.txt"


def create() -> None:
    """Make an empty .venv, in place of one that is there."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        python = f"python{sys.version_info.major}.{sys.version_info.minor}"
        system.provide_packages(f"{python} lacks the modules that make .venv.", [f"{python}-venv"])
    print(f"Making .venv with Python {platform.python_version()}", flush=True)
    if VENV.exists():
        shutil.rmtree(VENV)
    run("making .venv", [sys.executable, "-I", "-m", "venv", str(VENV)])


def install_locked(level: str) -> None:
    """Install exactly the packages of the lock, each checked against its hashes."""
    count = sum(1 for line in lock(level).read_text("utf-8").splitlines() if "==" in line)
    print(
        f"Installing {count} locked packages ({level}); the first time loads about 150 MB",
        flush=True,
    )
    pip("installing the locked packages", "--require-hashes", "--no-deps", "-r", str(lock(level)))


def install_project() -> None:
    """Install the checkout itself, editable, with the locked build tool and nothing else."""
    print("Installing sealroom from this checkout", flush=True)
    pip("installing sealroom", "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT))


def pip(step: str, *arguments: str) -> None:
    """Run the .venv's own pip, apart from the caller's Python settings."""
    command = [str(interpreter()), "-I", "-m", "pip", "install", "-qq"]
    run(step, [*command, "--disable-pip-version-check", "--no-warn-script-location", *arguments])


def run(step: str, command: list[str]) -> None:
    """Run a step's program, and say which step it was if it fails."""
    if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode:
        message = f"Set-up failed while {step}; the lines above say why."
        raise SetupError(f"{message} Run the same command again to go on.")


def interpreter() -> Path:
    """The Python of .venv."""
    return VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


def qt_folder() -> Path:
    """Where the installed PySide6 keeps Qt."""
    code = "import importlib.util as u; print(u.find_spec('PySide6').submodule_search_locations[0])"
    found = subprocess.run(
        [str(interpreter()), "-I", "-c", code], capture_output=True, text=True, check=False
    )
    if found.returncode:
        message = "PySide6 is not in .venv. Remove the folder .venv and run the same command again."
        raise SetupError(message)
    return Path(found.stdout.strip()) / "Qt"


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Keep a second set-up of the same checkout waiting until this one is done."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / "setup.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main())
