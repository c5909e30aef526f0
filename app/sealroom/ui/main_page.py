"""The main page: rooms left, one room in the middle, details right."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from sealroom.protocol.ids import SessionId
from sealroom.ui.clock_bar import ClockBar
from sealroom.ui.connection_bar import ConnectionBar
from sealroom.ui.desk import Desk
from sealroom.ui.details.pane import DetailsPane
from sealroom.ui.models.rooms import RoomListModel
from sealroom.ui.panes import Panes
from sealroom.ui.place import Place, Scroll
from sealroom.ui.room.empty_page import EmptyPage
from sealroom.ui.room.page_sheets import connect_page
from sealroom.ui.room.room_page import RoomPage
from sealroom.ui.room.typing_keys import types_into
from sealroom.ui.rooms.pane import RoomsPane
from sealroom.ui.rooms.room_actions import RoomActions
from sealroom.ui.sheets import Sheets
from sealroom.ui.visited import Visited


class MainPage(QWidget):
    """Connects the panes; each does its own work."""

    titleWanted = Signal(str)
    """What the window is called while this room is shown."""

    def __init__(self, desk: Desk, sheets: Sheets) -> None:
        super().__init__()
        self._desk = desk
        self._sheets = sheets
        self.rooms_model = RoomListModel(desk.bridge, self)
        self.rooms = RoomsPane(desk, self.rooms_model)
        self.room_actions = RoomActions(desk, self.rooms.rooms)
        self.room = RoomPage(desk)
        self.empty = EmptyPage(desk)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.empty)
        self.middle.addWidget(self.room)
        self.details = DetailsPane(desk)
        self.visited = Visited()
        self.panes = Panes(desk.theme, self.rooms, self.middle, self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ConnectionBar(desk))
        column.addWidget(ClockBar(desk))
        column.addWidget(self.panes, 1)
        self._connect()
        self._show_empty()

    def _connect(self) -> None:
        self.rooms.rooms.chosen.connect(self.show_room)
        self.room.draftKept.connect(self.rooms_model.note_draft)
        self.room.header.detailsToggled.connect(self.panes.show_details)
        self.room.header.titled.connect(self.titleWanted)
        self.panes.detailsShown.connect(self._details_shown)
        self.panes.widthsChosen.connect(self._keep_widths)
        holds = self._desk.facade.preferences()
        self.panes.set_widths(holds.left_width or None, holds.right_width or None)
        self._connect_sheets()
        for signal in (
            self.rooms_model.rowsInserted,
            self.rooms_model.rowsRemoved,
        ):
            signal.connect(self._show_empty)

    def _connect_sheets(self) -> None:
        sheets, own_line = self._sheets, self.rooms.own_line
        for asker in (own_line, self.empty):
            asker.newRoomWanted.connect(sheets.new_room)
            asker.joinWanted.connect(sheets.join)
        own_line.messageWanted.connect(sheets.message_someone)
        own_line.settingsWanted.connect(sheets.app_settings)
        own_line.recoveryWanted.connect(sheets.save_kit)
        self.empty.recoveryWanted.connect(sheets.save_kit)
        self.empty.guideSkipped.connect(self._skip_guide)
        self.rooms.wholeWanted.connect(lambda: self.panes.draw_left(True))
        self.rooms.searchWanted.connect(self.search_everywhere)
        self.rooms.search.left.connect(self._leave_search)
        self.rooms.results.hitChosen.connect(self.open_at)
        self.rooms.results.roomChosen.connect(self._open_found)
        self.room_actions.exportWanted.connect(sheets.export)
        self.room_actions.settingsWanted.connect(sheets.settings)
        self.room_actions.inviteWanted.connect(sheets.invite)
        self.room_actions.leaveWanted.connect(sheets.leave)
        self.rooms.cards.opened.connect(sheets.look_at)
        self.rooms.cards.refused.connect(sheets.refuse)
        connect_page(self.room, sheets)
        self.room.header.settingsWanted.connect(self.open_settings)
        self.room.header.keysWanted.connect(self._show_keys)
        self.details.closeWanted.connect(lambda: self.panes.show_details(False))
        self.details.files.chosen.connect(self.room.files.show)
        self.details.inviteWanted.connect(sheets.invite)
        self.details.actionChosen.connect(sheets.act_on_person)

    @property
    def shows_room(self) -> bool:
        """Whether a room is open in the middle."""
        return self.room.session_id is not None and self.middle.currentWidget() is self.room

    @property
    def may_invite(self) -> bool:
        """Whether the person may invite others to the room that is shown."""
        room = self.room.session_id
        return self.shows_room and room is not None and self._desk.facade.room(room).may_invite

    def open_settings(self) -> None:
        """Settings of the room that is shown."""
        if self.room.session_id is not None:
            self._sheets.settings(self.room.session_id)

    def export(self) -> None:
        """The room that is shown, as a file."""
        if self.room.session_id is not None:
            self._sheets.export(self.room.session_id)

    def invite(self) -> None:
        """Invite people to the room that is shown."""
        if self.room.session_id is not None:
            self._sheets.invite(self.room.session_id)

    def _skip_guide(self) -> None:
        facade = self._desk.facade
        wanted = msgspec.structs.replace(facade.preferences(), guide_seen=True)
        self._desk.bridge.start(
            facade.set_preferences(wanted), name="skip the guide", then=lambda _: self._show_empty()
        )

    def _keep_widths(self, left: int, right: int) -> None:
        facade = self._desk.facade
        wanted = msgspec.structs.replace(facade.preferences(), left_width=left, right_width=right)
        self._desk.bridge.start(facade.set_preferences(wanted), name="keep widths")

    def _show_keys(self) -> None:
        self.panes.show_details(True)
        self.details.show_keys()

    def _details_shown(self, shown: bool) -> None:
        self.room.header.details.setChecked(shown)
        self.details.open(self.room.session_id if shown else None)

    def show_room(self, session_id: SessionId, scroll: Scroll | None = None) -> None:
        """Open a room in the middle."""
        self.room.open(session_id, scroll)
        self.visited.note(session_id)
        self.middle.setCurrentWidget(self.room)
        self.panes.draw_left(False)
        if self.panes.details_shown:
            self.details.open(session_id)
        self.rooms.rooms.choose(session_id)
        self.room.composer.field.setFocus()

    def open_at(self, session_id: SessionId, order: float) -> None:
        """Open a room at one of its items and mark it: for whoever leads there."""
        self.show_room(session_id, Scroll(order, self.room.timeline.height() // 3))
        self.room.open_at(session_id, order)

    def show_message(self, session_id: SessionId, order: int) -> None:
        """Open a room at one of its messages."""
        if session_id in {room.session_id for room in self._desk.facade.rooms()}:
            self.show_room(session_id)
            self.room.open_at(session_id, order)

    def search_everywhere(self) -> None:
        """Give the keys to the field that searches all rooms."""
        self.panes.draw_left(True)
        self.rooms.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_found(self, session_id: SessionId) -> None:
        self.rooms.search.clear()
        self.show_room(session_id)

    def _leave_search(self) -> None:
        self.panes.draw_left(False)
        (self.room.composer.field if self.shows_room else self.rooms.rooms).setFocus()

    def place(self) -> Place | None:
        """Where the person is; None where no room is open."""
        room = self.room.session_id
        if room is None:
            return None
        return Place(room, self.room.timeline.standing(), self.panes.details_shown)

    def return_to(self, place: Place) -> None:
        """Bring the person back, where that room is still here."""
        if any(each.session_id == place.room for each in self._desk.facade.rooms()):
            self.show_room(place.room, place.scroll)
            self.panes.show_details(place.details)

    def leave(self) -> None:
        """The window is going: keep what is written."""
        self.room.keep_draft()

    def escape(self) -> bool:
        """Close the innermost thing. Whether there was one."""
        if self.panes.details_drawn:
            self.panes.show_details(False)
            return True
        if self.panes.left_drawn:
            self.panes.draw_left(False)
            return True
        if self.room.escape():
            return True
        searching = bool(self.rooms.search.text())
        self.rooms.search.clear()
        return searching

    def step_visited(self, steps: int) -> None:
        """Back to the room that was shown before, or forward again; past rooms that went."""
        while (room := self.visited.step(steps)) is not None:
            if self.rooms_model.room(room) is not None:
                self.show_room(room)
                return

    def step_pane(self, forward: bool) -> None:
        """The next pane that can have the keys."""
        places = [
            place
            for place in (
                self.rooms.rooms if self.rooms.rooms.isVisible() else self.rooms.search,
                self.room.timeline,
                self.room.composer.field,
                self.details.people,
            )
            if place.isVisible()
        ]
        if not places:
            return
        focus = QApplication.focusWidget()
        at = next(
            (n for n, place in enumerate(places) if focus and _holds(place, focus)),
            -1 if forward else 0,
        )
        places[(at + (1 if forward else -1)) % len(places)].setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def type_into_composer(self, event: QKeyEvent) -> bool:
        """What is typed anywhere goes to the composer. Whether it could."""
        return types_into(self.room.composer.field, event)

    def _show_empty(self) -> None:
        self.empty.show_words(any_rooms=self.rooms_model.rowCount() > 0)
        if self.room.session_id is None:
            self.middle.setCurrentWidget(self.empty)


def _holds(place: QWidget, focus: QWidget) -> bool:
    return place is focus or place.isAncestorOf(focus)
