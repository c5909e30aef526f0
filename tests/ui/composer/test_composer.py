"""Writing: sealed unless the lock is opened for one message."""

import asyncio

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from sealroom.controller.errors import TextRefused
from sealroom.controller.events import RoomsChanged
from sealroom.ui.composer.composer import Composer
from sealroom.ui.composer.field import MOST_LINES
from sealroom.ui.parts.notice import Notice
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import room_id
from tests.ui.seat import Seat, seated, until

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ROOM = room_id("Field team")


def composer_of(seat: Seat) -> Composer:
    return seat.main.room.composer


def test_enter_sends_sealed_and_shift_enter_breaks(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            seat.write("composerField", "one")
            seat.press(Qt.Key.Key_Return, SHIFT)
            seat.write("composerField", "two")
            seat.press(Qt.Key.Key_Return)
            await until(lambda: bool(seat.asked("send")), "sent")
            assert seat.asked("send") == [(ROOM, "one\ntwo", True)]
            assert composer_of(seat).field.toPlainText() == ""
            await until(lambda: seat.room("Field team").draft == "", "no draft is left")

    drive(story())


def test_the_lock_opens_for_one_message(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            seat.press(Qt.Key.Key_L, CTRL_SHIFT)
            assert composer_of(seat).field.placeholderText() == "This message will not be sealed"
            for text, openly in (("open", True), ("closed again", False)):
                seat.write("composerField", text)
                assert seat.shows("composerOpenly") is openly
                seat.click("send")
                assert not seat.shows("composerOpenly")
            await until(lambda: len(seat.asked("send")) == 2, "both sent")
            assert seat.asked("send") == [(ROOM, "open", False), (ROOM, "closed again", True)]

    drive(story())


def test_escape_or_another_room_closes_the_lock_again(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            seat.click("lockToggle")
            assert composer_of(seat).lock.is_open
            seat.press(Qt.Key.Key_Escape)
            assert not composer_of(seat).lock.is_open
            seat.click("lockToggle")
            seat.open("Newsroom")
            seat.open("Field team")
            assert not composer_of(seat).lock.is_open

    drive(story())


def test_where_only_sealed_is_allowed_the_toggle_explains(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.rooms_by_id[ROOM].open_allowed = False
        async with seated(facade) as seat:
            seat.open("Field team")
            seat.click("lockToggle")
            assert not composer_of(seat).lock.is_open
            assert "Only sealed" in seat.find(QLabel, "composerHint").text()

    drive(story())


def test_in_a_room_that_is_not_sealed_the_lock_is_open_with_words(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Open house")
            assert composer_of(seat).lock.is_open
            assert "relay can read" in composer_of(seat).field.placeholderText()
            seat.write("composerField", "hello")
            seat.press(Qt.Key.Key_Return)
            await until(lambda: bool(seat.asked("send")), "sent")
            assert seat.asked("send")[0][2] is False

    drive(story())


def test_a_room_that_becomes_not_sealed_while_writing_says_so_at_once(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Field team")
            seat.write("composerField", "half a thought")
            facade.rooms_by_id[ROOM].sealed = False
            facade.tell(RoomsChanged(frozenset((ROOM,))))
            await until(lambda: composer_of(seat).lock.is_open, "the lock opened")
            assert composer_of(seat).field.toPlainText() == "half a thought"

    drive(story())


def test_what_could_not_be_taken_comes_back_with_the_reason(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Field team")
            seat.click("lockToggle")
            seat.write("composerField", "too much")
            facade.fail_next = TextRefused("This message is too long: 64 KiB at most.")
            seat.press(Qt.Key.Key_Return)
            composer = composer_of(seat)
            await until(lambda: composer.field.toPlainText() == "too much", "it came back")
            assert composer.lock.is_open
            assert "too long" in seat.find(QLabel, "composerHint").text()

    drive(story())


def test_what_comes_back_stands_above_what_was_typed_meanwhile(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.gate = asyncio.Event()
        async with seated(facade) as seat:
            seat.open("Field team")
            seat.write("composerField", "first")
            seat.press(Qt.Key.Key_Return)
            seat.write("composerField", "second")
            facade.fail_next = TextRefused("No.")
            facade.gate.set()
            field = composer_of(seat).field
            await until(lambda: field.toPlainText() == "first\nsecond", "both are there")

    drive(story())


def test_what_could_not_be_taken_in_a_room_left_meanwhile_is_its_draft(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Newsroom")
            seat.write("composerField", "hasty")
            facade.gate = asyncio.Event()
            seat.press(Qt.Key.Key_Return)
            seat.open("Field team")
            facade.fail_next = TextRefused("No.")
            facade.gate.set()
            await until(lambda: seat.room("Newsroom").draft == "hasty", "kept as draft")
            assert seat.window.toast.words == "No."

    drive(story())


def test_the_draft_ends_with_the_message_it_became(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Lena and Mira")
            assert seat.room("Lena and Mira").draft
            seat.press(Qt.Key.Key_Return)
            await until(lambda: bool(seat.asked("send")), "sent")
            await until(lambda: not seat.room("Lena and Mira").draft, "no draft any more")
            seat.open("Field team")
            seat.open("Lena and Mira")
            assert composer_of(seat).field.toPlainText() == ""

    drive(story())


def test_nothing_is_sent_of_nothing(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            assert not composer_of(seat).send.isEnabled()
            seat.write("composerField", "   ")
            seat.press(Qt.Key.Key_Return)
            assert seat.asked("send") == []

    drive(story())


def test_it_grows_to_eight_lines_and_no_further(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            field = composer_of(seat).field
            heights = []
            for lines in (1, 2, MOST_LINES, MOST_LINES + 5):
                field.setPlainText("\n".join("x" * lines))
                heights.append(field.height())
            assert heights[0] < heights[1] < heights[2] == heights[3]

    drive(story())


def test_typing_anywhere_goes_to_the_field(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            for place in (seat.main.rooms.rooms, seat.main.room.timeline):
                place.setFocus()
                seat.press(Qt.Key.Key_X)
                assert composer_of(seat).field.hasFocus()
            assert composer_of(seat).field.toPlainText() == "xx"

    drive(story())


def test_only_text_is_pasted(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            data = QMimeData()
            data.setHtml("<b>bold</b>")
            data.setText("bold")
            QGuiApplication.clipboard().setMimeData(data)
            composer_of(seat).field.paste()
            assert composer_of(seat).field.toPlainText() == "bold"

    drive(story())


def test_who_may_not_write_is_told_why_instead(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Field team")
            facade.raise_alarm(facade.rooms_by_id[ROOM], "Two histories.")
            await until(lambda: seat.shows("composerRefusal"), "the reason")
            assert "Two histories" in seat.find(Notice, "composerRefusal").words
            assert not seat.shows("composerField")
            await facade.leave(room_id("Newsroom"))
            seat.open("Newsroom")
            assert "not in this room" in seat.find(Notice, "composerRefusal").words
            seat.open("Lena and Mira")
            assert seat.shows("composerField")

    drive(story())
