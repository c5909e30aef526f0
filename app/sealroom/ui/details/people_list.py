"""The people of a room as a list; a click or Enter opens a person's menu."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from sealroom.controller.errors import UnknownRoom
from sealroom.protocol.ids import SessionId
from sealroom.ui.desk import Desk
from sealroom.ui.details.person_delegate import ROW, PersonDelegate
from sealroom.ui.details.person_menu import PersonMenu
from sealroom.ui.models.people import PeopleModel
from sealroom.ui.parts.grown_list import GrownList


class PeopleList(GrownList):
    """Shows a `PeopleModel`."""

    actionChosen = Signal(str, object, object)
    """Session id, `PersonAction`, `PersonView`."""

    def __init__(
        self, desk: Desk, model: PeopleModel, *, inset: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, ROW, parent)
        self._desk = desk
        self._people = model
        self._session_id: SessionId | None = None
        self.setObjectName("peopleList")
        self.setAccessibleName(self.tr("People in this room"))
        self.setItemDelegate(PersonDelegate(desk.theme, inset, self))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open_menu)
        desk.theme.changed.connect(self.viewport().update)

    def open(self, session_id: SessionId | None) -> None:
        """Show the people of a room."""
        self._session_id = session_id
        self._people.open(session_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the menu; text is for the composer."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_menu(self.currentIndex())
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same menu."""
        index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        if index.isValid():
            self._pop_up(index, event.globalPos())

    def _open_menu(self, index: QModelIndex) -> None:
        if index.isValid():
            rect = self.visualRect(index)
            place = QPoint(rect.left() + 40, rect.bottom() - 4)
            self._pop_up(index, self.viewport().mapToGlobal(place))

    def _pop_up(self, index: QModelIndex, place: QPoint) -> None:
        session_id = self._session_id
        if session_id is None:
            return
        try:
            room = self._desk.facade.room(session_id)
        except UnknownRoom:
            return
        person = self._people.person(index.row())
        menu = PersonMenu(room, person, self._desk.theme, self)
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.aboutToHide.connect(menu.deleteLater)
        menu.chosen.connect(lambda action, whom: self.actionChosen.emit(session_id, action, whom))
        menu.popup(place)
