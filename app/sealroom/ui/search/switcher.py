"""Ctrl+K: to a room or a person by a few letters of the name."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from sealroom.controller.views import PersonView, RoomView
from sealroom.ui.commands.command import Command
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.parts.key_caps import paint_keys
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.list_keys import ListKeys
from sealroom.ui.parts.picture import paint_picture
from sealroom.ui.parts.text_block import elided, line_width
from sealroom.ui.search.result_delegate import PICTURE, ResultDelegate
from sealroom.ui.search.results_model import ResultRole
from sealroom.ui.search.switcher_model import Goal, SwitcherModel, goal_name
from sealroom.ui.text.inert import inert_name
from sealroom.ui.theme import Icon

_ROWS_SHOWN = 8
_ROW = PICTURE + 12
_SIGN = 12


class SwitcherDelegate(ResultDelegate):
    """Pictures and names; commands with the keys that do the same."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One height for all."""
        return QSize(0, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The row."""
        goal: Goal = index.data(ResultRole.ROW)
        if isinstance(goal, RoomView):
            super().paint(painter, option, index)
            return
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, option, rect)
        if isinstance(goal, PersonView):
            self._paint_person(painter, rect, goal)
        else:
            self._paint_command(painter, rect, goal)
        painter.restore()

    def _paint_person(self, painter: QPainter, rect: QRectF, person: PersonView) -> None:
        at = self.picture_rect(rect, 6)
        name = inert_name(person.name)
        paint_picture(
            painter, self._theme, at.topLeft(), PICTURE, identifier=person.user_id, name=name
        )
        text, font = self.text_rect(rect), self._theme.fonts.body
        shown = elided(font, goal_name(person), text.width() - _SIGN - 6)
        painter.setFont(font)
        painter.setPen(self._theme.tokens.text)
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, side, shown)
        if person.verified:
            sign = self.sign_after(text, line_width(font, shown))
            color = self._theme.tokens.accent
            self._theme.icons.paint(painter, sign, _SIGN, Icon.VERIFIED, color)

    def _paint_command(self, painter: QPainter, rect: QRectF, command: Command) -> None:
        text, font = self.text_rect(rect), self._theme.fonts.body
        keys = (command.shortcut,) if command.shortcut else ()
        taken = paint_keys(painter, text, keys, self._theme)
        painter.setFont(font)
        painter.setPen(self._theme.tokens.muted)
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, side, elided(font, command.words, text.width() - taken - 12))


class Switcher(Sheet):
    """Closes as soon as something is chosen."""

    roomChosen = Signal(str)
    personChosen = Signal(object)
    """A `PersonView` one has no room for two with."""

    def __init__(self, desk: Desk, model: SwitcherModel) -> None:
        super().__init__(desk.theme, "", name="switcherSheet", width=520)
        self.set_title(self.tr("Where to?"))
        self.model = model
        model.setParent(self)
        self.field = QLineEdit()
        self.field.setObjectName("switcherField")
        self.field.setPlaceholderText(self.tr("A few letters of a room or a person"))
        self.field.setAccessibleName(self.title)
        self.list = QListView()
        self.list.setObjectName("switcherList")
        self.list.setAccessibleName(self.tr("Rooms and people"))
        self.list.setModel(model)
        self.list.setItemDelegate(SwitcherDelegate(desk.theme, desk.clock, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setFixedHeight(_ROWS_SHOWN * _ROW)
        self._nothing = Label(self.tr("No room and nobody here is called that."), kind="muted")
        self._nothing.setObjectName("switcherNothing")
        self._keys = ListKeys(self.field, self.list)
        self._keys.chosen.connect(self._go)
        self.field.textChanged.connect(self._sift)
        self._fill()
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

    def _sift(self, typed: str) -> None:
        self.model.sift(typed)
        self._keys.first()
        self._nothing.setVisible(self.model.rowCount() == 0)

    def _go(self, index: QModelIndex) -> None:
        """Once the window has the keys again."""
        goal: Goal = index.data(ResultRole.ROW)
        self.accept()
        match goal:
            case RoomView():
                self.roomChosen.emit(goal.session_id)
            case PersonView():
                self.personChosen.emit(goal)
            case Command():
                goal.run()
