"""What a screen reader gets: a name and a role for everything, and the messages row by row."""

import gc
from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from sealroom.ui import accessible
from sealroom.ui.dialogs.app_settings.sheet import AppSettings
from sealroom.ui.sheets import Sheets
from tests.ui import believable
from tests.ui.accessible_tree import interface, silent
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import ScriptedFacade, room_id
from tests.ui.seat import Seat, seated, until

ROOM = "Field team"


async def shown(seat: Seat) -> None:
    seat.open(ROOM)
    await until(lambda: seat.main.room.timeline.last_seen_row() is not None, "the room")


def test_nothing_in_the_window_is_silent(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await shown(seat)
            seat.main.panes.show_details(True)
            seat.main.room.find_here()
            assert silent(seat.window) == []

    drive(story())


def test_nothing_in_the_settings_is_silent(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.sheets.app_settings()
            sheet = seat.sheet
            assert isinstance(sheet, AppSettings)
            for number, page in enumerate(sheet.pages):
                sheet.tabs.setCurrentIndex(number)
                assert silent(page) == [], page.title
            assert silent(sheet) == []

    drive(story())


SHEETS: dict[str, Callable[[Sheets, ScriptedFacade], None]] = {
    "new room": lambda sheets, _: sheets.new_room(),
    "join": lambda sheets, _: sheets.join(),
    "invite": lambda sheets, _: sheets.invite(room_id(ROOM)),
    "room settings": lambda sheets, _: sheets.settings(room_id(ROOM)),
    "save kit": lambda sheets, _: sheets.save_kit(),
    "leave": lambda sheets, _: sheets.leave(room_id(ROOM)),
}


@pytest.mark.parametrize("name", SHEETS)
def test_nothing_in_a_sheet_is_silent(drive: Drive, name: str) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            SHEETS[name](seat.sheets, facade)
            await until(lambda: seat.window.overlay.top is not None, name)
            assert silent(seat.sheet) == []

    drive(story())


def test_a_widget_without_a_name_is_found(qapp: QApplication) -> None:
    field = QLineEdit()
    field.show()
    assert silent(field) == ["no name: QLineEdit '' EditableText"]
    field.setAccessibleName("Words")
    assert silent(field) == []


def rows(view: QWidget) -> list[str]:
    QAccessible.setActive(True)
    found = interface(view)
    assert found.role() is QAccessible.Role.List
    said = []
    for number in range(found.childCount()):
        row = found.child(number)
        assert row.role() is QAccessible.Role.ListItem
        assert found.indexOfChild(row) == number
        said.append(row.text(QAccessible.Text.Name))
    return said


def test_a_screen_reader_walks_the_messages(drive: Drive) -> None:
    """Sender, text, time, sealed or not."""

    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await shown(seat)
            said = rows(seat.main.room.timeline)
            assert said[-1].endswith("And the spare keys are with Ravi 🔑, 14:02, sealed")
            assert "Sofia" in said[-1]
            opened = next(words for words in said if "Parking is free" in words)
            assert opened.endswith("10:04, not sealed")
            assert any("Key replaced because" in words for words in said)
            gc.collect()
            assert rows(seat.main.room.timeline) == said

    drive(story())


def test_a_row_lies_where_it_is_seen_and_says_where_the_keys_are(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await shown(seat)
            view = seat.main.room.timeline
            last = view.model().rowCount() - 1
            view.setFocus()
            view.setCurrentIndex(view.model().index(last, 0))
            found = interface(view)
            row = found.child(last)
            middle = row.rect().center()
            under = found.childAt(middle.x(), middle.y())
            assert found.indexOfChild(under) == last
            assert found.indexOfChild(found.focusChild()) == last
            assert row.state().focused
            assert not row.state().offscreen

    drive(story())


def test_what_comes_in_front_of_the_person_is_announced_and_nothing_else(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "sealroom.ui.room.room_page.announce", lambda _widget, words: said.append(words)
    )

    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            await shown(seat)
            seat.window.activateWindow()
            await until(seat.window.isActiveWindow, "in front")
            sofia = facade.person("Sofia")
            for room, words in (("Book club", "elsewhere"), (ROOM, "here now")):
                facade.arrive(facade.rooms_by_id[room_id(room)], sofia, words)
            await until(lambda: bool(said), "said")
            assert len(said) == 1
            assert "here now" in said[0]
            assert said[0].endswith("sealed")

    drive(story())


def test_an_announcement_reaches_qt_only_where_somebody_listens(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: told.append(event.message())
    )
    widget = QWidget()
    QAccessible.setActive(True)
    accessible.announce(widget, "Sofia: hello")
    accessible.announce(widget, "")
    QAccessible.setActive(False)
    accessible.announce(widget, "to nobody")
    assert told == ["Sofia: hello"]
