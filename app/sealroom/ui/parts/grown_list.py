"""A list as tall as its rows, for a place that scrolls as a whole. Paints only what is seen."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollArea, QSizePolicy, QWidget


class GrownList(QListView):
    """Rows of one height."""

    def __init__(
        self, model: QAbstractItemModel, row_height: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._row_height = row_height
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._grow)
        self._grow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by key, begin at the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """It never scrolls by itself: what it lies in does, so that the current row is seen."""
        place = self._scrolling()
        inside = place.widget() if place is not None else None
        if place is not None and inside is not None and index.isValid():
            row = self.visualRect(index)
            middle = self.viewport().mapTo(inside, row.center())
            place.ensureVisible(0, middle.y(), 0, row.height())

    def _scrolling(self) -> QScrollArea | None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent

    def _grow(self) -> None:
        rows = self.model().rowCount()
        self.setFixedHeight(rows * self._row_height)
        self.setVisible(rows > 0)
