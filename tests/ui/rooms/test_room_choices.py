"""Pinning, muting, archiving and marking rooms, by menu and by keys; what counts as read."""

import asyncio

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from sealroom.controller.views import Badge
from sealroom.store.room_choices import FOR_GOOD, NotificationLevel, RoomChoices
from sealroom.ui.models.room_sections import Section
from sealroom.ui.models.rooms import RoomRole
from sealroom.ui.rooms.room_delegate import HEADING, ROW
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import HOUR, ScriptedFacade, room_id
from tests.ui.seat import Seat, seated, until

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NEWS = room_id("Newsroom")


def titles(seat: Seat) -> list[str]:
    model = seat.main.rooms_model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def open_menu(seat: Seat, title: str) -> QMenu:
    """A right click on a room's row."""
    view = seat.main.rooms.rooms
    row = seat.main.rooms_model.row_of(room_id(title))
    assert row is not None
    place = view.visualRect(view.model().index(row, 0)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose_in(menu: QMenu, name: str, inner: str = "") -> None:
    """Choose from a menu, or from one inside it."""
    action = next(each for each in menu.actions() if each.objectName() == name)
    sub = action.menu()
    if inner:
        assert isinstance(sub, QMenu)
        next(each for each in sub.actions() if each.objectName() == inner).trigger()
    else:
        action.trigger()
    menu.close()


def spoken(seat: Seat, row: int) -> str:
    """A row as a screen reader says it."""
    return str(seat.main.rooms_model.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def choices(seat: Seat, title: str) -> RoomChoices:
    return seat.room(title).choices


def test_a_pinned_room_stands_above_the_others_under_its_own_heading(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            assert "PINNED" not in titles(seat), "no heading where nothing is pinned"
            choose_in(open_menu(seat, "Kitchen rota"), "pin")
            await until(lambda: titles(seat)[:3] == ["PINNED", "Kitchen rota", "ROOMS"], "pinned")
            choose_in(open_menu(seat, "Kitchen rota"), "unpin")
            await until(lambda: "PINNED" not in titles(seat), "unpinned")

    drive(story())


def test_an_archived_room_is_folded_away_and_comes_back_with_what_is_said(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            choose_in(open_menu(seat, "Kitchen rota"), "archive")
            await until(lambda: titles(seat)[-1] == "ARCHIVED", "folded away")
            assert "Kitchen rota" not in titles(seat)
            view, model = seat.main.rooms.rooms, seat.main.rooms_model
            last = model.index(model.rowCount() - 1)
            heading = view.visualRect(last)
            assert heading.height() == HEADING
            assert spoken(seat, last.row()) == "Archived rooms, 1, folded"
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=heading.center())
            assert titles(seat)[-2:] == ["ARCHIVED", "Kitchen rota"]
            facade.choose(room_id("Kitchen rota"), lambda _: RoomChoices())
            await until(lambda: "ARCHIVED" not in titles(seat), "back among the others")

    drive(story())


def test_archiving_the_room_that_is_shown_opens_no_other_and_reads_nothing(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Newsroom")
            assert titles(seat)[1] == "Field team"
            seat.press(Qt.Key.Key_A, CTRL_SHIFT)
            await until(lambda: "Newsroom" not in titles(seat), "folded away")
            assert seat.main.room.session_id == NEWS, "still read in the middle"
            assert seat.main.rooms.rooms.current is None
            await asyncio.sleep(0.3)
            assert seat.asked("mark_read") == []
            seat.press(Qt.Key.Key_A, CTRL_SHIFT)
            await until(lambda: seat.main.rooms.rooms.current == NEWS, "chosen again")

    drive(story())


def test_keys_fold_the_archive_and_lead_past_headings(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.choose(room_id("Kitchen rota"), lambda _: RoomChoices(archived=True))
        facade.choose(NEWS, lambda _: RoomChoices(pinned_at=1))
        async with seated(facade) as seat:
            view, model = seat.main.rooms.rooms, seat.main.rooms_model
            seat.open("Newsroom")
            seat.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
            assert seat.main.room.session_id == room_id("Field team"), "past the heading"
            view.setFocus()
            view.setCurrentIndex(model.index(model.rowCount() - 1))
            assert view.current == room_id("Field team"), "a heading cannot be chosen"
            seat.press(Qt.Key.Key_Return, on=view)
            assert titles(seat)[-1] == "Kitchen rota"
            seat.press(Qt.Key.Key_Space, on=view)
            assert titles(seat)[-1] == "ARCHIVED"
            facade.arrive(seat.room("Kitchen rota"), facade.person("Bea"), "Hello?")
            row = model.rowCount() - 1
            await until(lambda: model.index(row).data(RoomRole.HEADING).unread, "a dot on it")

    drive(story())


@pytest.mark.parametrize(
    ("name", "span"),
    [
        ("muteHour", HOUR),
        ("muteHours", 8 * HOUR),
        ("muteDay", 24 * HOUR),
        ("muteWeek", 7 * 24 * HOUR),
        ("muteForGood", None),
    ],
)
def test_a_room_is_muted_for_a_while_or_for_good(drive: Drive, name: str, span: int | None) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Newsroom")
            choose_in(open_menu(seat, "Field team"), "mute", name)
            wanted = FOR_GOOD if span is None else believable.NOW + span
            await until(lambda: choices(seat, "Field team").muted_until == wanted, "muted")
            model = seat.main.rooms_model
            row = model.row_of(room_id("Field team"))
            assert row is not None
            await until(lambda: ", 3 unread, muted, " in spoken(seat, row), "it says so")
            assert model.index(row).data(RoomRole.ROOM).badge is Badge.DOT
            choose_in(open_menu(seat, "Field team"), "unmute")
            await until(lambda: choices(seat, "Field team").muted_until == 0, "heard again")

    drive(story())


def test_the_shown_room_is_muted_by_keys(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Newsroom")
            seat.press(Qt.Key.Key_M, CTRL_SHIFT)
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            QTest.keyClick(menu, Qt.Key.Key_Down)
            QTest.keyClick(menu, Qt.Key.Key_Return)
            wanted = believable.NOW + 8 * HOUR
            await until(lambda: choices(seat, "Newsroom").muted_until == wanted, "for 8 hours")
            seat.window.activateWindow()  # this platform gives it back to nobody
            await until(seat.window.isActiveWindow, "the window is in front again")
            seat.press(Qt.Key.Key_M, CTRL_SHIFT)
            await until(lambda: choices(seat, "Newsroom").muted_until == 0, "heard again")
            seat.press(Qt.Key.Key_I, CTRL_SHIFT)
            await until(lambda: choices(seat, "Newsroom").pinned_at is not None, "pinned")

    drive(story())


def test_what_is_told_of_a_room_can_be_chosen(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            menu = open_menu(seat, "Newsroom")
            levels = menu.findChild(QMenu, "levelMenu")
            assert isinstance(levels, QMenu)
            words = [(each.text(), each.isChecked()) for each in levels.actions()]
            assert words == [
                ("As in the settings (Every message)", True),
                ("Every message", False),
                ("Only where I am mentioned", False),
                ("Nothing", False),
            ]
            choose_in(menu, "level", "level-mentions")
            mentions = NotificationLevel.MENTIONS
            await until(lambda: choices(seat, "Newsroom").level is mentions, "chosen")

    drive(story())


def test_a_room_is_marked_as_unread_until_it_is_opened_again(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Newsroom")
            seat.press(Qt.Key.Key_R, CTRL_SHIFT)
            await until(lambda: choices(seat, "Newsroom").marked_unread, "marked")
            seat.main.room.look()
            await asyncio.sleep(0.3)
            assert choices(seat, "Newsroom").marked_unread, "while it is still open, too"
            seat.open("Kitchen rota")
            seat.open("Newsroom")
            await until(lambda: not choices(seat, "Newsroom").marked_unread, "looked at")
            choose_in(open_menu(seat, "Field team"), "markRead")
            await until(lambda: seat.room("Field team").read_to > 0, "read without a look")

    drive(story())


def test_the_menu_of_a_room_one_is_out_of_offers_what_is_left(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        await facade.leave(NEWS)
        async with seated(facade) as seat:
            menu = open_menu(seat, "Newsroom")
            assert seat.menu() == ["ownWindow", "markUnread", "pin", "archive", "export"]
            menu.close()
            menu = open_menu(seat, "Field team")
            offered = seat.menu()
            assert offered[-3:] == ["invite", "roomSettings", "leave"]
            menu.close()
            view = seat.main.rooms.rooms
            seat.open("Field team")
            event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
            QApplication.sendEvent(view.viewport(), event)
            assert seat.menu() == offered, "the same by the menu key"
            seat.choose("leave")
            await until(lambda: seat.shows("leaveSheet"), "the sheet")

    drive(story())


def long_unread(facade: ScriptedFacade) -> None:
    room = facade.rooms_by_id[NEWS]
    ravi = facade.person("Ravi")
    for number in range(200):
        facade.say(room, ravi, f"line {number}", believable.NOW - (200 - number) * 1000)
    room.read_to = room.items[-200].order - 1


def test_scrolling_reads_what_comes_into_sight_and_nothing_below(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        long_unread(facade)
        async with seated(facade) as seat:
            seat.open("Newsroom")
            room, view = seat.room("Newsroom"), seat.main.room.timeline
            row = view.last_read_row()
            assert row is not None
            order = seat.main.room.model.item(row).order
            await until(lambda: room.read_to == order, "what is on screen is read, and no more")
            left = facade.room(NEWS).unread
            assert 0 < left < 200
            bar = view.verticalScrollBar()
            bar.setValue(bar.value() + 400)
            await until(lambda: facade.room(NEWS).unread < left, "more is read")
            assert facade.room(NEWS).unread > 0
            seat.press(Qt.Key.Key_End, on=view)
            await until(lambda: facade.room(NEWS).unread == 0, "all of it")

    drive(story())


def test_nothing_is_read_while_the_window_is_not_in_front(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Field team")
            await until(lambda: seat.asked("mark_read") != [], "read in front")
            other = QWidget()
            other.show()
            other.activateWindow()
            await until(lambda: not seat.window.isActiveWindow(), "another is in front")
            facade.arrive(seat.room("Field team"), facade.person("Ravi"), "are you there?")
            await asyncio.sleep(0.35)
            assert facade.room(room_id("Field team")).unread == 1
            other.close()
            seat.window.activateWindow()
            await until(lambda: facade.room(room_id("Field team")).unread == 0, "now it is read")

    drive(story())


def test_headings_and_rooms_have_their_heights(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.choose(NEWS, lambda _: RoomChoices(pinned_at=1))
        async with seated(facade, size=(640, 520)) as seat:
            view, model = seat.main.rooms.rooms, seat.main.rooms_model
            heights = [view.visualRect(model.index(row)).height() for row in range(3)]
            assert heights == [HEADING, ROW, HEADING]
            assert model.index(0).data(RoomRole.HEADING).section is Section.PINNED
            assert seat.window.grab().width() == 640

    drive(story())
