"""A profile that does not open by itself, at the window: real files, real keys, every way on."""

import asyncio
import os
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from sealroom.cli import opening as opening_module
from sealroom.cli.opening import InFront, Opening
from sealroom.crypto.recovery_code import generate_recovery_code
from sealroom.store.backup import backup_of
from sealroom.store.database import suspicion_of
from sealroom.store.migration import packaged_migrations
from sealroom.store.os_keyring import OsKeyring
from sealroom.store.profile import DATABASE_FILE, Profile, ProfileClaim, open_profile
from sealroom.store.profile_folder import profiles_folder
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.dialogs.unlock import UnlockSheet
from sealroom.ui.front_door import FrontDoor
from sealroom.ui.parts.notice import Notice
from tests.disk import fill_up, mounted
from tests.store.child import child, line_of
from tests.store.keyrings import FailingKeyring, FileKeyring
from tests.store.sample import PASSPHRASE, light_work, store_setting, stored_settings
from tests.ui.conftest import Drive
from tests.ui.dialogs.alone import Alone, alone, lone_windows, part

CODE = generate_recovery_code()


@pytest.fixture
def keyring(tmp_path: Path) -> FileKeyring:
    return FileKeyring(tmp_path / "keyring.json")


def opened(name: str | Path, keyring: FileKeyring) -> Profile:
    return open_profile(name, ask_passphrase=_never, find_keyring=partial(OsKeyring, keyring))


@pytest.fixture
def folder(keyring: FileKeyring) -> Path:
    """A profile that keyring and recovery code open."""
    with open_profile(
        "ada", ask_passphrase=_never, find_keyring=partial(OsKeyring, keyring)
    ) as ada:
        ada.keys.set_recovery_code(CODE)
        with ada.database.write() as connection:
            store_setting(connection, "kept")
    return ada.folder


def _never(_: object) -> str:
    raise AssertionError("asked")


class Start(Alone):
    """One start of the app with somebody before it."""

    def __init__(self, opening: Opening, alone: Alone) -> None:
        super().__init__(alone.window)
        self.opening = opening
        self.running = asyncio.create_task(opening.run())

    async def profile(self) -> Profile:
        profile = await self.running
        assert profile is not None
        return profile

    async def settings(self) -> list[str]:
        """What is in the profile that opened."""
        with await self.profile() as profile:
            return stored_settings(profile.database.connection)

    async def words(self, title: str) -> str:
        """What the trouble sheet of that title says."""
        sheet = await self.trouble(title)
        return part(sheet, QLabel, "troubleWords").text()

    async def trouble(self, title: str) -> Sheet:
        sheet = await self.sheet("troubleSheet")
        assert sheet.title == title
        return sheet


@asynccontextmanager
async def start(
    name: str | Path = "ada", *keyrings: FileKeyring | FailingKeyring
) -> AsyncIterator[Start]:
    """The last keyring stays, those before are found once each; none means that none is there."""
    left = [OsKeyring(each) for each in keyrings]

    def find() -> OsKeyring | None:
        return left.pop(0) if len(left) > 1 else left[0] if left else None

    async with alone() as person:
        claim = partial(ProfileClaim, find_keyring=find, work=light_work)
        begun = Start(Opening(str(name), person.window, claim), person)
        try:
            yield begun
        finally:
            if not begun.running.done():
                begun.window.close()
                await asyncio.wait((begun.running,))
            if begun.opening.door is not None:
                begun.opening.door.close()


def test_a_profile_that_opens_shows_no_window(
    drive: Drive, folder: Path, keyring: FileKeyring
) -> None:
    async def story() -> None:
        async with start("ada", keyring) as ada:
            assert await ada.settings() == ["kept"]
            assert lone_windows() == []

    drive(story())


