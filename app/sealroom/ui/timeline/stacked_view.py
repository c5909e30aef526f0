"""Rows of the timeline one above the other: lays out what is near, keeps its place when things
change around it.

Qt's own list view lays out every row it has whenever one comes in at the top. This one keeps exact
heights only where they are seen, guesses the rest, and holds on to an anchor: the end while it
stands there, or else the row at the upper edge.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from sealroom.controller.timeline_views import TimelineItem
from sealroom.ui.models.timeline import TimelineModel
from sealroom.ui.place import Scroll
from sealroom.ui.timeline.delegate import TimelineDelegate
from sealroom.ui.timeline.metrics import END_GAP
from sealroom.ui.timeline.region import Region
from sealroom.ui.timeline.row_layout import RowLayout
from sealroom.ui.timeline.stack import Stack

_NEAR = 800
"""Pixels from either end of what is here at which more is read."""
_WHEEL_STEP = 40


@dataclass(frozen=True)
class _Anchor:
    """What stays where it is: a row's upper edge at `y` of the viewport; None is the end."""

    row: int | None
    y: int = 0


class StackedView(QAbstractItemView):
    """Shows a `TimelineModel`; what pointer and keys do is `TimelineView`'s."""

    moved = Signal()
    """Scrolled, or came to stand at the end or leave it."""

    def __init__(
        self, model: TimelineModel, delegate: TimelineDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._timeline = model
        self._rows = delegate
        self._stack = Stack()
        self._anchor = _Anchor(None)
        self._arranging = False
        self.setItemDelegate(delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalScrollBar().setSingleStep(_WHEEL_STEP)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        model.rowsInserted.connect(self._rows_inserted)
        model.rowsRemoved.connect(self._rows_removed)
        model.rowsMoved.connect(self._rows_moved)
        delegate.highlight.changed.connect(self.viewport().update)
        self.setModel(model)

    # what it shows

    @property
    def at_end(self) -> bool:
        """Whether the newest item of the room is seen."""
        bar = self.verticalScrollBar()
        return self._timeline.at_end and bar.value() >= bar.maximum()

    def show_opened(self) -> None:
        """After the model opened a room: stand at the first unread message, or at the end."""
        row = self._timeline.new_row()
        self._anchor = _Anchor(None) if row is None else _Anchor(row, self.height() // 4)
        self._arrange()
        self._fill()
        if self.at_end:
            self._anchor = _Anchor(None)
        self._timeline.follows = self.at_end

    def standing(self) -> Scroll | None:
        """Where it stands, to come back to; None at the end."""
        anchor = self._anchor
        if anchor.row is None or anchor.row >= self._timeline.rowCount():
            return None
        return Scroll(self._timeline.item(anchor.row).order, anchor.y)

    def return_to(self, scroll: Scroll) -> None:
        """After the model opened a room around that place: stand there again."""
        row = self._timeline.row_from(scroll.order)
        at_end = row >= self._timeline.rowCount()
        self._anchor = _Anchor(None) if at_end else _Anchor(row, scroll.y)
        self._timeline.follows = self._anchor.row is None
        self._arrange()
        self._fill()

    def show_at(self, order: float, *, lit: bool = True) -> None:
        """Bring an item that the model has into sight and mark it; or, not `lit`, to the top."""
        row = self._timeline.row_from(order)
        if row >= self._timeline.rowCount():
            self.to_end()
            return
        if not (lit and self._is_in_sight(row)):
            self._anchor = _Anchor(row, self.viewport().height() // 3 if lit else 0)
            self._arrange()
            self._fill()
            if self.at_end:
                self._anchor = _Anchor(None)
            self._timeline.follows = self._anchor.row is None
        row = self._timeline.row_from(order)  # more may have come above
        self.setCurrentIndex(self._timeline.index(row))
        if lit and self._timeline.item(row).order == order:
            self._rows.highlight.show(order)

    def _is_in_sight(self, row: int) -> bool:
        rect = self.visualRect(self._timeline.index(row))
        seen = row in self._seen_rows() and self._stack.is_exact(row)
        return seen and rect.top() >= 0 and rect.bottom() < self.viewport().height()

    def to_end(self) -> None:
        """Stand at the end of the room."""
        self._timeline.show_end()
        self._timeline.follows = True
        self._anchor = _Anchor(None)
        self._arrange()

    def last_seen_row(self) -> int | None:
        """The lowest row of which something is seen."""
        return max(self._seen_rows(), default=None)

    def last_read_row(self) -> int | None:
        """The lowest row whose end is seen."""
        height = self.viewport().height()
        ends = (
            row
            for row in reversed(self._seen_rows())
            if self._y_of(row) + self._stack.row_height(row) <= height
        )
        return next(ends, None)

    def first_seen_row(self) -> int | None:
        """The highest row of which something is seen."""
        return next(iter(self._seen_rows()), None)

    def item(self, row: int) -> TimelineItem:
        """The item of a row."""
        return self._timeline.item(row)

    def day_rect(self, row: int) -> QRect:
        """Where the heading of a row's day lies in the viewport; at its top where it has none."""
        rect = self.visualRect(self._timeline.index(row))
        spot = self.layout_of(row).spot_of(Region.DAY)
        line = spot.rect.toRect() if spot else QRect(0, 0, rect.width(), 0)
        return line.translated(rect.topLeft())

    def layout_of(self, row: int) -> RowLayout:
        """The layout of a row."""
        return self._rows.layout(self._timeline.index(row), self._width)

    # QAbstractItemView

    def reset(self) -> None:
        """The model was filled anew."""
        super().reset()
        self._stack.reset(self._timeline.rowCount())
        self._anchor = _Anchor(None)
        self._arrange()

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where a row stands in the viewport."""
        if not index.isValid() or index.row() >= len(self._stack):
            return QRect()
        row = index.row()
        return QRect(0, self._y_of(row), self._width, self._stack.row_height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the viewport."""
        row = self._row_at(point.y())
        return QModelIndex() if row is None else self._timeline.index(row)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view."""
        if not index.isValid():
            return
        rect, height = self.visualRect(index), self.viewport().height()
        bar = self.verticalScrollBar()
        if rect.top() < 0 or rect.height() > height:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= height:
            bar.setValue(bar.value() + rect.bottom() - height + 1)

    def horizontalOffset(self) -> int:
        """Never scrolled sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """No row is hidden."""
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """The row below the rectangle."""
        index = self.indexAt(rect.center())
        self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What to paint anew."""
        return QRegion(self.viewport().rect())

    def dataChanged(
        self,
        topLeft: QModelIndex | QPersistentModelIndex,  # noqa: N803
        bottomRight: QModelIndex | QPersistentModelIndex,  # noqa: N803
        roles: Sequence[int] = (),
    ) -> None:
        """Rows look different now."""
        for row in range(topLeft.row(), min(bottomRight.row() + 1, len(self._stack))):
            self._stack.doubt(row)
        super().dataChanged(topLeft, bottomRight, roles)
        self._arrange()

    def updateGeometries(self) -> None:
        """The viewport's size changed."""
        super().updateGeometries()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width makes all heights doubtful."""
        self._stack.doubt_all()
        super().resizeEvent(event)
        self._arrange()
        self._fill()

    def lay_out_anew(self) -> None:
        """Rows are of another size now, all of them."""
        self._stack.doubt_all()
        self._arrange()
        self._fill()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows that are seen."""
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        for row in self._seen_rows():
            index = self._timeline.index(row)
            rect = self.visualRect(index)
            if rect.intersects(event.rect()):
                option.rect = rect
                self._rows.paint(painter, option, index)

    # rows coming and going

    def _rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        count = last - first + 1
        self._stack.insert(first, count)
        anchor = self._anchor
        if anchor.row is not None and first <= anchor.row:
            self._anchor = _Anchor(anchor.row + count, anchor.y)
        self._arrange()

    def _rows_removed(self, parent: QModelIndex, first: int, last: int) -> None:
        count = last - first + 1
        self._stack.remove(first, count)
        anchor = self._anchor
        if anchor.row is not None and first <= anchor.row:
            row = max(first, anchor.row - count)
            self._anchor = _Anchor(row, anchor.y) if row < len(self._stack) else _Anchor(None)
        self._arrange()

    def _rows_moved(self, *_: object) -> None:
        for row in range(len(self._stack)):
            self._stack.doubt(row)
        self._arrange()

    # places

    @property
    def _width(self) -> int:
        """The scroll bar lies on the margin, so that rows do not move when it comes and goes."""
        return self.width()

    def _content_height(self) -> int:
        return self._stack.height + END_GAP

    def _first_top(self) -> int:
        """Where the first row begins: few messages stand at the bottom."""
        spare = self.viewport().height() - self._content_height()
        return spare if spare > 0 else -self.verticalScrollBar().value()

    def _y_of(self, row: int) -> int:
        return self._first_top() + self._stack.top(row)

    def _row_at(self, y: int) -> int | None:
        return self._stack.row_at(y - self._first_top())

    def _seen_rows(self) -> range:
        if not len(self._stack):
            return range(0)
        top = self._first_top()
        first = self._stack.row_at(max(0, -top)) or 0
        last = self._stack.row_at(min(self._stack.height, self.viewport().height() - top) - 1)
        return range(first, (len(self._stack) - 1 if last is None else last) + 1)

    def _arrange(self) -> None:
        """Settle heights near the anchor, and put the scroll bar where the anchor stays."""
        if self._arranging:
            return
        self._arranging = True
        try:
            for _ in range(_MOST_ROUNDS):
                self._place_bar()
                if not self._settle_seen():
                    break
        finally:
            self._arranging = False
        self.viewport().update()
        self.moved.emit()

    def _place_bar(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        end = max(0, self._content_height() - height)
        bar.setRange(0, end)
        bar.setPageStep(height)
        anchor = self._anchor
        if anchor.row is None:
            bar.setValue(end)
        else:
            bar.setValue(self._stack.top(anchor.row) - anchor.y)

    def _settle_seen(self) -> bool:
        """Lay out rows that are seen and not exact. Whether any changed."""
        width, changed = self._width, False
        for row in self._seen_rows():
            if not self._stack.is_exact(row):
                before = self._stack.row_height(row)
                height = self._rows.layout(self._timeline.index(row), width).height
                self._stack.settle(row, height)
                changed = changed or height != before
        return changed

    def _scrolled(self, value: int) -> None:
        if self._arranging:
            return
        self._hold()
        self._arrange()
        self._fill()

    def _hold(self) -> None:
        """The person scrolled: what is seen now is what stays."""
        bar = self.verticalScrollBar()
        row = self._steady_row()
        if row is None or (self._timeline.at_end and bar.value() >= bar.maximum()):
            self._anchor = _Anchor(None)
        else:
            self._anchor = _Anchor(row, self._y_of(row))
        self._timeline.follows = self._anchor.row is None

    def _steady_row(self) -> int | None:
        """The first seen row whose height is known: what is above may still grow."""
        seen = self._seen_rows()
        return next((row for row in seen if self._stack.is_exact(row)), next(iter(seen), None))

    def _fill(self) -> None:
        """Read more where an end of what is here is near."""
        bar = self.verticalScrollBar()
        while bar.value() < _NEAR and self._timeline.fetch_older():
            pass
        while bar.maximum() - bar.value() < _NEAR and self._timeline.fetch_newer():
            pass


_MOST_ROUNDS = 8
"""Settling a height can bring other rows into view; a few rounds are enough for any screen."""
