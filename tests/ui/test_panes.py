"""The panes fold by themselves and come back when asked."""

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sealroom.ui.panes import LEFT_LIMITS, MIDDLE_LEAST, RIGHT_WIDTH
from sealroom.ui.parts.pane_edge import PaneEdge
from sealroom.ui.rooms.pane import NARROW_WIDTH, WIDTH
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.seat import seated, until


def test_the_right_pane_folds_first_and_returns(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            seat.click("toggleDetails")
            assert seat.main.middle.geometry().right() < seat.main.details.x() + 1
            seat.window.resize(760, 520)
            assert not seat.shows("detailsPane")
            assert seat.main.rooms.width() == WIDTH
            seat.window.resize(1200, 800)
            assert seat.shows("detailsPane")

    drive(story())


def test_in_a_small_window_it_comes_over_the_middle_and_escape_folds_it(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished(), size=(760, 520)) as seat:
            seat.open("Field team")
            seat.click("toggleDetails")
            assert seat.main.panes.details_drawn
            assert seat.main.middle.geometry().right() == seat.main.panes.width() - 1
            seat.press(Qt.Key.Key_Escape)
            assert not seat.shows("detailsPane")

    drive(story())


def test_the_left_pane_becomes_pictures_and_requests_stay_in_reach(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished(), size=(600, 520)) as seat:
            seat.open("Field team")
            assert seat.main.rooms.width() == NARROW_WIDTH
            assert not seat.shows("joinRequestCard")
            seat.click("showRequests")
            assert seat.main.rooms.width() == WIDTH
            await until(lambda: seat.shows("joinRequestCard"), "the card")
            seat.press(Qt.Key.Key_Escape, on=seat.window)
            assert seat.main.rooms.width() == NARROW_WIDTH

    drive(story())


def test_keys_lead_through_the_panes(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            seat.click("toggleDetails")
            main = seat.main
            order = [main.rooms.rooms, main.room.timeline, main.room.composer.field]
            order += [main.details.people]
            order[0].setFocus()
            for place in (*order[1:], order[0]):
                seat.press(Qt.Key.Key_F6)
                assert place.hasFocus()
            seat.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
            assert order[-1].hasFocus()

    drive(story())


def test_edges_are_moved_by_mouse_and_keys_within_limits_and_remembered(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Field team")
            edge = seat.find(PaneEdge, "leftEdge")
            middle = edge.rect().center()
            QTest.mousePress(edge, Qt.MouseButton.LeftButton, pos=middle)
            QTest.mouseMove(edge, middle + QPoint(40, 0))
            QTest.mouseRelease(edge, Qt.MouseButton.LeftButton, pos=middle)
            assert seat.main.rooms.width() == WIDTH + 40
            await until(lambda: facade.preferred.left_width == WIDTH + 40, "kept")
            edge.setFocus()
            for _ in range(40):
                seat.press(Qt.Key.Key_Right)
            assert seat.main.rooms.width() == LEFT_LIMITS[1]
            for _ in range(40):
                seat.press(Qt.Key.Key_Left)
            assert seat.main.rooms.width() == LEFT_LIMITS[0]
            seat.press(Qt.Key.Key_Home)
            assert seat.main.rooms.width() == WIDTH
            seat.main.panes.show_details(True)
            right = seat.find(PaneEdge, "rightEdge")
            right.setFocus()
            seat.press(Qt.Key.Key_Left)
            assert seat.main.details.width() == RIGHT_WIDTH + 16
            await until(lambda: facade.preferred.right_width == RIGHT_WIDTH + 16, "kept")
        async with seated(facade) as again:
            again.open("Field team")
            again.main.panes.show_details(True)
            assert again.main.details.width() == RIGHT_WIDTH + 16

    drive(story())


def test_where_it_is_narrow_there_is_no_edge_to_move(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.preferred = msgspec.structs.replace(facade.preferred, left_width=460)
        async with seated(facade, size=(760, 520)) as seat:
            seat.open("Field team")
            assert seat.main.rooms.width() == 760 - MIDDLE_LEAST
            seat.window.resize(600, 520)
            await until(lambda: not seat.shows("leftEdge"), "no edge")
            assert seat.main.rooms.width() == NARROW_WIDTH

    drive(story())
