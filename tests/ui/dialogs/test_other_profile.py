from PySide6.QtWidgets import QPushButton

from sealroom.ui.dialogs.other_profile import OtherProfileSheet
from tests.ui.conftest import Drive
from tests.ui.dialogs.alone import alone, asked, part, press


def test_a_name_is_given_and_never_the_present_one(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            sheet = OtherProfileSheet(person.window.theme, "Default", "Not that one.", "a/b")
            answered = await asked(person, sheet)
            assert (sheet.error, sheet.name.text) == ("Not that one.", "a/b")
            sheet.name.edit.setText(" default ")
            press(sheet, "acceptProfile")
            assert "cannot be opened" in sheet.error
            sheet.name.edit.setText("")
            assert not part(sheet, QPushButton, "acceptProfile").isEnabled()
            sheet.name.edit.setText(" work ")
            press(sheet, "acceptProfile")
            assert await answered
            assert sheet.answer == "work"

    drive(story())
