"""What opens the profile is told, and its passphrase is added, changed and removed."""

import msgspec
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from sealroom.controller.errors import NotConnected
from sealroom.controller.protection import ProtectionUnchanged
from sealroom.store.errors import WrongPassphrase
from sealroom.ui.dialogs.app_settings.sheet import AppSettings
from sealroom.ui.dialogs.set_passphrase import SetPassphrase
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.dialogs.test_app_settings import open_page
from tests.ui.scripted_facade import ScriptedFacade
from tests.ui.scripted_protection import ScriptedProtection
from tests.ui.seat import Seat, seated, until


def protection_of(facade: ScriptedFacade) -> ScriptedProtection:
    assert facade.protection is not None
    return facade.protection


async def opened(seat: Seat) -> None:
    open_page(seat, "This profile")
    await until(lambda: can_press(seat, "setPassphrase"), "it was looked at")


def can_press(seat: Seat, name: str) -> bool:
    return seat.shows(name) and seat.find(QPushButton, name).isEnabled()


def words(seat: Seat, name: str) -> str:
    return seat.find(QLabel, name).text()


def test_what_opens_it_and_where_it_lies(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            await opened(seat)
            assert words(seat, "protectionKeyring") == "Secret Service opens it without asking"
            assert words(seat, "protectionCode") == "Opens it where the keyring cannot"
            assert words(seat, "protectionPassphrase").startswith("None")
            assert not seat.shows("removePassphrase")
            seat.click("copyPlace")
            assert QGuiApplication.clipboard().text() == str(protection_of(facade).folder)

    drive(story())


def test_a_passphrase_is_added_changed_and_removed(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            await opened(seat)
            for title in ("Add a passphrase", "Change the passphrase"):
                seat.click("setPassphrase")
                assert seat.sheet.title == title
                assert seat.shows("presentPassphrase") == title.startswith("Change")
                if seat.shows("presentPassphrase"):
                    seat.write("presentPassphrase", "four words")
                seat.write("passphrase", "four words are fine")
                seat.write("passphraseAgain", "four words are fine")
                seat.click("keepPassphrase")
                await until(lambda: isinstance(seat.sheet, AppSettings), "it is kept")
                await until(lambda: can_press(seat, "removePassphrase"), "it shows")
            assert seat.asked("set_passphrase") == [(19, 0), (19, 10)]
            seat.click("removePassphrase")
            assert not seat.find(QPushButton, "confirm").isEnabled()
            seat.write("presentPassphrase", "four words are fine")
            seat.click("confirm")
            await until(lambda: isinstance(seat.sheet, AppSettings), "it is removed")
            await until(lambda: not seat.shows("removePassphrase"), "it shows")
            assert not protection_of(facade).kept.passphrase

    drive(story())


def test_a_change_takes_the_present_one(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        protection = protection_of(facade)
        protection.kept = msgspec.structs.replace(protection.kept, passphrase=True)
        async with seated(facade) as seat:
            await opened(seat)
            seat.click("setPassphrase")
            assert seat.window.focusWidget().objectName() == "presentPassphrase"
            seat.write("passphrase", "four words are fine")
            seat.write("passphraseAgain", "four words are fine")
            assert not seat.find(QPushButton, "keepPassphrase").isEnabled()
            seat.write("presentPassphrase", "the old one")
            facade.fail_next = ProtectionUnchanged(str(WrongPassphrase()))
            sheet = seat.sheet
            seat.click("keepPassphrase")
            await until(lambda: sheet.error == str(WrongPassphrase()), "it was refused")
            assert seat.find(QLineEdit, "presentPassphrase").text() == "the old one"

    drive(story())


def test_with_a_lock_its_passphrase_is_the_one(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        protection = protection_of(facade)
        protection.kept = msgspec.structs.replace(protection.kept, in_keyring=False, lock=True)
        async with seated(facade) as seat:
            open_page(seat, "This profile")
            await until(lambda: "the lock" in words(seat, "protectionKeyring"), "it was looked at")
            assert words(seat, "protectionPassphrase") == "The one of the lock, see Privacy"
            assert not seat.shows("setPassphrase")

    drive(story())


def test_what_is_typed_is_judged_in_place_and_stays(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            await opened(seat)
            seat.click("setPassphrase")
            sheet = seat.sheet
            assert isinstance(sheet, SetPassphrase)
            assert not seat.find(QPushButton, "keepPassphrase").isEnabled()
            seat.write("passphrase", "short")
            seat.click("keepPassphrase")
            assert "at least 8" in sheet.error
            seat.write("passphrase", " words, and more")
            seat.click("keepPassphrase")
            assert "not the same" in sheet.error
            seat.write("passphraseAgain", "short words, and more")
            facade.fail_next = NotConnected()
            seat.click("keepPassphrase")
            await until(lambda: sheet.error == str(NotConnected()), "it failed")
            assert sheet.chosen.text == "short words, and more"

    drive(story())


def test_the_last_sure_way_in_cannot_be_removed(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        protection = protection_of(facade)
        protection.kept = msgspec.structs.replace(protection.kept, keyring="", passphrase=True)
        async with seated(facade) as seat:
            await opened(seat)
            assert "Does not hold the key now" in words(seat, "protectionKeyring")
            assert words(seat, "protectionPassphrase") == "Asked for at each start"
            assert not seat.shows("removePassphrase")

    drive(story())


def test_a_demonstration_has_nothing_to_protect(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.protection = None
        async with seated(facade) as seat:
            open_page(seat, "This profile")
            assert seat.window.findChild(QPushButton, "setPassphrase") is None

    drive(story())
