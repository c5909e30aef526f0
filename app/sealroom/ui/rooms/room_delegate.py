"""A row of the list of rooms: picture, title, lock, last line, time, unread badge."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sealroom.controller.views import RoomView
from sealroom.ui.clock import Clock
from sealroom.ui.models.rooms import RoomRole
from sealroom.ui.parts.picture import paint_picture
from sealroom.ui.parts.text_block import elided, line_width
from sealroom.ui.text.lock_words import LOCK_ICONS, room_lock
from sealroom.ui.text.outbox_words import failed_words
from sealroom.ui.text.room_words import last_words, room_title
from sealroom.ui.text.when import short
from sealroom.ui.theme import Icon, Theme

ROW = 64
PICTURE = 40
_INSET = 8
_SIGN = 12
_BADGE = 20
_MOST_UNREAD = 999
NARROW = 96
"""Below this width only the picture is shown, with the badge on it."""


class RoomDelegate(QStyledItemDelegate):
    """Paints; measures nothing beyond the row's fixed height."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """64 pixels high."""
        return QSize(0, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The row."""
        room: RoomView = index.data(RoomRole.ROOM)
        rect = QRectF(option.rect)
        rect.setWidth(_whole_width(option))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, rect)
        self._paint_picture(painter, rect, room)
        if rect.width() >= NARROW:
            text = rect.adjusted(_INSET + 60, 0, -2 * _INSET, 0)
            self._paint_title_line(painter, text, room)
            self._paint_last_line(painter, text, room, index.data(RoomRole.DRAFT))
        elif room.unread:
            self._paint_badge(painter, rect.center().x() + 26, rect.bottom() - 20, room.unread)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
        tokens = self._theme.tokens
        ground = rect.adjusted(_INSET, 0, -_INSET, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(tokens.selected)
            painter.drawRoundedRect(ground, 12, 12)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            hover = QColor(tokens.selected)
            hover.setAlphaF(0.5)
            painter.setBrush(hover)
            painter.drawRoundedRect(ground, 12, 12)
        if option.state & QStyle.StateFlag.State_HasFocus and _by_keys(option):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.accent, 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 12, 12)

    def _paint_picture(self, painter: QPainter, rect: QRectF, room: RoomView) -> None:
        narrow = rect.width() < NARROW
        x = rect.center().x() - PICTURE / 2 if narrow else rect.left() + 2 * _INSET
        at = QPointF(x, rect.top() + (ROW - PICTURE) / 2)
        if room.my_role is None:
            painter.setOpacity(0.5)
        paint_picture(
            painter, self._theme, at, PICTURE, identifier=room.session_id, name=room_title(room)
        )
        painter.setOpacity(1)

    def _paint_title_line(self, painter: QPainter, text: QRectF, room: RoomView) -> None:
        tokens, fonts = self._theme.tokens, self._theme.fonts
        time = short(room.last.time if room.last else room.time, self._clock())
        time_width = line_width(fonts.small, time)
        font = fonts.strong
        title = elided(font, room_title(room), text.width() - time_width - _SIGN - 18)
        line = QRectF(text.left(), text.top() + 12, text.width(), 20)
        painter.setFont(font)
        painter.setPen(tokens.text if room.my_role else tokens.muted)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, title)
        x = text.left() + QFontMetricsF(font).horizontalAdvance(title) + 6
        sign, color = self._sign(room)
        self._theme.icons.paint(painter, QPointF(x, line.top() + 4), _SIGN, sign, color)
        painter.setFont(fonts.small)
        painter.setPen(tokens.muted)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, time)

    def _sign(self, room: RoomView) -> tuple[Icon, QColor]:
        tokens = self._theme.tokens
        if room.alarm:
            return Icon.UNVERIFIED, tokens.red
        if room.key_wait is not None:
            return Icon.WAITING, tokens.muted
        return LOCK_ICONS[room_lock(sealed=room.sealed)], (
            tokens.muted if room.sealed else tokens.amber
        )

    def _paint_last_line(self, painter: QPainter, text: QRectF, room: RoomView, draft: str) -> None:
        font = self._theme.fonts.small
        line = QRectF(text.left(), text.top() + 34, text.width(), 16)
        taken = 0.0
        if room.unread and room.my_role is not None:
            middle = line.center().y()
            taken = self._paint_badge(painter, text.right(), middle, room.unread) + 8
        words, color = self._last(room, draft)
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(
            line, Qt.AlignmentFlag.AlignVCenter, elided(font, words, text.width() - taken)
        )

    def _last(self, room: RoomView, draft: str) -> tuple[str, QColor]:
        tokens = self._theme.tokens
        if room.alarm:
            return self.tr("Not trusted any more: sending has stopped"), tokens.red
        if room.my_role is None:
            return self.tr("You are not in this room any more"), tokens.muted
        if room.failed:
            return failed_words(room.failed), tokens.red
        if draft:
            return self.tr("Draft: {text}").format(text=draft), tokens.muted
        if room.last is not None:
            return last_words(room.last), tokens.muted
        if room.waiting_for_key:
            return self.tr("Waits for its key"), tokens.muted
        return self.tr("Nothing was written yet"), tokens.muted

    def _paint_badge(self, painter: QPainter, right: float, middle: float, unread: int) -> float:
        """The number of unread messages; how wide it is."""
        tokens, font = self._theme.tokens, self._theme.fonts.small_strong
        words = str(unread) if unread <= _MOST_UNREAD else f"{_MOST_UNREAD}+"
        width = max(_BADGE, line_width(font, words) + 12)
        badge = QRectF(right - width, middle - _BADGE / 2, width, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent)
        painter.drawRoundedRect(badge, _BADGE / 2, _BADGE / 2)
        painter.setFont(font)
        painter.setPen(tokens.on_accent)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
        return width


def _whole_width(option: QStyleOptionViewItem) -> float:
    """The scroll bar lies on the margin, so that rows do not move when it comes and goes."""
    return float(option.widget.width())


def _by_keys(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_KeyboardFocusChange)
