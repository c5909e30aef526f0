"""An open profile outside of its window: tray, links, notifications, hiding and coming back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QSystemTrayIcon

from sealroom.ui.bridge import Bridge
from sealroom.ui.desk import Desk
from sealroom.ui.destroy import destroy
from sealroom.ui.dialogs.app_settings.notifications import NotificationsPage
from sealroom.ui.dialogs.app_settings.sheet import PAGES, AppSettings
from sealroom.ui.dialogs.join import Join
from sealroom.ui.frame import Frame
from sealroom.ui.front import bring_to_front
from sealroom.ui.notifications.balloon import Balloon
from sealroom.ui.notifications.note import Note
from sealroom.ui.presence import MINUTE_MS, Presence
from sealroom.ui.theme import Appearance, Theme
from sealroom.ui.tray import Tray
from sealroom.ui.window import Window
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import ScriptedFacade, room_id
from tests.ui.seat import Seat, until

ROOM = room_id("Field team")


@pytest.fixture(autouse=True)
def _a_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's platform has none; what a real one shows is looked at under Xvfb."""
    monkeypatch.setattr(Tray, "possible", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "isVisible", lambda icon: icon.property("wanted"))
    monkeypatch.setattr(
        QSystemTrayIcon, "setVisible", lambda icon, shown: icon.setProperty("wanted", shown)
    )


@pytest.fixture(autouse=True)
def _no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")


class AtFrame(Seat):
    """Somebody at a window in its frame."""

    frame: Frame
    presence: Presence


@asynccontextmanager
async def framed(facade: ScriptedFacade, **wanted: object) -> AsyncIterator[AtFrame]:
    facade.preferred = msgspec.structs.replace(facade.preferred, **wanted)
    frame = Frame()
    async with Bridge(facade) as bridge:
        desk = Desk(bridge, Theme(Appearance.LIGHT), believable.clock)
        window = Window(desk)
        seat = AtFrame(window, facade, bridge)
        seat.frame, seat.presence = frame, Presence(desk, window, frame)
        frame.show_page(window)
        frame.activateWindow()
        await until(window.isActiveWindow, "in front")
        try:
            yield seat
        finally:
            frame.quit()
    destroy(window)
    frame.done()


def hidden(frame: Frame) -> bool:
    assert frame.in_tray is not frame.isVisible()
    return frame.in_tray


