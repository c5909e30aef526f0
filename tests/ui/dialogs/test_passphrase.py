from PySide6.QtWidgets import QPushButton

from sealroom.store.passphrase import SHORTEST_PASSPHRASE
from sealroom.ui.dialogs.passphrase import PassphraseSheet
from sealroom.ui.parts.new_passphrase import LEAST_LENGTH
from tests.ui.conftest import Drive
from tests.ui.dialogs.alone import alone, asked, part, press


def test_a_new_one_is_asked_for_twice_and_not_too_short(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            sheet = PassphraseSheet(person.window.theme)
            answered = await asked(person, sheet)
            go_on = part(sheet, QPushButton, "acceptPassphrase")
            assert not go_on.isEnabled()
            sheet.chosen.first.edit.setText("short")
            press(sheet, "acceptPassphrase")
            assert "at least 8" in sheet.error
            sheet.chosen.first.edit.setText(" four words are fine ")
            sheet.chosen.again.edit.setText("something else")
            press(sheet, "acceptPassphrase")
            assert "not the same" in sheet.error
            sheet.chosen.again.edit.setText(" four words are fine ")
            press(sheet, "acceptPassphrase")
            assert await answered
            assert sheet.answer == " four words are fine "

    drive(story())


def test_it_asks_for_as_much_as_the_store_does() -> None:
    assert LEAST_LENGTH == SHORTEST_PASSPHRASE
