"""Marks a room as read when its end was on screen and the window in front; never otherwise."""

from PySide6.QtCore import QObject, QTimer

from sealroom.ui.desk import Desk
from sealroom.ui.models.timeline import TimelineModel
from sealroom.ui.timeline.view import TimelineView

_SEEN_MS = 250
"""How long the end must have been seen."""


class ReadMark(QObject):
    """`look` after anything that may have brought the end into sight."""

    def __init__(self, desk: Desk, model: TimelineModel, view: TimelineView) -> None:
        super().__init__(view)
        self._desk = desk
        self._model = model
        self._view = view
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEEN_MS)
        self._timer.timeout.connect(self._mark)
        model.arrived.connect(self._arrived)
        view.moved.connect(self.look)

    def look(self) -> None:
        """The end may be seen now."""
        if self._seen() and not self._timer.isActive():
            self._timer.start()

    def _seen(self) -> bool:
        return self._view.isVisible() and self._view.isActiveWindow() and self._view.at_end

    def _arrived(self) -> None:
        """What comes while nobody looks belongs below the "new" line."""
        session_id = self._model.session_id
        if session_id is not None and not self._seen() and self._model.new_from is None:
            self._model.set_new_from(self._desk.facade.first_unread(session_id))
        self.look()

    def _mark(self) -> None:
        session_id = self._model.session_id
        if session_id is None or not self._seen():
            return
        if self._desk.facade.first_unread(session_id) is not None:
            self._desk.bridge.start(
                self._desk.facade.mark_read(session_id), name="mark read", must_finish=True
            )
