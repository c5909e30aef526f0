"""A window onto a room's timeline: some hundred items around what is looked at, never all."""

from bisect import bisect_left
from enum import IntEnum
from math import floor, inf, nextafter
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from sealroom.controller.timeline_views import MessageView, SendState, TimelineItem
from sealroom.protocol.ids import MessageId, SessionId
from sealroom.ui.bridge import Bridge
from sealroom.ui.models.grouping import Placement, place
from sealroom.ui.models.refresh import Refresh
from sealroom.ui.text.item_words import item_spoken, item_text

PAGE = 60
MOST = 600
"""Items kept; beyond, the far end is let go and read again when it is scrolled to."""

_NOWHERE = QModelIndex()


class TimelineRole(IntEnum):
    """What a row answers beside the usual roles."""

    ITEM = Qt.ItemDataRole.UserRole + 1
    PLACEMENT = Qt.ItemDataRole.UserRole + 2
    SESSION = Qt.ItemDataRole.UserRole + 3


class TimelineModel(QAbstractListModel):
    """Items in their order. Grows at either end on `fetch_older` and `fetch_newer`."""

    arrived = Signal()
    """Something new stands at the end of the room, shown or not."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facade = bridge.facade
        self._session_id: SessionId | None = None
        self._items: list[TimelineItem] = []
        self._order_of: dict[MessageId, int] = {}
        self._new_from: int | None = None
        self.at_start = True
        """Whether the first item of the room is here."""
        self.at_end = True
        """Whether the last item of the room is here."""
        self.follows = True
        """Whether the view looks at the end; if not, growth must not push away what it looks at."""
        self._refresh = Refresh(self._pull, self)
        bridge.timelineGrew.connect(self._note_growth)
        bridge.historyGrew.connect(self._note_history)
        bridge.messagesChanged.connect(self._note_changes)
        again = Refresh(self._read_again, self)
        bridge.namesChanged.connect(again.ask)
        bridge.readMarksChanged.connect(
            lambda session_id: again.ask() if session_id == self._session_id else None
        )

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Items that are here."""
        return 0 if parent.isValid() else len(self._items)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Text, the item, its placement, and the row in words for a screen reader."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item_text(self._items[index.row()])
            case Qt.ItemDataRole.AccessibleTextRole:
                return item_spoken(self._items[index.row()])
            case TimelineRole.SESSION:
                return self._session_id
            case TimelineRole.ITEM:
                return self._items[index.row()]
            case TimelineRole.PLACEMENT:
                return self.placement(index.row())
            case _:
                return None

    @property
    def session_id(self) -> SessionId | None:
        """The room that is shown."""
        return self._session_id

    @property
    def new_from(self) -> int | None:
        """`order` of the item below the "new" line."""
        return self._new_from

    def item(self, row: int) -> TimelineItem:
        """The item of a row."""
        return self._items[row]

    def placement(self, row: int) -> Placement:
        """How a row stands to its neighbours."""
        return place(
            self._items[row - 1] if row else None,
            self._items[row],
            self._items[row + 1] if row + 1 < len(self._items) else None,
            new_from=self._new_from,
        )

    def row_from(self, order: float) -> int:
        """The first row of this `order` or a later one; the number of rows where there is none."""
        return bisect_left(self._items, order, key=_order)

    def settled_order(self, row: int) -> int | None:
        """The `order` of the last item up to a row that has its final place."""
        for item in reversed(self._items[: row + 1]):
            if not isinstance(item, MessageView) or item.state in _SETTLED:
                return floor(item.order)
        return None

    def new_row(self) -> int | None:
        """The row below the "new" line, if it is here."""
        if self._new_from is None:
            return None
        row = self.row_from(self._new_from)
        return row if row < len(self._items) else None

    def open(self, session_id: SessionId | None, around: float | None = None) -> None:
        """Show a room: around an `order`, its first unread message, or else its end."""
        self._session_id = session_id
        self._new_from = self._facade.first_unread(session_id) if session_id else None
        self._show(self._new_from if around is None else around)

    def show_around(self, order: float) -> None:
        """Have the item of this `order` here, and what stands around it."""
        first, last = (self._items[0].order, self._items[-1].order) if self._items else (0, -1)
        if not first <= order <= last:
            self._show(order)

    def show_end(self) -> None:
        """Have the end of the room here."""
        if not self.at_end:
            self._show(None)

    def set_new_from(self, order: int | None) -> None:
        """Move the "new" line, or take it away."""
        if order != self._new_from:
            before = self.new_row()
            self._new_from = order
            self._touch_around(before)
            self._touch_around(self.new_row())

    def fetch_older(self) -> bool:
        """A page more at the beginning. Whether there was one."""
        if self.at_start or self._session_id is None or not self._items:
            return False
        page = self._facade.timeline(self._session_id, self._items[0].order, PAGE)
        self.at_start = len(page) < PAGE
        self._insert(0, page)
        self._touch_around(len(page))
        if len(self._items) > MOST:
            self._remove(MOST, len(self._items) - 1)
            self.at_end = False
        return bool(page)

    def fetch_newer(self) -> bool:
        """A page more at the end. Whether there was one."""
        if self.at_end or self._session_id is None or not self._items:
            return False
        last = len(self._items) - 1
        page = self._facade.timeline_after(self._session_id, self._items[-1].order, PAGE)
        self.at_end = len(page) < PAGE
        self._insert(len(self._items), page)
        self._touch_around(last)
        self._trim_start()
        return bool(page)

    def _show(self, around: float | None) -> None:
        self.beginResetModel()
        self._items = []
        self.at_start = self.at_end = True
        if self._session_id is not None:
            self._items = self._facade.timeline(self._session_id, around, PAGE)
            self.at_start = len(self._items) < PAGE
            if around is not None:
                newer = self._facade.timeline_after(self._session_id, _below(around), PAGE)
                self.at_end = len(newer) < PAGE
                self._items += newer
        self._order_of = {
            item.message_id: item.order for item in self._items if isinstance(item, MessageView)
        }
        self.endResetModel()

    def _note_growth(self, session_id: SessionId) -> None:
        if session_id == self._session_id:
            self._refresh.ask()

    def _note_history(self, session_id: SessionId, before: float) -> None:
        """Something came above `before`: let go of what is there, and read it again."""
        if session_id != self._session_id or not self._items:
            return
        rows = bisect_left(self._items, before, key=_order)
        if rows == len(self._items):
            self._show(None)
            return
        if rows:
            self._remove(0, rows - 1)
        self.at_start = False
        self.fetch_older()

    def _note_changes(self, session_id: SessionId, message_ids: frozenset[MessageId]) -> None:
        if session_id != self._session_id:
            return
        for message_id in (message_ids | self._answers(message_ids)) & self._order_of.keys():
            self._update(message_id, self._facade.message(session_id, message_id))

    def _answers(self, message_ids: frozenset[MessageId]) -> frozenset[MessageId]:
        """Those that quote one of these."""
        return frozenset(
            item.message_id
            for item in self._items
            if isinstance(item, MessageView) and item.reply and item.reply.message_id in message_ids
        )

    def _read_again(self) -> None:
        """What is here, with the names that people have now."""
        if self._session_id is None or not self._items:
            return
        after, count = _below(self._items[0].order), len(self._items)
        page = self._facade.timeline_after(self._session_id, after, count)
        now = {item.order: item for item in page}
        for row, item in enumerate(self._items):
            if (new := now.get(item.order, item)) != item:
                self._items[row] = new
                self._touch_around(row)

    def _pull(self) -> None:
        if not self.follows and len(self._items) >= MOST:
            self.at_end = False
        if self.at_end and self._session_id is not None:
            after: float = self._last_settled()
            while page := self._facade.timeline_after(self._session_id, after, PAGE):
                for item in page:
                    self._merge(item)
                after = page[-1].order
                if len(page) < PAGE:
                    break
            if self.follows:
                self._trim_start()
        self.arrived.emit()

    def _last_settled(self) -> float:
        """The last that has its final place: own messages under way stand behind everything."""
        for item in reversed(self._items):
            if not isinstance(item, MessageView) or item.state in _SETTLED:
                return item.order
        return -1

    def _merge(self, item: TimelineItem) -> None:
        if isinstance(item, MessageView) and item.message_id in self._order_of:
            self._update(item.message_id, item)
            return
        row = self.row_from(item.order)
        if row < len(self._items) and self._items[row].order == item.order:
            return
        self._insert(row, [item])
        self._touch_around(row)

    def _update(self, message_id: MessageId, view: MessageView | None) -> None:
        row = self.row_from(self._order_of[message_id])
        if view is None:
            self._remove(row, row)
            self._touch_around(row)
            return
        target = self.row_from(view.order)
        if view.order != self._items[row].order and target not in {row, row + 1}:
            self.beginMoveRows(_NOWHERE, row, row, _NOWHERE, target)
            del self._items[row]
            target -= target > row
            self._items.insert(target, view)
            self._order_of[message_id] = view.order
            self.endMoveRows()
            self._touch_around(row)
            row = target
        self._items[row] = view
        self._order_of[message_id] = view.order
        self._touch_around(row)

    def _insert(self, row: int, items: list[TimelineItem]) -> None:
        if not items:
            return
        self.beginInsertRows(_NOWHERE, row, row + len(items) - 1)
        self._items[row:row] = items
        for item in items:
            if isinstance(item, MessageView):
                self._order_of[item.message_id] = item.order
        self.endInsertRows()

    def _remove(self, first: int, last: int) -> None:
        self.beginRemoveRows(_NOWHERE, first, last)
        for item in self._items[first : last + 1]:
            if isinstance(item, MessageView):
                del self._order_of[item.message_id]
        del self._items[first : last + 1]
        self.endRemoveRows()

    def _trim_start(self) -> None:
        if len(self._items) > MOST:
            self._remove(0, len(self._items) - MOST - 1)
            self.at_start = False

    def _touch_around(self, row: int | None) -> None:
        """The row and its neighbours look different now."""
        if row is not None and self._items:
            last = len(self._items) - 1
            first, end = max(0, min(row - 1, last)), max(0, min(row + 1, last))
            self.dataChanged.emit(self.index(first), self.index(end))


_SETTLED = (SendState.SENT, SendState.RECEIVED)


def _order(item: TimelineItem) -> float:
    return item.order


def _below(order: float) -> float:
    """So that what follows it begins with `order` itself; lines may lie between two numbers."""
    return nextafter(order, -inf)
