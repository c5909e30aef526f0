"""What was found for what is typed, below the field that it is typed into."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from sealroom.controller.search_query import parse_query
from sealroom.controller.search_views import HitPage
from sealroom.controller.views import RoomView
from sealroom.ui.bridge import Tasks
from sealroom.ui.desk import Desk
from sealroom.ui.models.rooms import RoomListModel
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.list_keys import ListKeys
from sealroom.ui.search.result_delegate import ResultDelegate
from sealroom.ui.search.results_model import HitRow, ResultRole, ResultsModel
from sealroom.ui.search.search_field import SearchField
from sealroom.ui.text.fuzzy import fuzzy_fit
from sealroom.ui.text.room_words import room_title
from sealroom.ui.text.search_words import filters_words, result_words

PAUSE_MS = 80
"""How long nothing is typed before it is looked for."""
FIRST = 20
"""So many are looked for without being asked to go on."""
_LETTERS_APART = 3
"""From here on, a room fits only for its letters standing apart."""


class SearchResults(QWidget):
    """Each letter ends the search before. Tells what was chosen."""

    roomChosen = Signal(str)
    hitChosen = Signal(str, object)
    """Room, and the message's `order`."""

    def __init__(self, desk: Desk, rooms: RoomListModel, field: SearchField) -> None:
        super().__init__()
        self._desk = desk
        self._rooms = rooms
        self._field = field
        self._tasks = Tasks(desk.bridge)
        self._typed = ""
        self._older: int | None = None
        self.setObjectName("searchResults")
        self.model = ResultsModel(self)
        self.list = QListView()
        self.list.setObjectName("searchList")
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(ResultDelegate(desk.theme, desk.clock, self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._note = Label(kind="small", wrap=True)
        self._note.setObjectName("searchNote")
        self._hint: QLabel = Label(filters_words(), kind="small", wrap=True)
        self._hint.setObjectName("searchHint")
        for label in (self._note, self._hint):
            label.setContentsMargins(16, 8, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._note)
        column.addWidget(self.list, 1)
        column.addWidget(self._hint)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._keys = ListKeys(field, self.list)
        self._keys.chosen.connect(self._choose)
        self.model.moreWanted.connect(self._go_on)
        field.textChanged.connect(self._type)
        desk.bridge.indexGrew.connect(self._index_grew)
        desk.theme.changed.connect(self.list.viewport().update)
        desk.theme.resized.connect(self.list.scheduleDelayedItemsLayout)

    @property
    def note(self) -> str:
        """What is said about the results."""
        return self._note.text() if self._note.isVisibleTo(self) else ""

    def _type(self, text: str) -> None:
        self._tasks.cancel()
        self._typed = text.strip()
        if self._typed:
            self._pause.start()
        else:
            self._pause.stop()
            self.model.clear()
            self._say("")

    def _look(self) -> None:
        self._ask(None)

    def _go_on(self) -> None:
        older, self._older = self._older, None
        if older is not None:
            self._ask(older)

    def _ask(self, before: int | None) -> None:
        typed = self._typed

        def found(page: HitPage) -> None:
            if typed == self._typed:
                self._take(page, first=before is None)

        work = self._desk.facade.finding.search(typed, before=before)
        self._tasks.start(work, name="search", then=found, on_error=self._say)

    def _take(self, page: HitPage, *, first: bool) -> None:
        self._older = page.older
        if first:
            self.model.show(self._fitting(), page)
            self._keys.first()
        else:
            self.model.add(page)
            if not self.list.currentIndex().isValid():
                self._keys.first()
        self._say(result_words(page, any_found=self.model.rowCount() > 0))
        if page.older is not None and self.model.hits < FIRST:
            self._go_on()  # looking takes long: what is found so far is shown

    def _fitting(self) -> list[RoomView]:
        """Rooms with such a name, unless a filter asks for messages."""
        if list(parse_query(self._typed).words) != self._typed.replace('"', " ").split():
            return []
        ranked = [
            (fit, -room.time, room)
            for room in self._rooms.all_rooms()
            if (fit := fuzzy_fit(self._typed, room_title(room))) is not None
            and fit < _LETTERS_APART
        ]
        return [room for *_, room in sorted(ranked, key=lambda each: each[:2])]

    def _index_grew(self, percent: int) -> None:
        if self._typed and percent == 100 and self.isVisible():
            self._look()

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ResultRole.ROW)
        if isinstance(row, HitRow):
            self.hitChosen.emit(row.hit.session_id, row.hit.message.order)
        elif isinstance(row, RoomView):
            self.roomChosen.emit(row.session_id)
