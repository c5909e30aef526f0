"""The bar above the composer while messages of the room wait for their time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sealroom.controller.views import RoomView
from sealroom.ui.desk import Desk
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.text.later_words import bar_words


class ScheduledBar(QWidget):
    """How many, and when the next goes; a button shows them."""

    showWanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("scheduledBar")
        self.notice = Notice(desk.theme, NoticeKind.CALM)
        self.notice.setObjectName("scheduledNotice")
        show = make_button(self.tr("Show…"), name="showScheduled", kind="link")
        show.clicked.connect(self.showWanted)
        self.notice.add(show)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 0)
        line.addWidget(self.notice)
        self.hide()

    def show_room(self, room: RoomView) -> None:
        """Fit what waits in the room now."""
        self.setVisible(bool(room.scheduled))
        if room.scheduled:
            waiting = self._desk.facade.scheduling.waiting(room.session_id)
            failed = any(each.failure is not None for each in waiting)
            kind = NoticeKind.RED if failed else NoticeKind.CALM
            self.notice.say(bar_words(waiting, self._desk.clock()), kind)
