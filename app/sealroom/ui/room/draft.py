"""Keeps what stands unsent in the composer, a moment after typing and before the room is left."""

from PySide6.QtCore import QObject, QTimer, Signal

from sealroom.protocol.ids import SessionId
from sealroom.ui.desk import Desk

_PAUSE_MS = 400


class DraftKeeper(QObject):
    """`note` on every change; `keep` before another room or the end."""

    kept = Signal(str, str)
    """Room and text."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._unsaved: tuple[SessionId, str] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.keep)

    def note(self, session_id: SessionId, text: str) -> None:
        """The draft of a room changed."""
        self._unsaved = (session_id, text)
        self._timer.start()

    def end(self, session_id: SessionId) -> None:
        """The draft became something else, which is stored in its place."""
        self._timer.stop()
        self._unsaved = None
        self.kept.emit(session_id, "")

    def keep(self) -> None:
        """Store what is not stored yet."""
        self._timer.stop()
        if self._unsaved is None:
            return
        session_id, text = self._unsaved
        self._unsaved = None
        self._desk.bridge.start(
            self._desk.facade.set_draft(session_id, text), name="keep draft", must_finish=True
        )
        self.kept.emit(session_id, text)
