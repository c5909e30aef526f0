"""Opens a profile over and over, each time killed one step later: `python -m tests.store.crashes`.

A step is a call that reaches the file system (Python's audit events). The process is forked for
each try, so that what is left is what a crash leaves; for each, the profile is then opened by two
more processes in a row. Says one JSON list: for each crash what it left and what came of it.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import msgspec

from sealroom.store.key_file import read_key_file
from sealroom.store.os_keyring import OsKeyring
from sealroom.store.profile import Profile, open_profile
from tests.store.keyrings import FileKeyring
from tests.store.sample import PASSPHRASE, light_work, store_setting, stored_settings

_STEPS = frozenset(
    {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.truncate", "sqlite3.connect"}
)
_CRASHED = 99
_TOO_MANY = 500


class Crash(msgspec.Struct):
    """What the last step left, which files there are after opening, and how that ended."""

    last_step: str
    promised: bool
    outcome: int
    files: list[str]
    keyring_entries: int


def run(home: Path, *, with_keyring: bool) -> list[Crash]:
    """All crashes, until one run needs fewer steps than it may take."""
    crashes: list[Crash] = []
    for allowed in range(_TOO_MANY):
        attempt = Attempt(home / f"{allowed}" / "ada", allowed, with_keyring)
        attempt.folder.parent.mkdir(parents=True)
        if _in_process(attempt.create) == 0:
            return crashes
        crashes.append(attempt.look_and_open())
    raise AssertionError("it never ends")


@dataclass(frozen=True)
class Attempt:
    """One profile whose creation is killed after `allowed` steps."""

    folder: Path
    allowed: int
    with_keyring: bool

    @property
    def keyring(self) -> FileKeyring:
        return FileKeyring(self.folder.parent / "keyring.json")

    @property
    def step(self) -> Path:
        return self.folder.parent / "step"

    def create(self) -> None:
        steps = 0
        told = os.open(self.step, os.O_CREAT | os.O_WRONLY)

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal steps
            if event in _STEPS and str(self.folder.parent) in str(arguments[0]):
                if steps == self.allowed:
                    os.write(told, f"{event} {Path(str(arguments[0])).name}".encode())
                    os._exit(_CRASHED)
                steps += 1

        sys.addaudithook(count)
        self._open().close()

    def look_and_open(self) -> Crash:
        key_file = read_key_file(self.folder) if self.folder.exists() else None
        promised = key_file is not None and bool(key_file.slots)
        outcome = _in_process(lambda: self._use([])) or _in_process(lambda: self._use(["a"]))
        files = sorted(file.name for file in self.folder.iterdir())
        return Crash(self.step.read_text(), promised, outcome, files, len(self.keyring.entries()))

    def _use(self, expected: list[str]) -> None:
        with self._open() as profile:
            assert stored_settings(profile.database.connection) == expected
            with profile.database.write() as connection:
                store_setting(connection, "b" if expected else "a")
            profile.database.integrity_check()

    def _open(self) -> Profile:
        return open_profile(
            self.folder,
            ask_passphrase=lambda _: PASSPHRASE,
            find_keyring=lambda: OsKeyring(self.keyring) if self.with_keyring else None,
            work=light_work,
        )


def _in_process(work: Callable[[], None]) -> int:
    process = os.fork()
    if process == 0:
        _end(work)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _end(work: Callable[[], None]) -> NoReturn:
    code = 1
    try:
        work()
        code = 0
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    found = run(Path(sys.argv[1]), with_keyring=sys.argv[2] == "keyring")
    print(msgspec.json.encode(found).decode())
