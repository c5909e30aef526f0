"""Changes to a profile that is there, killed at each step: `python -m tests.store.crash_stories`.

Arguments: a story and a folder. For each step the profile is prepared anew, the change is killed
there, and it is said what opens the profile afterwards; the last line is of a change that ended.
Says one JSON list of lists.
"""

import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sealroom.crypto.recovery_code import RecoveryCode
from sealroom.store.backup import back_up
from sealroom.store.errors import StoreError
from sealroom.store.key_file import LockSlot, read_key_file, slot_of
from sealroom.store.migration import packaged_migrations
from sealroom.store.os_keyring import OsKeyring
from sealroom.store.profile import Profile, ProfileClaim
from sealroom.store.question import PassphrasePrompt
from tests.store.crashing import crashed_after, in_process, without_costs
from tests.store.keyrings import FileKeyring
from tests.store.sample import light_work, store_setting, stored_settings

CODE, NEW_CODE = RecoveryCode(bytes(range(20))), RecoveryCode(bytes(20))
OLD, NEW = "the old passphrase", "the new passphrase"
LOCK, NEW_LOCK = "1", "2"
WAYS = {"keyring": "", "code": CODE.written, "new code": NEW_CODE.written, "old": OLD, "new": NEW}
LOCKS = {"lock": LOCK, "new lock": NEW_LOCK}
_MOST_STEPS = 200


@dataclass(frozen=True)
class Place:
    """A profile and its keyring, in one folder."""

    home: Path

    @property
    def folder(self) -> Path:
        return self.home / "ada"

    @property
    def keyring(self) -> OsKeyring:
        return OsKeyring(FileKeyring(self.home / "keyring.json"))

    def claim(self, *, with_keyring: bool = True) -> ProfileClaim:
        keyring = self.keyring if with_keyring else None
        return ProfileClaim(self.folder, find_keyring=lambda: keyring, work=light_work)

    def open(self, answer: str | None = None, *, with_keyring: bool = True) -> Profile:
        answers = [answer]

        def ask(_: PassphrasePrompt) -> str | None:
            return answers.pop() if answers else None

        claim = self.claim(with_keyring=with_keyring)
        try:
            return claim.open(ask)
        except BaseException:
            claim.release()
            raise

    def empty_keyring(self) -> None:
        (self.home / "keyring.json").write_text("{}")


def prepare(place: Place) -> None:
    """Kept by keyring, recovery code and passphrase; with a copy, and something written since."""
    with place.open() as profile:
        profile.keys.set_recovery_code(CODE)
        profile.keys.set_passphrase(OLD)
        with profile.database.write() as connection:
            store_setting(connection, "early")
        file, key = profile.folder / "profile.db", place.keyring.read(_profile_id(place))
        assert key is not None
        back_up(profile.database.connection, file, key, len(packaged_migrations()))
        with profile.database.write() as connection:
            store_setting(connection, "late")


def new_code(place: Place) -> None:
    with place.open() as profile:
        profile.keys.set_recovery_code(NEW_CODE)


def new_passphrase(place: Place) -> None:
    with place.open() as profile:
        profile.keys.set_passphrase(NEW, OLD)


def no_passphrase(place: Place) -> None:
    with place.open() as profile:
        profile.keys.remove_passphrase(OLD)


def lock_set(place: Place) -> None:
    with place.open() as profile:
        profile.keys.set_lock(LOCK, OLD)


def lock_changed(place: Place) -> None:
    with place.open(LOCK) as profile:
        profile.keys.set_lock(NEW_LOCK, LOCK)


def lock_removed(place: Place) -> None:
    with place.open(LOCK) as profile:
        profile.keys.remove_lock(LOCK)


def repaired(place: Place) -> None:
    """The keyring was emptied; the code opens the profile, and gives the key back."""
    place.empty_keyring()
    place.open(CODE.written).close()


def restored(place: Place) -> None:
    claim = place.claim()
    try:
        claim.restore(claim.backups()[0], lambda _: None)
    finally:
        claim.release()


STORIES: dict[str, Callable[[Place], None]] = {
    each.__name__: each
    for each in (
        *(new_code, new_passphrase, no_passphrase),
        *(lock_set, lock_changed, lock_removed),
        *(repaired, restored),
    )
}
FROM_LOCKED = {"lock_changed", "lock_removed"}


def ways_in(place: Place) -> list[str]:
    """What opens the profile, and what is found behind each."""
    found: list[str] = []
    for name, answer in {**WAYS, **(LOCKS if _is_locked(place) else {})}.items():
        with_keyring = name == "keyring" or name in LOCKS
        try:
            with place.open(answer or None, with_keyring=with_keyring) as profile:
                profile.database.integrity_check()
                settings = stored_settings(profile.database.connection)
                found.append(f"{name}: {' '.join(settings)}")
        except StoreError:
            continue
    return found


def run(story: str, home: Path) -> list[list[str]]:
    original, place = Place(home / "original"), Place(home / "place")
    original.home.mkdir(parents=True)
    assert in_process(lambda: prepare(original)) == 0
    if story in FROM_LOCKED:
        assert in_process(lambda: lock_set(original)) == 0
    outcomes: list[list[str]] = []
    for allowed in range(_MOST_STEPS):
        shutil.rmtree(place.home, ignore_errors=True)
        shutil.copytree(original.home, place.home)
        step = crashed_after(allowed, place.home, lambda: STORIES[story](place))
        outcomes.append(ways_in(place))
        if step is None:
            return outcomes
    raise AssertionError("it never ends")


def _is_locked(place: Place) -> bool:
    key_file = read_key_file(place.folder)
    return key_file is not None and slot_of(key_file, LockSlot) is not None


def _profile_id(place: Place) -> str:
    with closing((place.folder / "key.json").open("rb")) as file:
        found: str = msgspec.json.decode(file.read())["profile_id"]
    return found


if __name__ == "__main__":
    without_costs()
    print(msgspec.json.encode(run(sys.argv[1], Path(sys.argv[2]))).decode())
