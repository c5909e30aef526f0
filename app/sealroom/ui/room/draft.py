"""Keeps what stands unsent in the composer, a moment after typing and before the room is left.

What cannot be stored, as on a full disk, is held here and stored as soon as that works again.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from sealroom.controller.views import ConnectionState, ConnectionView
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
        self._held: dict[SessionId, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.keep)
        desk.bridge.connectionChanged.connect(self._try_again)

    def text_of(self, session_id: SessionId) -> str:
        """What stands unsent in a room, stored or not."""
        held = self._held.get(session_id)
        return self._desk.facade.draft(session_id) if held is None else held

    def note(self, session_id: SessionId, text: str) -> None:
        """The draft of a room changed."""
        self._unsaved = (session_id, text)
        self._timer.start()

    def end(self, session_id: SessionId) -> None:
        """The draft became something else, which is stored in its place."""
        self._timer.stop()
        self._unsaved = None
        self._held.pop(session_id, None)
        self.kept.emit(session_id, "")

    def keep(self) -> None:
        """Store what is not stored yet."""
        self._timer.stop()
        if self._unsaved is None:
            return
        session_id, text = self._unsaved
        self._unsaved = None
        self._store(session_id, text)
        self.kept.emit(session_id, text)

    def _store(self, session_id: SessionId, text: str) -> None:
        self._held[session_id] = text

        def stored() -> None:
            if self._held.get(session_id) == text:
                del self._held[session_id]

        self._desk.bridge.start(
            self._desk.facade.set_draft(session_id, text),
            name="keep draft",
            then=lambda _: stored(),
            on_error=lambda _: None,
            must_finish=True,
        )

    def _try_again(self, connection: ConnectionView) -> None:
        """The controller connects again once the profile can be written."""
        if connection.state is ConnectionState.CONNECTED:
            for session_id, text in list(self._held.items()):
                self._store(session_id, text)
