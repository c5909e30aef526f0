"""One window, sheets one after the other, and what closing it means."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from sealroom.ui.dialogs.other_profile import OtherProfileSheet
from sealroom.ui.dialogs.passphrase import PassphraseSheet
from tests.ui.conftest import Drive
from tests.ui.dialogs.alone import alone, asked, lone_windows, part, press


def test_it_comes_with_its_first_sheet_and_goes_when_it_is_done(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            assert lone_windows() == []
            sheet = OtherProfileSheet(person.window.theme, "default")
            answered = await asked(person, sheet)
            assert lone_windows() == [person.window]
            sheet.name.edit.setText("work")
            press(sheet, "acceptProfile")
            assert await answered
            assert sheet.answer == "work"
            assert lone_windows() == [person.window], "it stays between two sheets"
            assert part(person.window, QLabel, "openingWords").isVisible()
        assert lone_windows() == []

    drive(story())


def test_one_sheet_follows_the_other_in_the_same_window(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            for name in ("work", "play"):
                sheet = OtherProfileSheet(person.window.theme, "default")
                answered = await asked(person, sheet)
                assert not part(person.window, QLabel, "openingWords").isVisible()
                sheet.name.edit.setText(name)
                QTest.keyClick(sheet.name.edit, Qt.Key.Key_Return)
                assert await answered
                assert sheet.answer == name

    drive(story())


def test_escape_is_no_answer_and_leaves_the_window(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            sheet = OtherProfileSheet(person.window.theme, "default")
            answered = await asked(person, sheet)
            QTest.keyClick(sheet, Qt.Key.Key_Escape)
            assert not await answered
            assert not person.window.given_up

    drive(story())


def test_closing_it_answers_this_sheet_and_all_to_come(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            answered = await asked(person, PassphraseSheet(person.window.theme))
            person.window.close()
            assert not await answered
            assert person.window.given_up
            assert not await person.window.ask(PassphraseSheet(person.window.theme))
            assert lone_windows() == []

    drive(story())
