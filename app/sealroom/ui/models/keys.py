"""The history of a room's keys, newest first."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.views import KeyView
from sealroom.protocol.ids import SessionId
from sealroom.ui.bridge import Bridge
from sealroom.ui.clock import Clock
from sealroom.ui.models.refresh import Refresh
from sealroom.ui.text.inert import plain_tip
from sealroom.ui.text.key_words import key_reason, key_span
from sealroom.ui.text.when import exact

_NOWHERE = QModelIndex()


class KeyRole(IntEnum):
    """What a row answers beside the usual roles."""

    KEY = Qt.ItemDataRole.UserRole + 1
    REASON = Qt.ItemDataRole.UserRole + 2
    """Why it was made, in words; the usual display role says when it was in use."""


class KeysModel(QAbstractListModel):
    """`open` chooses the room."""

    def __init__(self, bridge: Bridge, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facade = bridge.facade
        self._clock = clock
        self._session_id: SessionId | None = None
        self._keys: list[KeyView] = []
        self._refresh = Refresh(self._read, self)
        bridge.peopleChanged.connect(self._note)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Keys."""
        return 0 if parent.isValid() else len(self._keys)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """When it was in use, why it was made, the key's view, and both in words."""
        if not index.isValid():
            return None
        key = self._keys[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return key_span(key, self._clock())
            case KeyRole.REASON:
                return key_reason(key)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{key_span(key, self._clock())}, {key_reason(key)}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{exact(key.valid_from)}\n{key_reason(key)}")
            case KeyRole.KEY:
                return key
            case _:
                return None

    def open(self, session_id: SessionId | None) -> None:
        """Show the keys of a room."""
        self._session_id = session_id
        self._read()

    def _note(self, session_id: SessionId) -> None:
        if session_id == self._session_id:
            self._refresh.ask()

    def _read(self) -> None:
        try:
            keys = self._facade.room_keys(self._session_id) if self._session_id else []
        except UnknownRoom:
            keys = []
        if keys != self._keys:
            self.beginResetModel()
            self._keys = keys
            self.endResetModel()