def test_an_emptied_keyring_the_code_opens_it_and_the_next_start_is_silent(
    drive: Drive, folder: Path, keyring: FileKeyring
) -> None:
    keyring.file.unlink()

    async def story() -> None:
        async with start("ada", keyring) as ada:
            sheet = await ada.answer("unlockSheet", "acceptPassphrase", "AAAA")
            assert "does not hold the key" in part(sheet, Notice, "keyringTrouble").words
            again = await ada.sheet("unlockSheet", beside=sheet)
            assert "32" in again.error
            await ada.answer("unlockSheet", "acceptPassphrase", CODE.written.lower())
            assert await ada.settings() == ["kept"]
        async with start("ada", keyring) as ada:
            assert await ada.settings() == ["kept"]
            assert lone_windows() == []

    drive(story())


def test_who_guesses_waits_longer_and_longer(drive: Drive) -> None:
    open_profile("ben", ask_passphrase=lambda _: PASSPHRASE, work=light_work).close()

    async def story() -> None:
        async with start("ben") as ben:
            sheet: Sheet | None = None
            for _ in range(3):
                sheet = await ben.sheet("unlockSheet", beside=sheet)
                await ben.answer("unlockSheet", "acceptPassphrase", "not this one")
            waiting = await ben.sheet("unlockSheet", beside=sheet)
            assert isinstance(waiting, UnlockSheet)
            part(waiting, QLineEdit, "passphrase").setText(PASSPHRASE)
            assert not waiting.go_on.isEnabled()
            for _ in range(2):
                waiting.second_passed()
            await ben.answer("unlockSheet", "acceptPassphrase", PASSPHRASE)
            assert await ben.settings() == []

    drive(story())


def test_a_locked_keyring_is_unlocked_and_asked_again(
    drive: Drive, folder: Path, keyring: FileKeyring
) -> None:
    async def story() -> None:
        async with start("ada", FailingKeyring(OSError()), keyring) as ada:
            await ada.answer("unlockSheet", "askKeyring")
            assert await ada.settings() == ["kept"]

    drive(story())


def test_a_keyring_that_was_switched_off_the_code_opens_it(drive: Drive, folder: Path) -> None:
    async def story() -> None:
        async with start() as ada:
            await ada.answer("unlockSheet", "acceptPassphrase", CODE.written)
            assert await ada.settings() == ["kept"]

    drive(story())


def test_without_a_second_slot_the_keyring_is_tried_again(
    drive: Drive, keyring: FileKeyring
) -> None:
    async def story() -> None:
        async with start("ben", FailingKeyring(OSError()), keyring) as ben:
            await ben.trouble("The keyring does not answer")
            await ben.answer("troubleSheet", "goOn")
            assert await ben.settings() == []

    drive(story())


def test_a_new_profile_without_a_keyring_gets_a_passphrase(drive: Drive) -> None:
    async def story() -> None:
        async with start("ben") as ben:
            sheet = await ben.sheet("passphraseSheet")
            part(sheet, QLineEdit, "passphraseAgain").setText(PASSPHRASE)
            await ben.answer("passphraseSheet", "acceptPassphrase", PASSPHRASE)
            assert await ben.settings() == []
        async with start("ben") as ben:
            await ben.answer("unlockSheet", "acceptPassphrase", PASSPHRASE)
            assert await ben.settings() == []

    drive(story())


def test_a_damaged_database_is_replaced_by_the_copy_on_demand_and_kept(
    drive: Drive, folder: Path, keyring: FileKeyring
) -> None:
    file = folder / DATABASE_FILE
    shutil.copy(file, backup_of(file, len(packaged_migrations())))
    file.write_bytes(bytes(8192))

    async def story() -> None:
        async with start("ada", keyring) as ada:
            assert str(file) in await ada.words("The profile’s database is damaged")
            assert file.read_bytes() == bytes(8192), "nothing by itself"
            await ada.answer("troubleSheet", "goOn")
            assert await ada.settings() == ["kept"]
        assert (folder / f"{DATABASE_FILE}.aside-1").read_bytes() == bytes(8192)

    drive(story())


def test_damage_that_was_met_while_it_was_open_is_said_at_the_next_start(
    drive: Drive, folder: Path, keyring: FileKeyring
) -> None:
    file = folder / DATABASE_FILE
    shutil.copy(file, backup_of(file, len(packaged_migrations())))
    content = bytearray(file.read_bytes())
    content[-100] ^= 1
    file.write_bytes(content)
    suspicion_of(file).touch()

    async def story() -> None:
        async with start("ada", keyring) as ada:
            await ada.trouble("The profile’s database is damaged")
            await ada.answer("troubleSheet", "goOn")
            assert await ada.settings() == ["kept"]
        assert not suspicion_of(file).exists()

    drive(story())


