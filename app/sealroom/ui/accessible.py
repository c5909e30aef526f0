"""What Qt tells no screen reader by itself: the rows of the timeline, and what a pane's edge is.

Interfaces are kept for good: Qt destroys them with their widgets and asks for them by a number of
its own, whether Python still holds them or not. They hold row numbers and no text.
"""

from functools import cache

from PySide6.QtCore import QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QAbstractItemView, QAccessibleWidget, QWidget

_ROLE = "accessibleRole"
_KEPT: list[QAccessibleInterface] = []


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something that happened, if one listens."""
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def tell_role(widget: QWidget, role: QAccessible.Role) -> None:
    """What a painted widget is."""
    widget.setProperty(_ROLE, role.value)
    _install()


def tell_rows(view: QAbstractItemView) -> None:
    """A view of Qt's barest kind is a list, and its rows are items: their AccessibleTextRole."""
    tell_role(view, QAccessible.Role.List)


@cache
def _install() -> None:
    QAccessible.installFactory(_make)


def _make(_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = thing.property(_ROLE) if isinstance(thing, QWidget) else None
    if role is None or not isinstance(thing, QWidget):
        return None
    found = (
        Rows(thing)
        if isinstance(thing, QAbstractItemView)
        else QAccessibleWidget(thing, QAccessible.Role(role))
    )
    _KEPT.append(found)
    return found


class Rows(QAccessibleWidget):
    """A list; its children are the rows that the model holds now."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._view = view
        self._rows: dict[int, Row] = {}

    def childCount(self) -> int:
        """As many as the model has."""
        return self._view.model().rowCount()

    def child(self, index: int) -> "Row | None":  # type: ignore[override]
        """A row, made when it is asked for."""
        if not 0 <= index < self.childCount():
            return None
        if index not in self._rows:
            row = self._rows[index] = Row(self._view, index)
            QAccessible.registerAccessibleInterface(row)
        return self._rows[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Which one it is."""
        return child.number if isinstance(child, Row) else -1

    def childAt(self, x: int, y: int) -> "Row | None":  # type: ignore[override]
        """What lies at a point of the screen."""
        viewport = self._view.viewport()
        at = viewport.mapFromGlobal(QRect(x, y, 1, 1).topLeft())
        index = self._view.indexAt(at) if viewport.rect().contains(at) else QModelIndex()
        return self.child(index.row()) if index.isValid() else None

    def focusChild(self) -> "Row | None":  # type: ignore[override]
        """The row that the keys are at."""
        index = self._view.currentIndex()
        return self.child(index.row()) if self._view.hasFocus() and index.isValid() else None


class Row(QAccessibleInterface):
    """The row of this number, whatever stands there now."""

    def __init__(self, view: QAbstractItemView, number: int) -> None:
        super().__init__()
        self._view = view
        self.number = number

    @property
    def _index(self) -> QModelIndex:
        return self._view.model().index(self.number, 0)

    def isValid(self) -> bool:
        """Whether there is such a row now."""
        return self._index.isValid()

    def object(self) -> None:  # type: ignore[override]
        """It is painted."""

    def window(self) -> QWindow:
        """The one it is seen in."""
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        """The list."""
        return QAccessible.queryAccessibleInterface(self._view)

    def child(self, index: int) -> None:  # type: ignore[override]
        """Its parts are in its words; what they lead to is in its menu."""

    def childAt(self, x: int, y: int) -> None:  # type: ignore[override]
        """As `child`."""

    def childCount(self) -> int:
        """As `child`."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """As `child`."""
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """All that a person would see of it, in words."""
        if kind is not QAccessible.Text.Name:
            return ""
        return str(self._index.data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing can be written here."""

    def rect(self) -> QRect:
        """On the screen."""
        seen = self._view.visualRect(self._index)
        return seen.translated(self._view.viewport().mapToGlobal(QRect().topLeft()))

    def role(self) -> QAccessible.Role:
        """An item of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Where the keys are, and whether it is on screen."""
        state = QAccessible.State()
        state.focusable = state.selectable = True
        current = self._view.currentIndex().row() == self.number
        state.focused = current and self._view.hasFocus()
        state.selected = current
        seen = self._view.visualRect(self._index)
        state.offscreen = not seen.intersects(self._view.viewport().rect())
        return state
