"""The profile's ways in, through the facade, over a real profile."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sealroom.controller.protection import ProfileProtection, ProtectionUnchanged
from sealroom.controller.protection_facade import ProtectionView
from sealroom.crypto.recovery_code import RecoveryCode
from sealroom.store.key_file import KEY_FILE
from sealroom.store.os_keyring import OsKeyring
from sealroom.store.profile import Profile, open_profile
from tests.store.keyrings import FileKeyring
from tests.store.sample import PASSPHRASE, light_work

CODE = RecoveryCode(bytes(range(20)))


@pytest.fixture
def keyring(tmp_path: Path) -> OsKeyring:
    return OsKeyring(FileKeyring(tmp_path / "keyring.json"))


@pytest.fixture
def profile(tmp_path: Path, keyring: OsKeyring) -> Iterator[Profile]:
    with open_profile(
        tmp_path / "ada",
        ask_passphrase=lambda _: None,
        find_keyring=lambda: keyring,
        work=light_work,
    ) as profile:
        yield profile


async def test_a_passphrase_comes_and_goes(profile: Profile, keyring: OsKeyring) -> None:
    protection = ProfileProtection(profile.folder, profile.keys)
    assert protection.folder == profile.folder
    assert await protection.view() == ProtectionView(True, keyring.name, False, False)
    await protection.set_passphrase(PASSPHRASE)
    assert (await protection.view()).passphrase
    await protection.remove_passphrase(PASSPHRASE)
    assert not (await protection.view()).passphrase


async def test_what_cannot_be_is_said_and_changes_nothing(profile: Profile, tmp_path: Path) -> None:
    protection = ProfileProtection(profile.folder, profile.keys)
    with pytest.raises(ProtectionUnchanged, match="at least 8"):
        await protection.set_passphrase("short")
    await protection.set_passphrase(PASSPHRASE)
    (tmp_path / "keyring.json").unlink()
    with pytest.raises(ProtectionUnchanged, match="only the recovery code"):
        await protection.remove_passphrase(PASSPHRASE)

    assert await protection.view() == ProtectionView(True, "", True, False)


async def test_a_lock_comes_changes_and_goes(profile: Profile, keyring: OsKeyring) -> None:
    protection = ProfileProtection(profile.folder, profile.keys)
    with pytest.raises(ProtectionUnchanged, match="Save your recovery kit first"):
        await protection.set_lock("1")
    profile.keys.set_recovery_code(CODE)
    assert not protection.asks()
    await protection.set_lock("1")
    assert protection.asks()
    assert await protection.view() == ProtectionView(False, keyring.name, False, True, True)
    with pytest.raises(ProtectionUnchanged, match="not the profile's passphrase"):
        await protection.set_lock("2", "not this one")
    await protection.set_lock("2", "1")
    await protection.remove_lock(CODE.written)
    assert not protection.asks()


async def test_where_the_key_file_cannot_be_read_nothing_can_be_locked(profile: Profile) -> None:
    (profile.folder / KEY_FILE).unlink()

    assert not ProfileProtection(profile.folder, profile.keys).asks()
