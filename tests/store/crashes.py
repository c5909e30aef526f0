"""Opens a profile over and over, each time killed one step later: `python -m tests.store.crashes`.

After each crash the profile is opened by two more processes in a row. Says one JSON list: for each
crash what it left and what came of it.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sealroom.store.key_file import read_key_file
from sealroom.store.os_keyring import OsKeyring
from sealroom.store.profile import Profile, open_profile
from tests.store.crashing import crashed_after, in_process, without_costs
from tests.store.keyrings import FileKeyring
from tests.store.sample import PASSPHRASE, light_work, store_setting, stored_settings

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
        attempt = Attempt(home / f"{allowed}" / "ada", with_keyring)
        attempt.folder.parent.mkdir(parents=True)
        step = crashed_after(allowed, attempt.folder.parent, attempt.create)
        if step is None:
            return crashes
        crashes.append(attempt.look_and_open(step))
    raise AssertionError("it never ends")


@dataclass(frozen=True)
class Attempt:
    """One profile whose creation is killed."""

    folder: Path
    with_keyring: bool

    @property
    def keyring(self) -> FileKeyring:
        return FileKeyring(self.folder.parent / "keyring.json")

    def create(self) -> None:
        self._open().close()

    def look_and_open(self, step: str) -> Crash:
        key_file = read_key_file(self.folder) if self.folder.exists() else None
        promised = key_file is not None and bool(key_file.slots)
        outcome = in_process(lambda: self._use([])) or in_process(lambda: self._use(["a"]))
        files = sorted(file.name for file in self.folder.iterdir())
        return Crash(step, promised, outcome, files, len(self.keyring.entries()))

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


if __name__ == "__main__":
    without_costs()
    found = run(Path(sys.argv[1]), with_keyring=sys.argv[2] == "keyring")
    print(msgspec.json.encode(found).decode())
