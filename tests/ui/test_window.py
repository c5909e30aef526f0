"""The window as a whole: sheets, keys, troubles, closing."""

import asyncio

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from sealroom.controller.errors import NotConnected
from sealroom.controller.events import Trouble
from sealroom.controller.preference_views import Preferences
from sealroom.ui.room.header import RoomHeader
from sealroom.ui.theme import Appearance
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import room_id
from tests.ui.seat import Seat, seated, until

CTRL = Qt.KeyboardModifier.ControlModifier


def test_tab_stays_inside_a_sheet_and_keys_do_not_reach_below(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            seat.press(Qt.Key.Key_N, CTRL)
            for _ in range(20):
                seat.press(Qt.Key.Key_Tab)
                focus = QApplication.focusWidget()
                assert focus is not None
                assert seat.sheet.isAncestorOf(focus)
            seat.press(Qt.Key.Key_N, CTRL)
            assert len(seat.window.findChildren(QWidget, "newRoomSheet")) == 1
            seat.press(Qt.Key.Key_Escape)
            assert seat.window.overlay.top is None
            assert seat.main.room.composer.field.hasFocus()

    drive(story())


def test_escape_closes_the_innermost_sheet_only(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.click("letIn")
            seat.click("verify")
            assert seat.sheet.objectName() == "verifySheet"
            seat.press(Qt.Key.Key_Escape)
            assert seat.sheet.objectName() == "letInSheet"
            assert seat.sheet.isVisible()
            seat.press(Qt.Key.Key_Escape)
            assert seat.window.overlay.top is None

    drive(story())


def test_troubles_stand_at_the_lower_edge_until_closed(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            facade.tell(Trouble("The disk is full."))
            assert seat.find(QLabel, "toastWords").text() == "The disk is full."
            seat.click("toastClose")
            assert not seat.shows("toast")

    drive(story())


def test_a_failed_action_nobody_nearer_shows_is_said_too(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Newsroom")
            facade.fail_next = NotConnected()
            seat.sheets._do(facade.mute(room_id("Newsroom"), "x"))
            await until(lambda: seat.shows("toast"), "the words")
            assert seat.window.toast.words == str(NotConnected())

    drive(story())


def test_the_answer_to_an_own_wish_is_said(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            facade.answer_asked(room_id("Harbour choir"), accepted=False)
            assert "not let in" in seat.window.toast.words
            facade.answer_asked(room_id("Harbour choir"), accepted=True)
            assert "let in" in seat.window.toast.words

    drive(story())


def test_the_title_names_the_room(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            assert seat.window.windowTitle() == "Field team \N{EN DASH} Sealroom"
            view = seat.facade.room(room_id("Field team"))
            seat.find(RoomHeader).show_room(
                msgspec.structs.replace(view, title="Survey"), first_key=False
            )
            assert seat.window.windowTitle() == "Survey \N{EN DASH} Sealroom"

    drive(story())


def test_what_is_typed_is_kept_when_the_window_closes_at_once(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Newsroom")
            seat.write("composerField", "not yet done")
        assert facade.rooms_by_id[room_id("Newsroom")].draft == "not yet done"
        assert facade.listeners == 0

    drive(story())


def test_closing_ends_what_a_sheet_had_under_way(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            facade.gate = asyncio.Event()
            seat.press(Qt.Key.Key_N, CTRL)
            seat.write("roomName", "Fresh")
            seat.click("makeRoom")
            await until(lambda: seat.shows("sheetBusy"), "under way")
        assert room_id("Fresh") not in facade.rooms_by_id

    drive(story())


def test_two_windows_live_side_by_side(drive: Drive) -> None:
    async def story() -> None:
        light, dark = believable.furnished(), believable.alone()
        async with seated(light) as one, seated(dark, appearance=Appearance.DARK) as two:
            assert one.main.rooms_model.rowCount() == 7
            assert two.main.rooms_model.rowCount() == 0
            light.tell(Trouble("only here"))
            assert one.shows("toast")
            assert not two.shows("toast")
            assert one.window.styleSheet() != two.window.styleSheet()

    drive(story())


def names_missing(seat: Seat) -> list[str]:
    """Controls that a screen reader would have no word for."""
    missing = []
    for widget in seat.window.findChildren(QWidget):
        reachable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible()
        inner = isinstance(widget.parent(), QLineEdit) or widget.objectName().startswith("qt_")
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        if reachable and not inner and not (widget.accessibleName() or text):
            missing.append(f"{type(widget).__name__} {widget.objectName()}")
    return missing


def test_everything_that_keys_reach_has_a_name(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Field team")
            seat.click("toggleDetails")
            assert names_missing(seat) == []
            for opens in (
                seat.sheets.new_room,
                seat.sheets.join,
                lambda: seat.sheets.settings(room_id("Field team")),
                lambda: seat.sheets.invite(room_id("Field team")),
                lambda: seat.sheets.look_at(facade.cards()[0]),
            ):
                opens()
                assert names_missing(seat) == []
                seat.press(Qt.Key.Key_Escape)

    drive(story())


def test_the_lock_is_reached_by_keys_button_and_menu_even_over_a_sheet(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        protection = facade.protection
        assert protection is not None
        async with seated(facade) as seat:
            wanted: list[bool] = []
            seat.window.lockWanted.connect(lambda: wanted.append(True))
            assert not seat.shows("lockApp")
            seat.press(Qt.Key.Key_L, CTRL)
            assert seat.sheet.objectName() == "appSettingsSheet"
            assert not wanted, "nothing would ask for anything"
            protection.kept = msgspec.structs.replace(protection.kept, in_keyring=False)
            seat.press(Qt.Key.Key_L, CTRL)
            assert len(wanted) == 1
            seat.window.overlay.close_all()
            seat.main.rooms.own_line.refresh()
            seat.click("lockApp")
            seat.click("add")
            seat.choose("lockNow")
            assert len(wanted) == 3

    drive(story())


def test_after_a_sleep_it_locks_where_it_does_so_by_itself(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        protection = facade.protection
        assert protection is not None
        protection.kept = msgspec.structs.replace(protection.kept, in_keyring=False)
        facade.preferred = Preferences(lock_after_minutes=60)
        async with seated(facade) as seat:
            wanted: list[bool] = []
            seat.window.lockWanted.connect(lambda: wanted.append(True))
            seat.window.waking._looked_at -= 60_000
            seat.window.waking.look()
            assert wanted == [True]

    drive(story())
