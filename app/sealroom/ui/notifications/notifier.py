"""Decides which message is told of, and what is said of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.timeline_views import Lock, MessageView
from sealroom.controller.views import RoomView
from sealroom.protocol.ids import MessageId, SessionId
from sealroom.ui.bridge import Bridge
from sealroom.ui.clock import Clock
from sealroom.ui.notifications.note import Delivery, Note
from sealroom.ui.text.notification_words import note_words

GATHER_MS = 400
"""What comes within this time is told of together, so that catching up is one sound a room."""


class Notifier(QObject):
    """Tells of a room that nobody looks at, where its level and the person's quiet allow it.

    Nothing is told of what could not be verified. Told is withdrawn once the room is read, and all
    of it when the app is locked: `withdraw_all`.
    """

    opened = Signal(str, int)
    """A notification was clicked: its room, and the `order` of the message it told of first."""

    def __init__(
        self,
        bridge: Bridge,
        clock: Clock,
        delivery: Delivery,
        looked_at: Callable[[SessionId], bool],
        parent: QObject | None = None,
    ) -> None:
        """`looked_at` says whether a room is seen, at its end, in a window in front."""
        super().__init__(parent)
        self._bridge = bridge
        self._clock = clock
        self._delivery = delivery
        self._looked_at = looked_at
        self._mentions = {room.session_id: room.mentions for room in bridge.facade.rooms()}
        self._gathered: dict[SessionId, list[MessageId]] = {}
        self._told: dict[SessionId, list[MessageView]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self.tell)
        bridge.messageArrived.connect(self._arrived)
        bridge.roomsChanged.connect(self._rooms_changed)

    def click(self, key: str) -> None:
        """A note of this key was clicked."""
        told = self._told.pop(key, [])
        self._delivery.withdraw(key)
        if told:
            self.opened.emit(key, told[0].order)

    def withdraw_all(self) -> None:
        """Nobody may read what stands on the desktop any more."""
        self._timer.stop()
        self._gathered = {}
        self._told = {}
        self._delivery.withdraw_all()

    def tell(self) -> None:
        """Of what was gathered."""
        gathered, self._gathered = self._gathered, {}
        for session_id, message_ids in gathered.items():
            self._tell_of(session_id, message_ids)

    def _arrived(self, session_id: SessionId, message_id: MessageId) -> None:
        self._gathered.setdefault(session_id, []).append(message_id)
        if not self._timer.isActive():
            self._timer.start()

    def _tell_of(self, session_id: SessionId, message_ids: list[MessageId]) -> None:
        room = self._room(session_id)
        if room is None:
            return
        mention = room.mentions > self._mentions.get(session_id, 0)
        self._mentions[session_id] = room.mentions
        if self._is_quiet() or not room.is_told(mention=mention) or self._looked_at(session_id):
            return
        facade = self._bridge.facade
        found = [facade.message(session_id, each) for each in message_ids]
        new = [each for each in found if each is not None and each.lock is not Lock.UNVERIFIED]
        if not new or not room.unread:
            return
        told = [*self._told.get(session_id, []), *new]
        self._told[session_id] = told
        preferences = facade.preferences()
        title, body = note_words(room, new[-1], preferences.telling, len(told))
        sound = preferences.notifies_with_sound
        self._delivery.show(Note(session_id, title, body, sound))

    def _is_quiet(self) -> bool:
        preferences = self._bridge.facade.preferences()
        return not preferences.notifies or self._clock() < preferences.quiet_until

    def _rooms_changed(self, session_ids: frozenset[SessionId]) -> None:
        for session_id in session_ids & self._told.keys():
            room = self._room(session_id)
            if room is None or not room.unread:
                del self._told[session_id]
                self._delivery.withdraw(session_id)

    def _room(self, session_id: SessionId) -> RoomView | None:
        try:
            return self._bridge.facade.room(session_id)
        except UnknownRoom:
            return None