def test_the_tray_counts_what_is_told_of_and_says_when_it_is_quiet(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with framed(facade, tray=True) as seat:
            tray = seat.frame.tray
            unread = seat.main.rooms_model.told_unread()
            assert tray.shown
            assert (tray.unread, unread) == (4, 4)
            assert tray.icon.toolTip() == "Sealroom: 4 unread messages"
            facade.arrive(seat.room("Kitchen rota"), facade.person("Bea"), "The key?")
            await until(lambda: tray.unread == 5, "counted")
            facade.arrive(seat.room("Kitchen rota"), facade.person("Bea"), "Here it is")
            await until(lambda: tray.unread == 6, "not one behind")
            await facade.choices.mute(room_id("Kitchen rota"), believable.NOW + MINUTE_MS)
            await until(lambda: tray.unread == 4, "muted rooms are not")
            tray.quietWanted.emit(60)
            await until(lambda: "do not disturb" in tray.icon.toolTip(), "quiet")
            assert facade.preferred.quiet_until == believable.NOW + 60 * MINUTE_MS
            tray.quietWanted.emit(0)
            await until(lambda: facade.preferred.quiet_until == 0, "heard again")

    drive(story())


def test_three_switches_each_do_their_own(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with framed(facade) as seat:
            closed: list[int] = []
            seat.window.closed.connect(lambda: closed.append(1))
            seat.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
            seat.find(AppSettings).tabs.setCurrentIndex(PAGES.index(NotificationsPage))
            for name in ("tray", "closesToTray", "startsHidden"):
                seat.click(name)
                await until(lambda: not seat.sheet.busy, "kept")
            wanted = facade.preferred
            assert (wanted.tray, wanted.closes_to_tray, wanted.starts_hidden) == (True,) * 3
            await until(lambda: seat.frame.closes_to_tray, "followed")
            seat.press(Qt.Key.Key_Escape)
            seat.frame.close()
            assert hidden(seat.frame)
            assert not closed
            assert bring_to_front()  # as a second start does
            assert not hidden(seat.frame)
            QTest.keyClick(seat.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
            assert closed == [1]

    drive(story())


def test_locked_in_the_tray_it_stays_there_and_says_so(drive: Drive) -> None:
    async def story() -> None:
        async with framed(believable.furnished(), tray=True, closes_to_tray=True) as seat:
            seat.frame.close()
            seat.frame.hide_texts()
            assert not seat.frame.isVisible()
            assert seat.frame.tray.icon.toolTip() == "Sealroom is locked"
            seat.frame.tray.openWanted.emit()
            assert seat.frame.isVisible()

    drive(story())


def test_a_clicked_notification_opens_its_message(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with framed(facade, tray=True, closes_to_tray=True) as seat:
            seat.open("Newsroom")
            seat.frame.close()
            message = facade.arrive(seat.room("Field team"), facade.person("Sofia"), "Here!")
            seat.presence.notifier.tell()
            seat.presence.notifier.click(ROOM)
            assert seat.frame.isVisible()
            assert seat.main.room.session_id == ROOM
            row = seat.main.room.model.row_from(message.order)
            rect = seat.main.room.timeline.visualRect(seat.main.room.model.index(row))
            assert seat.main.room.timeline.viewport().rect().intersects(rect)

    drive(story())


def test_the_room_in_front_is_looked_at(drive: Drive) -> None:
    async def story() -> None:
        async with framed(believable.furnished()) as seat:
            seat.open("Field team")
            seat.main.room.timeline.to_end()
            assert seat.window.looks_at(ROOM)
            assert not seat.window.looks_at(room_id("Newsroom"))
            seat.frame.hide()
            await until(lambda: not seat.window.looks_at(ROOM), "nobody looks")

    drive(story())


def test_a_clicked_link_is_filled_in_and_does_nothing_by_itself(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        link = facade.link(ROOM)
        async with framed(facade) as seat:
            seat.frame.bring_link(link)
            assert isinstance(seat.sheet, Join)
            assert seat.find(QLineEdit, "joinLink").text() == link
            assert not seat.asked("ask_to_join")
            seat.press(Qt.Key.Key_Escape)
            seat.frame.bring_link("sealroom:something/else")
            assert seat.window.overlay.top is None
            assert "leads to no room" in seat.window.toast.words
            assert seat.frame.take_link() == ""

    drive(story())


def test_before_there_is_a_profile_the_link_stands_where_one_registers(drive: Drive) -> None:
    async def story() -> None:
        link = believable.furnished().link(ROOM)
        async with framed(believable.newcomer()) as seat:
            seat.frame.bring_link(link)
            assert seat.find(QLineEdit, "relayAddress").text() == link

    drive(story())


def test_a_balloon_opens_what_it_told_of_until_it_is_taken_back(drive: Drive) -> None:
    async def story() -> None:
        icon = QSystemTrayIcon()
        clicked: list[str] = []
        balloon = Balloon(icon, clicked.append)
        balloon.show(Note("a", "Room", "words", sound=False))
        icon.messageClicked.emit()
        balloon.withdraw("b")
        icon.messageClicked.emit()
        balloon.withdraw("a")
        icon.messageClicked.emit()
        assert clicked == ["a", "a"]
        destroy(icon)

    drive(story())


def test_the_window_stands_where_it_stood_on_a_screen_that_is_there(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with framed(facade) as seat:
            seat.frame.setGeometry(40, 30, 700, 600)
        assert facade.preferred.window
        async with framed(facade) as seat:
            assert seat.frame.geometry().getRect() == (40, 30, 700, 600)
            seat.frame.setGeometry(9_000, 7_000, 700, 600)  # that screen is gone then
        async with framed(facade) as seat:
            screen = QGuiApplication.primaryScreen().availableGeometry()
            assert screen.intersects(seat.frame.geometry())
            seat.frame.showMaximized()
            await until(seat.frame.isMaximized, "maximised")
        async with framed(facade) as seat:
            assert seat.frame.isMaximized()
        facade.preferred = msgspec.structs.replace(facade.preferred, window="no such thing")
        async with framed(facade) as seat:
            assert seat.frame.isVisible()

    drive(story())
