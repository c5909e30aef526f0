"""A row of the people in a room."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from sealroom.controller.views import PersonView
from sealroom.ui.models.people import PersonRole
from sealroom.ui.parts.mirror import draw_words, flip
from sealroom.ui.parts.picture import paint_picture
from sealroom.ui.parts.text_block import elided, line_width
from sealroom.ui.text.inert import plain_tip
from sealroom.ui.text.person_words import person_name
from sealroom.ui.theme import Icon, Theme

ROW = 40
_PICTURE = 28
_MARK = 16


class PersonDelegate(QStyledItemDelegate):
    """Picture, name, role, verified mark."""

    def __init__(self, theme: Theme, inset: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._inset = inset

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """40 pixels high."""
        return QSize(0, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The row."""
        person: PersonView = index.data(PersonRole.PERSON)
        rect = QRectF(option.rect)
        painter.save()
        flip(painter, rect.left() + rect.right())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, rect)
        row = rect.adjusted(self._inset, 0, -self._inset, 0)
        if person.invited or person.banned:
            painter.setOpacity(0.6)
        at = QPointF(row.left(), row.top() + (ROW - _PICTURE) / 2)
        paint_picture(
            painter, self._theme, at, _PICTURE, identifier=person.user_id, name=person.name
        )
        painter.setOpacity(1)
        imitates = bool(index.data(PersonRole.IMITATES))
        self._paint_words(painter, row, person, index.data(PersonRole.NOTE), imitates=imitates)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
        tokens = self._theme.tokens
        inset = self._inset / 2
        ground = rect.adjusted(inset, 1, -inset, -1)
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if option.state & QStyle.StateFlag.State_MouseOver or focused:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.side)
            painter.drawRoundedRect(ground, 8, 8)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.accent, 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 8, 8)

    def _paint_words(
        self, painter: QPainter, row: QRectF, person: PersonView, note: str, *, imitates: bool
    ) -> None:
        tokens, fonts = self._theme.tokens, self._theme.fonts
        right = row.right()
        if person.verified and not person.invited:
            at = QPointF(right - _MARK, row.center().y() - _MARK / 2)
            self._theme.icons.paint(painter, at, _MARK, Icon.VERIFIED, tokens.accent)
        right -= _MARK + 10
        painter.setFont(fonts.small)
        painter.setPen(tokens.amber if imitates else tokens.muted)
        text = QRectF(row.left(), row.top(), right - row.left(), ROW)
        draw_words(painter, text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)
        right -= line_width(fonts.small, note) + 8
        left = row.left() + _PICTURE + 10
        painter.setFont(fonts.body)
        painter.setPen(tokens.muted if person.invited or person.banned else tokens.text)
        name = elided(fonts.body, person_name(person), right - left)
        draw_words(
            painter, QRectF(left, row.top(), right - left, ROW), Qt.AlignmentFlag.AlignVCenter, name
        )

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The row in words."""
        if not index.isValid():
            return False
        words = index.data(Qt.ItemDataRole.AccessibleTextRole)
        QToolTip.showText(event.globalPos(), plain_tip(words), view)
        return True
