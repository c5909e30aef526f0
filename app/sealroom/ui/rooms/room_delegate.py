"""A row of the list of rooms: picture, title, lock, last line, time, badge; or a heading."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sealroom.controller.views import Badge, RoomView
from sealroom.ui.clock import Clock
from sealroom.ui.models.room_sections import Heading, Section
from sealroom.ui.models.rooms import RoomRole
from sealroom.ui.parts.mirror import draw_words, flip
from sealroom.ui.parts.picture import paint_picture
from sealroom.ui.parts.text_block import elided, line_width
from sealroom.ui.text.lock_words import LOCK_ICONS, room_lock
from sealroom.ui.text.outbox_words import failed_words
from sealroom.ui.text.room_words import last_words, room_picture, room_title
from sealroom.ui.text.when import short
from sealroom.ui.theme import Icon, Theme

ROW = 64
HEADING = 32
COMPACT_ROW = 48
PICTURE = 40
COMPACT_PICTURE = 32
_INSET = 8
_SIGN = 12
_BADGE = 20
_DOT = 10
_MOST_UNREAD = 999
NARROW = 96
"""Below this width only the picture is shown, with the badge on it."""


class RoomDelegate(QStyledItemDelegate):
    """Paints; measures nothing beyond the fixed heights of rooms and headings."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """64 pixels high, or 48 where things stand close; a heading 32."""
        return QSize(0, HEADING if index.data(RoomRole.HEADING) else self._row)

    @property
    def _row(self) -> int:
        """Larger words need more."""
        fonts = self._theme.fonts
        words = round(fonts.body_line + fonts.small_line)
        return max(COMPACT_ROW if self._theme.compact else ROW, words + 10)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The row."""
        rect = QRectF(option.rect)
        rect.setWidth(_whole_width(option))
        rect.moveLeft(0)
        painter.save()
        flip(painter, rect.width())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, rect)
        heading: Heading | None = index.data(RoomRole.HEADING)
        if heading is not None:
            self._paint_heading(painter, rect, heading, index.data())
        else:
            self._paint_room(painter, rect, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, heading: Heading, words: str) -> None:
        tokens, font = self._theme.tokens, self._theme.fonts.small_strong
        narrow = rect.width() < NARROW
        folds = heading.section is Section.ARCHIVED
        line = rect.adjusted(2 * _INSET, 4, -2 * _INSET, 0)
        icon = Icon.SHUT if heading.folded else Icon.DOWN
        if narrow:
            icon = _NARROW_ICONS[heading.section]
        if folds or narrow:
            x = line.center().x() - 8 if narrow else line.right() - 16
            at = QPointF(x, line.center().y() - 8)
            self._theme.icons.paint(painter, at, 16, icon, tokens.muted)
        if heading.folded and heading.unread:
            x = line.center().x() + 14 if narrow else line.right() - 28
            self._paint_dot(painter, x, line.center().y(), tokens.muted)
        if narrow:
            return
        if folds:
            words = f"{words} · {heading.count}"
        painter.setFont(font)
        painter.setPen(tokens.muted)
        draw_words(painter, line, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_room(
        self, painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        room: RoomView = index.data(RoomRole.ROOM)
        self._paint_picture(painter, rect, room)
        if rect.width() >= NARROW:
            text = rect.adjusted(_INSET + (52 if self._theme.compact else 60), 0, -2 * _INSET, 0)
            self._paint_title_line(painter, text, room)
            self._paint_last_line(painter, text, room, index.data(RoomRole.DRAFT))
        else:
            self._paint_badge(painter, rect.center().x() + 26, rect.bottom() - 20, room)

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
        size = COMPACT_PICTURE if self._theme.compact else PICTURE
        x = rect.center().x() - size / 2 if narrow else rect.left() + 2 * _INSET
        at = QPointF(x, rect.top() + (self._row - size) / 2)
        if room.my_role is None:
            painter.setOpacity(0.5)
        paint_picture(
            painter,
            self._theme,
            at,
            size,
            identifier=room_picture(room),
            name=room_title(room),
        )
        painter.setOpacity(1)

    def _line(self, text: QRectF, *, upper: bool) -> QRectF:
        """Title or last line: both stand in the middle of the row, close together."""
        fonts = self._theme.fonts
        gap = 0 if self._theme.compact else 2
        top = text.center().y() - (fonts.body_line + gap + fonts.small_line) / 2
        if upper:
            return QRectF(text.left(), top, text.width(), fonts.body_line)
        return QRectF(text.left(), top + fonts.body_line + gap, text.width(), fonts.small_line)

    def _paint_title_line(self, painter: QPainter, text: QRectF, room: RoomView) -> None:
        tokens, fonts = self._theme.tokens, self._theme.fonts
        time = short(room.last.time if room.last else room.time, self._clock())
        time_width = line_width(fonts.small, time)
        font = fonts.strong
        signs = [self._sign(room)]
        if room.quiet:
            signs.append((Icon.QUIET, tokens.muted))
        taken = time_width + len(signs) * (_SIGN + 6) + 12
        title = elided(font, room_title(room), text.width() - taken)
        line = self._line(text, upper=True)
        painter.setFont(font)
        painter.setPen(tokens.text if room.my_role else tokens.muted)
        draw_words(painter, line, Qt.AlignmentFlag.AlignVCenter, title)
        x = text.left() + QFontMetricsF(font).horizontalAdvance(title) + 6
        for sign, color in signs:
            self._theme.icons.paint(
                painter, QPointF(x, line.center().y() - _SIGN / 2), _SIGN, sign, color
            )
            x += _SIGN + 6
        painter.setFont(fonts.small)
        painter.setPen(tokens.muted)
        draw_words(painter, line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, time)

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
        line = self._line(text, upper=False)
        badge = self._paint_badge(painter, text.right(), line.center().y(), room)
        taken = badge + 8 if badge else 0.0
        words, color = self._last(room, draft)
        painter.setFont(font)
        painter.setPen(color)
        draw_words(
            painter, line, Qt.AlignmentFlag.AlignVCenter, elided(font, words, text.width() - taken)
        )

    def _last(self, room: RoomView, draft: str) -> tuple[str, QColor]:
        tokens = self._theme.tokens
        if room.alarm and room.my_role is not None:
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

    def _paint_badge(self, painter: QPainter, right: float, middle: float, room: RoomView) -> float:
        """What was not read: a dot, a number, or that one is mentioned; how wide it is."""
        tokens, font = self._theme.tokens, self._theme.fonts.small_strong
        if room.badge is Badge.NONE:
            return 0.0
        if room.badge is Badge.DOT:
            color = tokens.muted if room.quiet else tokens.accent
            self._paint_dot(painter, right - _DOT / 2 - 4, middle, color)
            return _DOT + 4
        words = str(room.unread) if room.unread <= _MOST_UNREAD else f"{_MOST_UNREAD}+"
        if room.badge is Badge.MENTION:
            words = "@"
        width = max(_BADGE, line_width(font, words) + 12)
        badge = QRectF(right - width, middle - _BADGE / 2, width, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent)
        painter.drawRoundedRect(badge, _BADGE / 2, _BADGE / 2)
        painter.setFont(font)
        painter.setPen(tokens.on_accent)
        draw_words(painter, badge, Qt.AlignmentFlag.AlignCenter, words)
        return width

    def _paint_dot(self, painter: QPainter, x: float, y: float, color: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(QPointF(x, y), _DOT / 2, _DOT / 2)


_NARROW_ICONS = {
    Section.PINNED: Icon.PIN,
    Section.ROOMS: Icon.ROOMS,
    Section.ARCHIVED: Icon.ARCHIVE,
}


def _whole_width(option: QStyleOptionViewItem) -> float:
    """The scroll bar lies on the margin, so that rows do not move when it comes and goes."""
    return float(option.widget.width())


def _by_keys(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_KeyboardFocusChange)
