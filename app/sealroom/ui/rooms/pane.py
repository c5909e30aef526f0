"""The left pane: own line, requests, rooms. Narrow, it shows pictures alone."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sealroom.ui.desk import Desk
from sealroom.ui.models.rooms import RoomListModel
from sealroom.ui.parts.button import IconButton
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_line
from sealroom.ui.rooms.card_list import CardList
from sealroom.ui.rooms.own_line import OwnLine
from sealroom.ui.rooms.room_list import RoomList
from sealroom.ui.search.results import SearchResults
from sealroom.ui.search.search_field import SearchField
from sealroom.ui.theme import Icon

WIDTH = 300
NARROW_WIDTH = 72


class RoomsPane(QFrame):
    """Lays its parts out; the window listens to them."""

    wholeWanted = Signal()
    """All of the pane is wanted where it is narrow."""
    searchWanted = Signal()
    """The same, to search."""

    def __init__(self, desk: Desk, model: RoomListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setObjectName("roomsPane")
        self.own_line = OwnLine(desk)
        self.cards = CardList(desk, self)
        self.rooms = RoomList(desk, model)
        self._empty = Label(
            self.tr("No rooms yet. Make one with +, or ask someone for a link."),
            kind="muted",
            wrap=True,
        )
        self._empty.setObjectName("noRooms")
        self.requests = IconButton(
            desk.theme, Icon.REQUESTS, self.tr("Requests to answer"), name="showRequests", size=40
        )
        self.requests.setCheckable(True)
        self.requests.setChecked(True)
        self.requests.clicked.connect(self.wholeWanted)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(32, 0, 32, 0)
        self._model = model
        self._make_search(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.own_line)
        column.addWidget(make_line())
        column.addWidget(self._search_line)
        column.addWidget(self.open_search, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.results, 1)
        column.addWidget(self.cards)
        column.addWidget(self.requests, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self.rooms, 1)
        column.addWidget(self._empty, 1)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._show_or_explain)
        self.cards.changed.connect(self._show_or_explain)
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.timeout.connect(self.cards.fit)
        desk.theme.resized.connect(self._fit.start)  # once the words have their new size
        self._narrow = False
        self._show_or_explain()

    def _make_search(self, desk: Desk) -> None:
        self.search = SearchField(desk.theme, self.tr("Search everywhere"), name="search")
        self._search_line = QWidget()
        line = QVBoxLayout(self._search_line)
        line.setContentsMargins(12, 12, 12, 4)
        line.addWidget(self.search)
        self.results = SearchResults(desk, self._model, self.search)
        self.open_search = IconButton(
            desk.theme, Icon.SEARCH, self.tr("Search everywhere"), name="openSearch", size=40
        )
        self.open_search.clicked.connect(self.searchWanted)
        self.search.textChanged.connect(self._show_or_explain)

    def set_narrow(self, narrow: bool, width: int = WIDTH) -> None:
        """Pictures alone, or everything, in `width`."""
        self._narrow = narrow
        self.setFixedWidth(NARROW_WIDTH if narrow else width)
        self.own_line.set_narrow(narrow)
        self._show_or_explain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Requests may take half of the height."""
        super().resizeEvent(event)
        self.cards.fit()

    def _show_or_explain(self) -> None:
        empty = self._model.rowCount() == 0
        searching = bool(self.search.text().strip()) and not self._narrow
        self._search_line.setVisible(not self._narrow)
        self.open_search.setVisible(self._narrow)
        self.results.setVisible(searching)
        self.rooms.setVisible(not empty and not searching)
        self._empty.setVisible(empty and not self._narrow and not searching)
        asked = bool(self.cards.cards)
        self.cards.setVisible(asked and not self._narrow and not searching)
        self.requests.setVisible(asked and self._narrow)
        self.requests.setChecked(True)
