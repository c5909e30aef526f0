"""The lock is set, changed and removed in the settings; when it closes by itself, too."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from sealroom.controller.errors import NotConnected
from sealroom.controller.preference_views import Preferences
from sealroom.ui.dialogs.app_settings.sheet import AppSettings
from sealroom.ui.parts.choice import Choice
from sealroom.ui.parts.switch import Switch
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.dialogs.test_app_settings import open_page
from tests.ui.dialogs.test_this_profile import can_press, protection_of, words
from tests.ui.scripted_facade import ScriptedFacade
from tests.ui.seat import Seat, seated, until


async def opened(seat: Seat) -> AppSettings:
    sheet = open_page(seat, "Privacy")
    await until(lambda: not sheet.busy, "it was looked at")
    return sheet


def locked(facade: ScriptedFacade) -> ScriptedFacade:
    protection = protection_of(facade)
    protection.kept = msgspec.structs.replace(protection.kept, in_keyring=False, lock=True)
    return facade


async def kept(seat: Seat) -> None:
    await until(lambda: isinstance(seat.sheet, AppSettings) and not seat.sheet.busy, "kept")


def test_a_lock_of_any_passphrase_is_set_changed_and_removed(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            await opened(seat)
            assert words(seat, "lockState") == "Off"
            assert not seat.shows("removeLock")
            assert not seat.find(Choice, "lockAfter").isEnabled()
            seat.click("setLock")
            assert not seat.shows("presentPassphrase")
            seat.write("passphrase", "1")
            assert words(seat, "passphraseStrength").startswith("Weak")
            seat.write("passphraseAgain", "1")
            seat.click("keepPassphrase")
            await kept(seat)
            assert words(seat, "lockState") == "On: Ctrl+L locks Sealroom"
            assert seat.find(Choice, "lockAfter").isEnabled()
            assert seat.shows("lockApp")
            seat.click("setLock")
            assert seat.sheet.title == "Change the lock’s passphrase"
            seat.write("presentPassphrase", "1")
            seat.write("passphrase", "four words are fine")
            assert words(seat, "passphraseStrength").startswith("Strong")
            seat.write("passphraseAgain", "four words are fine")
            seat.click("keepPassphrase")
            await kept(seat)
            seat.click("removeLock")
            seat.write("presentPassphrase", "four words are fine")
            seat.click("confirm")
            await kept(seat)
            assert words(seat, "lockState") == "Off"
            assert seat.asked("set_lock") == [(1, 0), (19, 1)]
            assert seat.asked("remove_lock") == [(19,)]

    drive(story())


def test_the_two_must_be_the_same_and_not_empty(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await opened(seat)
            seat.click("setLock")
            sheet = seat.sheet
            assert not seat.find(QPushButton, "keepPassphrase").isEnabled()
            seat.write("passphrase", "1")
            seat.click("keepPassphrase")
            assert "not the same" in sheet.error
            assert seat.asked("set_lock") == []

    drive(story())


def test_the_kit_comes_first(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        protection = protection_of(facade)
        protection.kept = msgspec.structs.replace(protection.kept, recovery_code=False)
        async with seated(facade) as seat:
            await opened(seat)
            assert seat.shows("lockNeedsKit")
            assert not seat.shows("setLock")
            seat.click("lockSaveKit")
            assert seat.sheet.objectName() == "saveKitSheet"
            protection.kept = msgspec.structs.replace(protection.kept, recovery_code=True)
            seat.press(Qt.Key.Key_Escape)
            await until(lambda: can_press(seat, "setLock"), "it was looked at again")
            assert not seat.shows("lockNeedsKit")

    drive(story())


def test_a_profile_without_a_keyring_is_locked_by_its_own_passphrase(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        protection = protection_of(facade)
        protection.kept = msgspec.structs.replace(
            protection.kept, in_keyring=False, keyring="", passphrase=True
        )
        async with seated(facade) as seat:
            await opened(seat)
            assert words(seat, "lockState").startswith("On")
            assert "see This profile" in words(seat, "lockWords")
            assert not seat.shows("setLock")
            assert not seat.shows("removeLock")

    drive(story())


def test_the_profile_s_passphrase_is_asked_for_where_the_lock_takes_its_place(
    drive: Drive,
) -> None:
    async def story() -> None:
        facade = believable.furnished()
        protection = protection_of(facade)
        protection.kept = msgspec.structs.replace(protection.kept, passphrase=True)
        async with seated(facade) as seat:
            await opened(seat)
            seat.click("setLock")
            said = " ".join(label.text() for label in seat.sheet.findChildren(QLabel))
            assert "takes the place" in said
            assert seat.find(QLineEdit, "presentPassphrase").hasFocus()

    drive(story())


def test_minutes_and_copies_are_kept_or_go_back(drive: Drive) -> None:
    async def story() -> None:
        facade = locked(believable.furnished())
        async with seated(facade) as seat:
            sheet = await opened(seat)
            box = seat.find(Choice, "lockAfter")
            offered = [box.itemText(row) for row in range(box.count())]
            assert offered[:3] == ["Never by itself", "After 1 minute", "After 5 minutes"]
            box.setFocus()
            seat.press(Qt.Key.Key_Down, on=box)
            await until(lambda: facade.preferred.lock_after_minutes == 1, "kept")
            await until(lambda: not sheet.busy, "free")
            seat.click("copiesUnremembered")
            await until(lambda: not sheet.busy, "free")
            assert facade.preferred == Preferences(lock_after_minutes=1, copies_remembered=False)
            facade.fail_next = NotConnected()
            seat.click("copiesUnremembered")
            await until(lambda: bool(sheet.error), "the reason")
            assert seat.find(Switch, "copiesUnremembered").isChecked()

    drive(story())


def test_a_demonstration_has_no_lock(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.protection = None
        async with seated(facade) as seat:
            open_page(seat, "Privacy")
            assert seat.window.findChild(QPushButton, "setLock") is None
            assert seat.shows("copiesUnremembered")

    drive(story())
