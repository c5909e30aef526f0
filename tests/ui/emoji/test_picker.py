"""Choosing an emoji by keys and clicks."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from sealroom.ui.emoji.drawable import Drawable
from sealroom.ui.emoji.grid import COLUMNS
from sealroom.ui.emoji.picker import EmojiPopup, pick_emoji
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.seat import Seat, seated, until


@asynccontextmanager
async def picking(picked: list[str], seat: Seat) -> AsyncIterator[EmojiPopup]:
    anchor = QRect(seat.main.mapToGlobal(QPoint(400, 600)), QPoint(800, 640))
    popup = pick_emoji(seat.main.room._desk, seat.main, anchor, picked.append)
    yield popup
    await asyncio.sleep(0)


def words(popup: EmojiPopup, name: str) -> QLabel:
    label = popup.findChild(QLabel, name)
    assert label is not None
    return label


def test_searched_and_taken_with_enter(drive: Drive) -> None:
    async def story() -> None:
        picked: list[str] = []
        async with seated(believable.furnished()) as seat, picking(picked, seat) as popup:
            QTest.keyClicks(popup.picker.search, "tada")
            assert words(popup, "emojiName").text() == "party popper  :tada:"
            seat.press(Qt.Key.Key_Return, on=popup.picker.search)
            assert picked == ["🎉"]
            assert not popup.isVisible()
            await until(lambda: seat.facade.preferred.emoji_used == ("🎉",), "kept")

    drive(story())


def test_arrows_move_in_the_grid_and_typing_goes_back_to_the_search(drive: Drive) -> None:
    async def story() -> None:
        picked: list[str] = []
        async with seated(believable.furnished()) as seat, picking(picked, seat) as popup:
            picker = popup.picker
            picker.tabs.setCurrentIndex(1)
            first_row = [picker.grid.model().index(row, 0).data() for row in range(COLUMNS + 2)]
            seat.press(Qt.Key.Key_Down, on=picker.search)
            assert picker.grid.hasFocus()
            for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
                seat.press(key, on=picker.grid)
            assert picker.grid.currentIndex().data() == first_row[COLUMNS + 1]
            for _ in range(2):
                seat.press(Qt.Key.Key_Up, on=picker.grid)
            assert picker.search.hasFocus()
            picker.grid.setFocus()
            seat.press(Qt.Key.Key_C, on=picker.grid)
            assert picker.search.hasFocus()
            assert picker.search.text() == "c"
            seat.press(Qt.Key.Key_Escape, on=picker.search)
            assert not popup.isVisible()
            assert picked == []

    drive(story())


def test_a_click_takes_one_and_it_is_first_the_next_time(drive: Drive) -> None:
    async def story() -> None:
        picked: list[str] = []
        async with seated(believable.furnished()) as seat:
            async with picking(picked, seat) as popup:
                grid = popup.picker.grid
                popup.picker.tabs.setCurrentIndex(3)
                rect = grid.visualRect(grid.model().index(2, 0))
                wanted = grid.model().index(2, 0).data()
                QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
                assert picked == [wanted]
                await until(lambda: bool(seat.facade.preferred.emoji_used), "kept")
            async with picking(picked, seat) as popup:
                assert popup.picker.grid.model().index(0, 0).data() == wanted
                popup.close()

    drive(story())


def test_a_skin_tone_is_kept_and_used(drive: Drive) -> None:
    async def story() -> None:
        picked: list[str] = []
        async with seated(believable.furnished()) as seat, picking(picked, seat) as popup:
            picker = popup.picker
            QTest.mouseClick(popup.picker.tone.button, Qt.MouseButton.LeftButton)
            seat.choose("tone4")
            await until(lambda: seat.facade.preferred.skin_tone == 4, "kept")
            picker.search.setText("thumbsup")
            seat.press(Qt.Key.Key_Return, on=picker.search)
            assert picked == ["👍🏾"]
            await until(lambda: seat.facade.preferred.emoji_used == ("👍",), "kept")

    drive(story())


def test_nothing_found_is_said(drive: Drive) -> None:
    async def story() -> None:
        picked: list[str] = []
        async with seated(believable.furnished()) as seat, picking(picked, seat) as popup:
            QTest.keyClicks(popup.picker.search, "zzzz")
            assert words(popup, "emojiNone").isVisible()
            seat.press(Qt.Key.Key_Return, on=popup.picker.search)
            assert picked == []
            popup.close()

    drive(story())


def test_what_the_fonts_cannot_draw_is_not_offered(qapp: QApplication) -> None:
    drawable = Drawable(qapp.font())
    assert not drawable.is_drawn("\U0001fb00\u200d\U0001f9d1")  # no such sequence
    assert not drawable.is_drawn("\U000e1234")
