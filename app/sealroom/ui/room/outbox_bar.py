"""The bar above the composer while own messages of the room have not gone out."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sealroom.controller.views import ConnectionView, RoomView
from sealroom.ui.desk import Desk
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.text.outbox_words import outbox_words

_MOMENT_MS = 1000
"""What goes out within this time is not worth a word."""


class OutboxBar(QWidget):
    """How many failed or wait, and for what; failed ones can be tried again or discarded."""

    retryWanted = Signal()
    discardWanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._room: RoomView | None = None
        self.setObjectName("outboxBar")
        self.notice = Notice(desk.theme, NoticeKind.CALM)
        self.notice.setObjectName("outboxNotice")
        self._retry = make_button("", name="retryAll", kind="link")
        self._retry.clicked.connect(self.retryWanted)
        self._discard = make_button("", name="discardAll", kind="link")
        self._discard.clicked.connect(self.discardWanted)
        self.notice.add(self._retry)
        self.notice.add(self._discard)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 0)
        line.addWidget(self.notice)
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(_MOMENT_MS)
        self._moment.timeout.connect(self._show)
        desk.bridge.connectionChanged.connect(self._follow)
        self.hide()

    def show_room(self, room: RoomView) -> None:
        """Fit what the room has in its outbox now."""
        other = self._room is None or self._room.session_id != room.session_id
        self._room = room
        if other or room.failed or not room.waiting or not self.isHidden():
            self._show()
        elif not self._moment.isActive():
            self._moment.start()

    def _follow(self, _connection: ConnectionView) -> None:
        if self._room is not None:
            self.show_room(self._room)

    def _show(self) -> None:
        room = self._room
        if room is None:
            return
        self._moment.stop()
        words = outbox_words(room, self._desk.facade.connection())
        self.notice.say(words, NoticeKind.RED if room.failed else NoticeKind.CALM)
        can_send = room.my_role is not None and room.alarm is None
        several = room.failed > 1
        self._retry.setText(self.tr("Try all again") if several else self.tr("Try again"))
        self._retry.setVisible(bool(room.failed) and can_send)
        self._discard.setText(self.tr("Discard all…") if several else self.tr("Discard…"))
        self._discard.setVisible(bool(room.failed))
        self.setVisible(bool(words))
