import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from sealroom.ui.dialogs.unlock import Locked, UnlockSheet
from sealroom.ui.parts.notice import Notice
from tests.ui.conftest import Drive
from tests.ui.dialogs.alone import alone, asked, part, press

EITHER = Locked("default", passphrase=True, recovery_code=True, keyring="It is locked.")


def test_what_was_typed_is_given_spaces_and_all(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            locked = Locked("default", True, False, problem="Not this one.")
            sheet = UnlockSheet(person.window.theme, locked)
            answered = await asked(person, sheet)
            assert sheet.error == "Not this one."
            assert not part(sheet, QPushButton, "acceptPassphrase").isEnabled()
            part(sheet, QLineEdit, "passphrase").setText(" with spaces ")
            press(sheet, "acceptPassphrase")
            assert await answered
            assert (sheet.answer, sheet.look_again) == (" with spaces ", False)

    drive(story())


def test_the_keyring_can_be_asked_again_and_its_trouble_is_said(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            sheet = UnlockSheet(person.window.theme, EITHER)
            answered = await asked(person, sheet)
            assert part(sheet, Notice, "keyringTrouble").words == "It is locked."
            press(sheet, "askKeyring")
            assert await answered
            assert (sheet.answer, sheet.look_again) == ("", True)

    drive(story())


def test_where_no_keyring_is_meant_none_is_asked(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            sheet = UnlockSheet(person.window.theme, Locked("default", True, True))
            answered = await asked(person, sheet)
            assert sheet.findChild(QPushButton, "askKeyring") is None
            assert sheet.findChild(Notice, "keyringTrouble") is None
            press(sheet, "cancel")
            assert not await answered

    drive(story())


@pytest.mark.parametrize(
    ("locked", "caption", "title"),
    [
        (Locked("ada", True, False), "Passphrase", "Enter your passphrase"),
        (Locked("ada", False, True), "Recovery code", "Enter your recovery code"),
        (Locked("ada", True, True), "Passphrase or recovery code", "Enter your passphrase"),
        (EITHER, "Passphrase or recovery code", "Your profile needs another key"),
    ],
)
def test_it_says_what_it_takes(drive: Drive, locked: Locked, caption: str, title: str) -> None:
    async def story() -> None:
        async with alone() as person:
            sheet = UnlockSheet(person.window.theme, locked)
            answered = await asked(person, sheet)
            assert sheet.title == title
            assert part(sheet, QLineEdit, "passphrase").accessibleName() == caption
            said = " ".join(label.text() for label in sheet.findChildren(QLabel))
            assert f"“{locked.profile}”" in said
            press(sheet, "cancel")
            assert not await answered

    drive(story())


def test_what_is_typed_shows_on_demand(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            sheet = UnlockSheet(person.window.theme, EITHER)
            answered = await asked(person, sheet)
            field = part(sheet, QLineEdit, "passphrase")
            seen = [field.echoMode()]
            for _ in range(2):
                press(sheet, "showTyped")
                seen.append(field.echoMode())
            mode = QLineEdit.EchoMode
            assert seen == [mode.Password, mode.Normal, mode.Password]
            press(sheet, "cancel")
            assert not await answered

    drive(story())
