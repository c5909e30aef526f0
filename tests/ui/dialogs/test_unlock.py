import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from sealroom.ui.dialogs.unlock import LONGEST_PAUSE, Locked, UnlockSheet, pause_after
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
        (
            Locked("ada", True, True, again=True),
            "Passphrase or recovery code",
            "Sealroom is locked",
        ),
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
            assert f"“{locked.profile}”" in said or locked.again
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


def test_a_lock_whose_half_is_gone_promises_the_keyring_nothing(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            locked = Locked("ada", False, True, keyring="It is gone.", lock=True)
            sheet = UnlockSheet(person.window.theme, locked)
            answered = await asked(person, sheet)
            said = " ".join(label.text() for label in sheet.findChildren(QLabel))
            assert "set the lock anew" in said
            assert "gets it back" not in said
            press(sheet, "cancel")
            assert not await answered

    drive(story())


def test_a_locked_app_says_what_waits_and_is_closed_by_no_key(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            sheet = UnlockSheet(person.window.theme, Locked("ada", True, True, again=True))
            answered = await asked(person, sheet)
            said = " ".join(label.text() for label in sheet.findChildren(QLabel))
            assert "waits at the relay" in said
            assert "recovery code" in said
            QTest.keyClick(sheet, Qt.Key.Key_Escape)
            assert sheet.isVisible()
            assert not answered.done()
            press(sheet, "cancel")
            assert not await answered

    drive(story())


def test_a_pause_goes_by_and_what_was_typed_meanwhile_stays(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            locked = Locked("ada", True, False, problem="Not this one.", pause=2)
            sheet = UnlockSheet(person.window.theme, locked)
            answered = await asked(person, sheet)
            part(sheet, QLineEdit, "passphrase").setText("the right one")
            button = part(sheet, QPushButton, "acceptPassphrase")
            seen = [(button.text(), button.isEnabled())]
            for _ in range(2):
                sheet.second_passed()
                seen.append((button.text(), button.isEnabled()))
            assert seen == [("Wait 2 s", False), ("Wait 1 s", False), ("Open", True)]
            press(sheet, "acceptPassphrase")
            assert await answered
            assert sheet.answer == "the right one"

    drive(story())


def test_pauses_grow_and_end() -> None:
    assert [pause_after(wrong) for wrong in range(10)] == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60]
    assert pause_after(10_000) == LONGEST_PAUSE
