"""Everything that can be done now, found by typing; Enter does it."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sealroom.ui.commands.command import Command
from sealroom.ui.commands.matching import matching
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.parts.key_caps import paint_keys
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.text_block import elided
from sealroom.ui.shortcuts import BY_NUMBER, Key
from sealroom.ui.theme import Theme

_ROWS_SHOWN = 9
_LEFT_OUT = {Key.PALETTE, *BY_NUMBER}
"""Oneself, and what the list of rooms does better."""
_NOWHERE = QModelIndex()
_PAGE = 8


class PaletteRole(IntEnum):
    """What a row answers beside the usual roles."""

    COMMAND = Qt.ItemDataRole.UserRole + 1


class PaletteModel(QAbstractListModel):
    """The commands that fit."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._commands: list[Command] = []

    def show(self, commands: list[Command]) -> None:
        """These and no others."""
        self.beginResetModel()
        self._commands = commands
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Commands."""
        return 0 if parent.isValid() else len(self._commands)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Its words, the command, and both for a screen reader."""
        if not index.isValid():
            return None
        command = self._commands[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return command.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (command.words, command.shortcut)))
            case PaletteRole.COMMAND:
                return command
            case _:
                return None


class PaletteDelegate(QStyledItemDelegate):
    """Words, and the keys that do the same."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line."""
        return QSize(0, int(self._theme.fonts.body_line) + 16)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The row."""
        command: Command = index.data(PaletteRole.COMMAND)
        tokens, fonts = self._theme.tokens, self._theme.fonts
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.raised)
            painter.drawRoundedRect(rect, 8, 8)
        inside = rect.adjusted(12, 0, -12, 0)
        keys = (command.shortcut,) if command.shortcut else ()
        taken = paint_keys(painter, inside, keys, self._theme)
        painter.setFont(fonts.body)
        painter.setPen(tokens.text)
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        words = elided(fonts.body, command.words, inside.width() - taken - 12)
        painter.drawText(inside, side, words)
        painter.restore()


class Palette(Sheet):
    """The field keeps the keys; arrows move in the list below it."""

    def __init__(self, theme: Theme, commands: list[Command]) -> None:
        super().__init__(theme, "", name="paletteSheet", width=520)
        self.set_title(self.tr("What do you want to do?"))
        self._commands = [each for each in commands if each.name not in _LEFT_OUT]
        self.field = QLineEdit()
        self.field.setObjectName("paletteField")
        self.field.setPlaceholderText(self.tr("Type a few letters of it"))
        self.field.setAccessibleName(self.title)
        self.model = PaletteModel(self)
        self.list = QListView()
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName(self.tr("What can be done now"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setFixedHeight(_ROWS_SHOWN * (int(theme.fonts.body_line) + 16))
        self._nothing = Label(
            self.tr("Nothing that can be done here is called that."), kind="muted"
        )
        self._nothing.setObjectName("paletteNothing")
        self._fill()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._sift)
        self.list.clicked.connect(self._do)
        self._sift("")

    def _fill(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.field)
        column.addWidget(self._nothing)
        column.addWidget(self.list)
        column.addStretch()
        self.fill_with(inside)

    def first_focus(self) -> QWidget:
        """To type is what one comes for."""
        return self.field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE,
            Qt.Key.Key_PageUp: -_PAGE,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._step(steps[key])
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._do(self.list.currentIndex())
            return True
        return super().eventFilter(watched, event)

    def _step(self, rows: int) -> None:
        count = self.model.rowCount()
        if count:
            at = self.list.currentIndex().row() + rows
            wrapped = at % count if abs(rows) == 1 else max(0, min(count - 1, at))
            self.list.setCurrentIndex(self.model.index(wrapped))

    def _sift(self, text: str) -> None:
        self.model.show(matching(text, self._commands))
        self.list.setCurrentIndex(self.model.index(0))
        self._nothing.setVisible(self.model.rowCount() == 0)

    def _do(self, index: QModelIndex) -> None:
        """Once the window has the keys again."""
        command: Command | None = index.data(PaletteRole.COMMAND)
        if command is not None:
            self.accept()
            command.run()
