from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from sealroom.ui.dialogs.trouble import Offer, Trouble, TroubleSheet, Way
from sealroom.ui.parts.choice_card import ChoiceCard
from sealroom.ui.parts.notice import Notice
from tests.ui.conftest import Drive
from tests.ui.dialogs.alone import alone, asked, part, press

WAYS = (
    Offer(Way.RESTORE, "Use the copy", "Older"),
    Offer(Way.AGAIN, "Try again", "It may be over"),
    Offer(Way.OTHER, "Another profile", "This one stays"),
)


def test_the_first_way_is_the_default_and_others_can_be_chosen(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            for way in (Way.RESTORE, Way.AGAIN, Way.OTHER):
                trouble = Trouble("Damaged", "It is.", "All safe.", WAYS)
                sheet = TroubleSheet(person.window.theme, trouble)
                answered = await asked(person, sheet)
                assert part(sheet, Notice, "troubleSafe").words == "All safe."
                if way is not Way.RESTORE:
                    press(sheet, way.value)
                press(sheet, "goOn")
                assert await answered
                assert sheet.way is way

    drive(story())


def test_a_single_way_is_a_button(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            sheet = TroubleSheet(person.window.theme, Trouble("Full", "It is.", ways=WAYS[1:2]))
            answered = await asked(person, sheet)
            go_on = part(sheet, QPushButton, "goOn")
            assert (go_on.text(), go_on.isDefault()) == ("Try again", True)
            assert not any(card.isVisible() for card in sheet.findChildren(ChoiceCard))
            press(sheet, "goOn")
            assert await answered
            assert sheet.way is Way.AGAIN

    drive(story())


def test_without_a_way_it_can_be_closed(drive: Drive) -> None:
    async def story() -> None:
        async with alone() as person:
            sheet = TroubleSheet(person.window.theme, Trouble("Over", "It is."))
            answered = await asked(person, sheet)
            press(sheet, "cancel")
            assert not await answered
            assert sheet.way is None

    drive(story())


def test_the_folder_opens_and_the_sheet_stays(
    drive: Drive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)

    async def story() -> None:
        async with alone() as person:
            trouble = Trouble("Damaged", "It is.", ways=WAYS, folder=tmp_path)
            sheet = TroubleSheet(person.window.theme, trouble)
            answered = await asked(person, sheet)
            press(sheet, "openFolder")
            assert [Path(url.toLocalFile()) for url in opened] == [tmp_path]
            assert not answered.done()
            press(sheet, "cancel")

    drive(story())