def test_restoring_asks_once_for_a_passphrase_that_was_right(drive: Drive) -> None:
    with open_profile("ben", ask_passphrase=lambda _: PASSPHRASE, work=light_work) as ben_before:
        file = ben_before.folder / DATABASE_FILE
    shutil.copy(file, backup_of(file, len(packaged_migrations())))
    file.write_bytes(bytes(8192))

    async def story() -> None:
        async with start("ben") as ben:
            await ben.answer("unlockSheet", "acceptPassphrase", PASSPHRASE)
            await ben.answer("troubleSheet", "goOn")
            assert await ben.settings() == []

    drive(story())


def test_a_copy_that_is_damaged_too_is_said_and_the_profile_stays(
    drive: Drive, folder: Path, keyring: FileKeyring
) -> None:
    file = folder / DATABASE_FILE
    backup_of(file, 1).write_bytes(bytes(8192))
    file.write_bytes(bytes(8192))

    async def story() -> None:
        async with start("ada", keyring) as ada:
            first = await ada.answer("troubleSheet", "goOn")
            second = await ada.sheet("troubleSheet", beside=first)
            assert "schema-1" in part(second, QLabel, "troubleWords").text()
        assert file.read_bytes() == bytes(8192)
        assert not (folder / f"{DATABASE_FILE}.aside-1").exists()

    drive(story())


def test_a_newer_schema_is_left_alone_and_another_profile_made(
    drive: Drive, folder: Path, keyring: FileKeyring
) -> None:
    with open_profile(
        "ada", ask_passphrase=_never, find_keyring=partial(OsKeyring, keyring)
    ) as ada:
        ada.database.connection.execute("PRAGMA user_version = 9999")
    before = (folder / DATABASE_FILE).read_bytes()

    async def story() -> None:
        async with start("ada", keyring) as ada_now:
            await ada_now.trouble("This profile needs a newer Sealroom")
            await ada_now.answer("troubleSheet", "otherProfile")
            first = await ada_now.answer("troubleSheet", "goOn")
            await ada_now.answer("otherProfileSheet", "cancel")
            await ada_now.sheet("troubleSheet", beside=first)
            await ada_now.answer("troubleSheet", "otherProfile")
            await ada_now.answer("troubleSheet", "goOn")
            await ada_now.answer("otherProfileSheet", "acceptProfile", "ben")
            with await ada_now.profile() as ben:
                assert ben.folder == profiles_folder() / "ben"
                ProfileClaim("ada").release()
        assert (folder / DATABASE_FILE).read_bytes() == before

    drive(story())


def test_a_name_that_no_folder_can_have_leads_to_another(
    drive: Drive, keyring: FileKeyring
) -> None:
    async def story() -> None:
        async with start("con", keyring) as nobody:
            assert "cannot be a profile's name" in await nobody.words(
                "The profile cannot be opened"
            )
            await nobody.answer("troubleSheet", "goOn")
            await nobody.answer("otherProfileSheet", "acceptProfile", "ben")
            assert await nobody.settings() == []

    drive(story())


def test_a_folder_that_cannot_be_written_opens_once_it_can(
    drive: Drive, folder: Path, without_rights: Path
) -> None:
    """`folder` comes first: what was imported then need not be read by a user without rights."""
    place = without_rights / "keyring.json"
    own = FileKeyring(place)
    profile = without_rights / "ada"
    opened(profile, own).close()
    profile.chmod(0o500)
    (profile / "profile.lock").chmod(0o400)

    async def story() -> None:
        async with start(profile, own) as ada:
            assert "cannot be written" in await ada.words("The profile cannot be written")
            profile.chmod(0o700)
            (profile / "profile.lock").chmod(0o600)
            await ada.answer("troubleSheet", "goOn")
            assert await ada.settings() == []

    drive(story())


