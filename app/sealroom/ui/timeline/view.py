"""The view of the timeline: what pointer and keys do on its rows."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from sealroom.protocol.ids import MessageId
from sealroom.ui.accessible import tell_rows
from sealroom.ui.models.timeline import TimelineModel
from sealroom.ui.timeline.delegate import TimelineDelegate
from sealroom.ui.timeline.region import CLICKABLE, Spot
from sealroom.ui.timeline.row_layout import RowLayout
from sealroom.ui.timeline.stacked_view import StackedView


class TimelineView(StackedView):
    """Shows a `TimelineModel`."""

    spotClicked = Signal(QModelIndex, object)
    """Index and `Spot` of a link in a row."""
    menuWanted = Signal(QModelIndex, QPoint)
    """Index and global position."""
    selectWanted = Signal(QModelIndex, bool)
    """A message is to be chosen besides others; true: with all from the last one on."""
    aboutWanted = Signal(QModelIndex)
    """Alt+Enter on the message that is chosen."""

    def __init__(
        self, model: TimelineModel, delegate: TimelineDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, delegate, parent)
        tell_rows(self)
        self.setMouseTracking(True)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The row that an arrow key leads to."""
        rows = self._timeline.rowCount()
        if not rows:
            return QModelIndex()
        current = self.currentIndex().row()
        at = (self.last_seen_row() or 0) + 1 if current < 0 else current
        step = {
            QAbstractItemView.CursorAction.MoveUp: -1,
            QAbstractItemView.CursorAction.MoveDown: 1,
        }.get(action, 0)
        return self._timeline.index(max(0, min(rows - 1, at + step)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Links answer to the pointer; with the button down it chooses text."""
        point = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton and self._drag_text(point):
            self._set_hovered(None)
            return
        self._hover(point)

    def show_selected(self, message_ids: frozenset[MessageId]) -> None:
        """Mark these messages as chosen; while any is, a click chooses."""
        self._rows.selected = message_ids
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click makes a message the current one, without the ring that keys leave."""
        self._rows.ringed = False
        if event.button() == Qt.MouseButton.LeftButton:
            self._at_text(event.position(), self._rows.text.press)
        super().mousePressEvent(event)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Chooses a word."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._at_text(event.position(), self._rows.text.press_twice)
        super().mouseDoubleClickEvent(event)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a link, unless it chose text."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._rows.text.release():
            return
        if event.button() == Qt.MouseButton.LeftButton and self._chooses(event):
            return
        if event.button() == Qt.MouseButton.LeftButton and self._rows.hovered:
            row, spot = self._rows.hovered
            self.spotClicked.emit(self._timeline.index(row), spot)

    @property
    def chosen_text(self) -> str:
        """The part of a message's text that is chosen."""
        chosen = self._rows.text.selected
        if chosen is None:
            return ""
        row = self._timeline.row_from(int(chosen.order))
        return self.layout_of(row).text_in(chosen.range) if row < self._timeline.rowCount() else ""

    def clear_text(self) -> bool:
        """Choose no text. Whether there was any."""
        had = self._rows.text.selected is not None
        self._rows.text.clear()
        self.viewport().update()
        return had

    def _at_text(self, point: QPointF, does: Callable[[RowLayout, QPointF], object]) -> None:
        index = self.indexAt(point.toPoint())
        if index.isValid():
            inside = point - QPointF(self.visualRect(index).topLeft())
            does(self.layout_of(index.row()), inside)
        else:
            self._rows.text.clear()

    def _drag_text(self, point: QPointF) -> bool:
        row = self._rows.text.pressed_row(self._timeline)
        if row is None:
            return False
        inside = point - QPointF(self.visualRect(self._timeline.index(row)).topLeft())
        found = self._rows.text.drag(self.layout_of(row), inside)
        self.viewport().update()
        return found

    def _chooses(self, event: QMouseEvent) -> bool:
        """With Ctrl or Shift, or once something is chosen, a click chooses."""
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or not (extend or adds or self._rows.selected):
            return False
        self.selectWanted.emit(index, extend)
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The message's menu, by pointer or by key."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            rect = self.visualRect(index)
            place = self.viewport().mapToGlobal(rect.center())
        else:
            index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
            place = event.globalPos()
        if index.isValid():
            self.setCurrentIndex(index)
            self.menuWanted.emit(index, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pages and ends scroll; arrows choose a message."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - bar.pageStep())
            case Qt.Key.Key_PageDown:
                bar.setValue(bar.value() + bar.pageStep())
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                self.to_end()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if _with_alt(event):
                self.aboutWanted.emit(self.currentIndex())
            case Qt.Key.Key_Space if self.currentIndex().isValid():
                self.selectWanted.emit(self.currentIndex(), _with_shift(event))
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._step(event)
            case _:
                event.ignore()

    def _step(self, event: QKeyEvent) -> None:
        """Arrows choose where one is; with Shift they choose messages on the way."""
        self._rows.ringed = True
        if _with_shift(event):
            if not self._rows.selected and self.currentIndex().isValid():
                self.selectWanted.emit(self.currentIndex(), False)
            action = QAbstractItemView.CursorAction
            to = action.MoveUp if event.key() == Qt.Key.Key_Up else action.MoveDown
            self.setCurrentIndex(self.moveCursor(to, event.modifiers()))
            self.selectWanted.emit(self.currentIndex(), True)
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring around the current message goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """No link is under the pointer any more."""
        self._set_hovered(None)

    def _hover(self, point: QPointF) -> None:
        index = self.indexAt(point.toPoint())
        if not index.isValid():
            self._set_hovered(None)
            return
        inside = point - QPointF(self.visualRect(index).topLeft())
        layout = self.layout_of(index.row())
        spot = layout.spot_at(inside)
        self._set_hovered(
            (index.row(), spot) if spot is not None and spot.region in CLICKABLE else None,
            text=layout.text_place(inside) is not None,
        )

    def _set_hovered(self, hovered: tuple[int, Spot] | None, *, text: bool = False) -> None:
        if hovered != self._rows.hovered:
            self._rows.hovered = hovered
            self.viewport().update()
        shape = Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor if text and not hovered else shape)


def _with_shift(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def _with_alt(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
