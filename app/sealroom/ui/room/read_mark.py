"""Marks as read what was on screen while the window was in front; never anything else."""

from PySide6.QtCore import QObject, QTimer

from sealroom.ui.desk import Desk
from sealroom.ui.models.timeline import TimelineModel
from sealroom.ui.timeline.view import TimelineView

_SEEN_MS = 250
"""How long a message must have been seen."""


class ReadMark(QObject):
    """`look` after anything that may have brought something into sight."""

    def __init__(self, desk: Desk, model: TimelineModel, view: TimelineView) -> None:
        super().__init__(view)
        self._desk = desk
        self._model = model
        self._view = view
        self._was_marked = False
        """Whether the room was marked as unread as it was opened, and has not been seen since."""
        self._seen_first: int | None = None
        """How far was seen when the timer began."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEEN_MS)
        self._timer.timeout.connect(self._mark)
        model.arrived.connect(self._arrived)
        view.moved.connect(self.look)

    def opened(self) -> None:
        """A room was opened: one that was marked as unread is looked at now."""
        self._timer.stop()
        session_id = self._model.session_id
        if session_id is not None:
            self._was_marked = self._desk.facade.room(session_id).marked_unread
        self.look()

    def look(self) -> None:
        """Something may be seen now that was not before."""
        if self._looks() and not self._timer.isActive():
            self._seen_first = self._seen()
            self._timer.start()

    def _looks(self) -> bool:
        return self._view.isVisible() and self._view.isActiveWindow()

    def _seen(self) -> int | None:
        """The order up to which the room is seen now."""
        row = self._view.last_read_row()
        return None if row is None else self._model.settled_order(row)

    def _arrived(self) -> None:
        """What comes while nobody looks belongs below the "new" line."""
        session_id = self._model.session_id
        at_end = self._looks() and self._view.at_end
        if session_id is not None and not at_end and self._model.new_from is None:
            self._model.set_new_from(self._desk.facade.first_unread(session_id))
        self.look()

    def _mark(self) -> None:
        session_id, first, now = self._model.session_id, self._seen_first, self._seen()
        if session_id is None or not self._looks() or first is None or now is None:
            return
        facade, last = self._desk.facade, min(first, now)
        unread = facade.first_unread(session_id)
        if self._was_marked or (unread is not None and unread <= last):
            self._was_marked = False
            self._desk.bridge.start(
                facade.mark_read(session_id, last), name="mark read", must_finish=True
            )
        if now > last:
            self.look()
