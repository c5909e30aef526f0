"""Links are shown before they are opened, and only those that lead into the web."""

import pytest
from PySide6.QtCore import QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from sealroom.ui.browser import open_in_browser
from sealroom.ui.dialogs.open_link import OpenLink
from sealroom.ui.parts.notice import Notice
from sealroom.ui.text.web_link import WebLink, links_in
from sealroom.ui.timeline.region import Region
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import Room, ScriptedFacade
from tests.ui.seat import Seat, seated

TRICK = "See https://bank.example@evil.example/login and file:///etc/passwd"


def talk(text: str) -> ScriptedFacade:
    facade = believable.furnished()
    room = facade.add_room(Room("Links"))
    facade.say(room, facade.person("Sofia"), text, believable.NOW)
    return facade


def labels(seat: Seat, name: str) -> list[str]:
    return [label.text() for label in seat.sheet.findChildren(QLabel, name)]


def test_a_click_in_the_bubble_shows_where_the_link_goes_and_opens_nothing(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))

    async def story() -> None:
        async with seated(talk(TRICK)) as seat:
            seat.open("Links")
            view = seat.main.room.timeline
            spot = view.layout_of(0).spot_of(Region.LINKS)
            assert spot is not None
            corner = QPointF(view.visualRect(view.model().index(0, 0)).topLeft())
            place = (corner + spot.rect.center()).toPoint()
            QTest.mouseMove(view.viewport(), place)
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
            assert isinstance(seat.sheet, OpenLink)
            assert labels(seat, "linkHost") == ["evil.example"]
            assert "pretend" in seat.find(Notice, "linkCaution").words
            seat.press(Qt.Key.Key_Return)
            assert seat.window.overlay.top is None
            assert opened == []

    drive(story())


def test_by_keys_a_link_is_copied_or_opened_once_it_was_shown(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def take(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)

    async def story() -> None:
        async with seated(talk("https://b\u00fccher.example/a")) as seat:
            seat.open("Links")
            view = seat.main.room.timeline
            view.setFocus()
            seat.press(Qt.Key.Key_Up, on=view)
            view.menuWanted.emit(view.currentIndex(), view.mapToGlobal(view.rect().center()))
            assert "openLinks" in seat.menu()
            seat.choose("openLinks")
            assert labels(seat, "linkHost") == [
                "xn--bcher-kva.example, written \u2068b\u00fccher.example\u2069"
            ]
            seat.press(Qt.Key.Key_Space, on=seat.find(QPushButton, "copyAddress"))
            assert QGuiApplication.clipboard().text() == "https://xn--bcher-kva.example/a"
            assert opened == []
            seat.press(Qt.Key.Key_Space, on=seat.find(QPushButton, "openAddress"))
            assert opened == ["https://xn--bcher-kva.example/a"]
            assert seat.window.overlay.top is None

    drive(story())


def test_where_no_browser_starts_the_sheet_says_so_and_stays(drive: Drive) -> None:
    async def story() -> None:
        async with seated(talk("hello")) as seat:
            sheet = OpenLink(
                seat.window._desk.theme, links_in("https://a.example"), open_link=lambda _: False
            )
            seat.window.overlay.open(sheet)
            seat.click("openAddress")
            assert "Copy the address" in sheet.error
            seat.press(Qt.Key.Key_Escape)
            assert seat.window.overlay.top is None

    drive(story())


def test_a_message_without_a_link_into_the_web_offers_none(drive: Drive) -> None:
    async def story() -> None:
        async with seated(talk("file:///etc/passwd \\\\host\\share javascript:x")) as seat:
            seat.open("Links")
            view = seat.main.room.timeline
            assert view.layout_of(0).spot_of(Region.LINKS) is None
            view.menuWanted.emit(view.model().index(0, 0), view.mapToGlobal(view.rect().center()))
            assert "openLinks" not in seat.menu()
            seat.press(Qt.Key.Key_Escape)

    drive(story())


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "https://", "x:y"],
)
def test_nothing_but_the_web_is_ever_handed_to_the_system(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: pytest.fail("it was opened"))
    assert not open_in_browser(WebLink(address, "", "", ()))
