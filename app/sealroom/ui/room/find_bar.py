"""Finds in the room that is shown: a bar above the timeline, from one message found to the next."""

from bisect import bisect_left

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sealroom.controller.search_views import HitPage
from sealroom.protocol.ids import SessionId
from sealroom.ui.bridge import Tasks
from sealroom.ui.desk import Desk
from sealroom.ui.parts.button import IconButton
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_line
from sealroom.ui.parts.mirror import set_margins
from sealroom.ui.search.results import PAUSE_MS
from sealroom.ui.search.search_field import SearchField
from sealroom.ui.text.search_words import count_words
from sealroom.ui.theme import Icon

MOST = 1_000
"""Messages that are counted."""
_PER_PAGE = 200
_OLDER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_F3}
_NEWER = {Qt.Key.Key_Down}


class FindBar(QFrame):
    """Hidden until it is opened. Begins with the newest message that is found."""

    jumpWanted = Signal(str, object)
    """Room, and the `order` of the message that is looked at."""
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = Tasks(desk.bridge)
        self._room: SessionId | None = None
        self._orders: list[int] = []
        """Of what was found, oldest first."""
        self._at: int | None = None
        """The `order` of the one that is looked at."""
        self._more = False
        self.setObjectName("findBar")
        self.setProperty("kind", "background")
        self.field = SearchField(
            desk.theme, self.tr("Find in this room"), name="findField", keeps_text=True
        )
        self._count = Label(kind="small")
        self._count.setObjectName("findCount")
        self._older = IconButton(
            desk.theme, Icon.UP, self.tr("The one before (Enter)"), name="findOlder"
        )
        self._newer = IconButton(
            desk.theme, Icon.DOWN, self.tr("The one after (Shift+Enter)"), name="findNewer"
        )
        self._close = IconButton(desk.theme, Icon.CLOSE, self.tr("Close (Esc)"), name="findClose")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        set_margins(line, 16, 6, 9, 6)
        line.setSpacing(4)
        line.addWidget(self.field, 1)
        line.addSpacing(8)
        line.addWidget(self._count)
        line.addSpacing(4)
        for button in (self._older, self._newer, self._close):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(make_line())

    def _connect(self) -> None:
        self._pause.timeout.connect(self._look)
        self.field.textChanged.connect(self._type)
        self.field.left.connect(self.close_bar)
        self.field.installEventFilter(self)
        self._older.clicked.connect(lambda: self.step(-1))
        self._newer.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.close_bar)

    @property
    def words(self) -> str:
        """Which of how many."""
        return self._count.text()

    def open(self, room: SessionId) -> None:
        """Find in a room; what was looked for before can be typed over."""
        self._room = room
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._type(self.field.text())

    def close_bar(self) -> None:
        """Be gone, and forget what was found."""
        if not self.isHidden():
            self._tasks.cancel()
            self._pause.stop()
            self._show_none()
            self._room = None
            self.hide()
            self.closed.emit()

    def step(self, steps: int) -> None:
        """Go to the message found before (-1) or after (1); round at the ends."""
        if not self._orders:
            return
        at = self._index()
        self._go_to(self._orders[(at + steps) % len(self._orders)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and arrows in the field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key, shift = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in _OLDER | _NEWER:
            self.step(1 if key in _NEWER or shift else -1)
            return True
        return False

    def _type(self, text: str) -> None:
        self._tasks.cancel()
        self._show_none()
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()

    def _show_none(self) -> None:
        self._orders, self._at, self._more = [], None, False
        self._count.setText("")
        self._enable()

    def _look(self) -> None:
        self._ask(None)

    def _ask(self, before: int | None) -> None:
        typed, room = self.field.text().strip(), self._room
        work = self._desk.facade.finding.search(typed, room, before, _PER_PAGE)
        self._tasks.start(work, name="find in room", then=self._take, on_error=self._count.setText)

    def _take(self, page: HitPage) -> None:
        self._orders = sorted({*self._orders, *(hit.message.order for hit in page.hits)})
        goes_on = page.older is not None and len(self._orders) < MOST
        self._more = page.older is not None
        if self._at is None and self._orders:
            self._go_to(self._orders[-1])
        else:
            self._say(counting=goes_on)
        if goes_on:
            self._ask(page.older)

    def _go_to(self, order: int) -> None:
        self._at = order
        self._say()
        if self._room is not None:
            self.jumpWanted.emit(self._room, order)

    def _say(self, *, counting: bool = False) -> None:
        if self._orders or not counting:
            at = len(self._orders) - self._index()
            self._count.setText(count_words(at, len(self._orders), more=self._more))
        self._enable()

    def _enable(self) -> None:
        for button in (self._older, self._newer):
            button.setEnabled(bool(self._orders))

    def _index(self) -> int:
        return 0 if self._at is None else bisect_left(self._orders, self._at)
