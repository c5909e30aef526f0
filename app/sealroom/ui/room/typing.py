"""Who types in the room that is shown, and telling others that the person does."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from sealroom.controller.errors import UnknownRoom
from sealroom.protocol.ids import SessionId, UserId
from sealroom.ui.desk import Desk
from sealroom.ui.text.room_words import typing_words

_LASTS_MS = 6_000
"""How long somebody is taken to type after they told it."""
_AGAIN_MS = 4_000
"""Between two times of telling that the person types."""


class WhoTypes(QObject):
    """`open` chooses the room; `words` says who types there."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session_id: SessionId | None = None
        self._timers: dict[UserId, QTimer] = {}
        self.words = ""
        desk.bridge.typingChanged.connect(self._note)

    def open(self, session_id: SessionId | None) -> None:
        """Another room is shown."""
        self._session_id = session_id
        for user_id in list(self._timers):
            self._forget(user_id)
        self._say()

    def _note(self, session_id: SessionId, user_id: UserId, typing: bool) -> None:
        if session_id != self._session_id:
            return
        if typing:
            self._timer_of(user_id).start(_LASTS_MS)
        else:
            self._forget(user_id)
        self._say()

    def _timer_of(self, user_id: UserId) -> QTimer:
        timer = self._timers.get(user_id)
        if timer is None:
            timer = self._timers[user_id] = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(lambda: self._ended(user_id))
        return timer

    def _ended(self, user_id: UserId) -> None:
        self._forget(user_id)
        self._say()

    def _forget(self, user_id: UserId) -> None:
        timer = self._timers.pop(user_id, None)
        if timer is not None:
            timer.stop()
            timer.deleteLater()

    def _say(self) -> None:
        words = typing_words(self._names())
        if words != self.words:
            self.words = words
            self.changed.emit()

    def _names(self) -> tuple[str, ...]:
        if self._session_id is None or not self._timers:
            return ()
        try:
            people = self._desk.facade.people(self._session_id)
        except UnknownRoom:
            return ()
        return tuple(person.name for person in people if person.user_id in self._timers)


class TypingTeller:
    """`typed` at every change of the composer; tells at most every four seconds."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._since = QElapsedTimer()
        self._told: SessionId | None = None

    def typed(self, session_id: SessionId, text: str) -> None:
        """The person changed what stands in the composer."""
        facade = self._desk.facade
        recent = self._since.isValid() and not self._since.hasExpired(_AGAIN_MS)
        if not text.strip() or (recent and self._told == session_id):
            return
        if facade.preferences().typing_told:
            self._told = session_id
            self._since.start()
            work = facade.tell_typing(session_id)
            self._desk.bridge.start(work, name="typing", on_error=lambda _: None)