def test_a_full_disk_opens_once_there_is_room(
    drive: Drive, tmp_path: Path, keyring: FileKeyring
) -> None:
    async def story(disk: Path) -> None:
        ballast = fill_up(disk, free=0)
        async with start(disk / "ada", keyring) as ada:
            assert "Make room" in await ada.words("The disk is full")
            ballast.unlink()
            await ada.answer("troubleSheet", "goOn")
            assert await ada.settings() == []

    with mounted(tmp_path / "disk", 2_000) as disk:
        drive(story(disk))


def test_closing_the_window_gives_up_and_lets_others_in(
    drive: Drive, folder: Path, keyring: FileKeyring
) -> None:
    keyring.file.unlink()

    async def story() -> None:
        async with start("ada", keyring) as ada:
            await ada.sheet("unlockSheet")
            ada.window.close()
            assert await ada.running is None
            ProfileClaim("ada").release()

    drive(story())


def test_a_window_that_is_closed_while_it_opens_leaves_the_profile_closed(
    drive: Drive, folder: Path, keyring: FileKeyring
) -> None:
    keyring.file.unlink()

    async def story() -> None:
        async with start("ada", keyring) as ada:
            await ada.answer("unlockSheet", "acceptPassphrase", CODE.written)
            ada.window.close()
            assert await ada.running is None
            ProfileClaim("ada").release()

    drive(story())


# ---- two copies


def test_a_copy_that_asks_comes_to_the_front(
    drive: Drive, folder: Path, keyring: FileKeyring
) -> None:
    keyring.file.unlink()

    async def story() -> None:
        async with start("ada", keyring) as first:
            await first.sheet("unlockSheet")
            first.window.showMinimized()
            async with start("ada", keyring) as second:
                with pytest.raises(InFront):
                    await second.running
                assert lone_windows() == [first.window]
            assert not first.window.isMinimized()

    drive(story())


def test_a_copy_without_a_window_is_waited_for_as_long_as_it_may_close(
    drive: Drive, folder: Path, keyring: FileKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has stored what it must after a moment, or it never comes to an end."""
    monkeypatch.setattr(opening_module, "CLOSING_SECONDS", 0.3)

    async def story() -> None:
        async with start("ada", keyring) as first:
            profile = await first.profile()
            async with start("ada", keyring) as second:
                await second.trouble("This profile is open already")
                profile.close()
                await second.answer("troubleSheet", "goOn")
                assert await second.settings() == ["kept"]

    drive(story())


def test_a_copy_that_nobody_hears_of_is_named_and_waited_for(
    drive: Drive, folder: Path, keyring: FileKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening_module, "CLOSING_SECONDS", 0.0)
    with open_profile("ben", ask_passphrase=lambda _: PASSPHRASE, work=light_work) as ben:
        pass

    async def story() -> None:
        with child("hold", ben.folder) as holder:
            assert await asyncio.to_thread(line_of, holder) == "open"
            async with start("ben") as second:
                words = await second.words("This profile is open already")
                assert f"process {holder.pid}" in words
                os.kill(holder.pid, signal.SIGKILL)
                await asyncio.to_thread(holder.wait)
                await second.answer("troubleSheet", "goOn")
                await second.answer("unlockSheet", "acceptPassphrase", PASSPHRASE)
                assert await second.settings() == []

    drive(story())


def test_a_copy_that_is_closing_is_waited_for(
    drive: Drive, folder: Path, keyring: FileKeyring
) -> None:
    async def story() -> None:
        held = ProfileClaim("ada")
        async with start("ada", keyring) as second:
            await asyncio.sleep(0)
            asyncio.get_running_loop().call_later(0.05, held.release)
            assert await second.settings() == ["kept"]
            assert lone_windows() == []

    drive(story())


def test_a_copy_on_another_computer_is_named_at_once(
    drive: Drive, folder: Path, keyring: FileKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("platform.node", lambda: "attic")
        held = ProfileClaim("ada")
    door = FrontDoor(folder, lambda: True)
    door.open()

    async def story() -> None:
        async with start("ada", keyring) as second:
            assert "attic" in await second.words("This profile is open already")

    drive(story())
    door.close()
    held.release()
