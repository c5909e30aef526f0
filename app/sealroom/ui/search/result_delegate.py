"""Draws what was found: headings, rooms, and messages with the words in them marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sealroom.controller.views import RoomView
from sealroom.ui.clock import Clock
from sealroom.ui.parts.picture import paint_picture
from sealroom.ui.parts.text_block import elided, line_width
from sealroom.ui.search.results_model import HitRow, Part, ResultRole, ResultRow
from sealroom.ui.text.excerpt import Excerpt
from sealroom.ui.text.inert import inert_name
from sealroom.ui.text.lock_words import LOCK_ICONS, lock_color, room_lock, shown_lock
from sealroom.ui.text.room_words import room_picture, room_title
from sealroom.ui.text.search_words import hit_room, hit_sender, section_words
from sealroom.ui.text.when import short
from sealroom.ui.theme import Theme

PICTURE = 32
_INSET = 8
_TEXT_LEFT = 2 * _INSET + PICTURE + 12
_SIGN = 12
_LINES = 2
"""Of a message."""


class ResultDelegate(QStyledItemDelegate):
    """Rows of a `ResultsModel`."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """By what the row is."""
        fonts = self._theme.fonts
        row: ResultRow = index.data(ResultRole.ROW)
        if isinstance(row, Part):
            return QSize(0, int(fonts.small_line) + 16)
        if isinstance(row, RoomView):
            return QSize(0, PICTURE + 12)
        return QSize(0, int(2 * fonts.small_line + _LINES * fonts.small_line) + 20)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The row."""
        row: ResultRow = index.data(ResultRole.ROW)
        rect = QRectF(option.rect)
        rect.setWidth(option.widget.width())  # the scroll bar lies on the margin
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Part):
            self._paint_heading(painter, rect, row)
        else:
            self.paint_ground(painter, option, rect)
            if isinstance(row, RoomView):
                self._paint_room(painter, rect, row)
            else:
                self._paint_hit(painter, rect, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, part: Part) -> None:
        painter.setFont(self._theme.fonts.small_strong)
        painter.setPen(self._theme.tokens.muted)
        line = rect.adjusted(2 * _INSET, 8, -2 * _INSET, -4)
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, side, section_words(messages=part is Part.MESSAGES))

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
        """Of the row that is chosen, or under the pointer."""
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            ground = self._theme.tokens.selected
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.setOpacity(1 if chosen else 0.5)
            painter.drawRoundedRect(rect.adjusted(_INSET, 0, -_INSET, 0), 12, 12)
            painter.setOpacity(1)

    def _paint_room(self, painter: QPainter, rect: QRectF, room: RoomView) -> None:
        tokens, fonts, title = self._theme.tokens, self._theme.fonts, room_title(room)
        at, identifier = self.picture_rect(rect, 6).topLeft(), room_picture(room)
        paint_picture(painter, self._theme, at, PICTURE, identifier=identifier, name=title)
        text = self.text_rect(rect)
        shown = elided(fonts.strong, title, text.width() - _SIGN - 6)
        painter.setFont(fonts.strong)
        painter.setPen(tokens.text if room.my_role else tokens.muted)
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, side, shown)
        lock = room_lock(sealed=room.sealed)
        place = self.sign_after(text, line_width(fonts.strong, shown))
        self._theme.icons.paint(painter, place, _SIGN, LOCK_ICONS[lock], lock_color(lock, tokens))

    def picture_rect(self, row: QRectF, top: int) -> QRectF:
        """Where a row's picture stands."""
        left = QRectF(row.left() + 2 * _INSET, row.top() + top, PICTURE, PICTURE)
        return self._mirrored(row, left)

    def text_rect(self, row: QRectF) -> QRectF:
        """Where a row's words stand."""
        return self._mirrored(row, row.adjusted(_TEXT_LEFT, 0, -2 * _INSET, 0))

    def sign_after(self, text: QRectF, width: float) -> QPointF:
        """Where a sign stands behind words of a width."""
        beside = width + 6
        x = text.right() - beside - _SIGN if self._from_right else text.left() + beside
        return QPointF(x, text.center().y() - _SIGN / 2)

    def _paint_hit(self, painter: QPainter, rect: QRectF, row: HitRow) -> None:
        message, fonts = row.hit.message, self._theme.fonts
        at = self.picture_rect(rect, 10).topLeft()
        name = inert_name(message.sender_name)
        paint_picture(painter, self._theme, at, PICTURE, identifier=message.sender, name=name)
        text = self._mirrored(rect, rect.adjusted(_TEXT_LEFT, 8, -2 * _INSET, 0))
        line = QRectF(text.left(), text.top(), text.width(), fonts.small_line)
        self._paint_first_line(painter, line, row)
        line.translate(0, fonts.small_line + 1)
        painter.setFont(fonts.small)
        painter.setPen(self._theme.tokens.muted)
        where = elided(fonts.small, hit_room(row.hit), line.width())
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, side, where)
        place = QPointF(text.left(), line.bottom() + 2)
        self._paint_excerpt(painter, place, text.width(), row.excerpt)

    def _paint_first_line(self, painter: QPainter, line: QRectF, row: HitRow) -> None:
        """Who, and at the end when and how sealed."""
        tokens, fonts, message = self._theme.tokens, self._theme.fonts, row.hit.message
        time = short(message.sent_at, self._clock())
        taken = line_width(fonts.small, time) + _SIGN + 6
        lock = shown_lock(message)
        x = line.left() if self._from_right else line.right() - _SIGN
        sign_at = QPointF(x, line.center().y() - _SIGN / 2)
        color = lock_color(lock, tokens)
        self._theme.icons.paint(painter, sign_at, _SIGN, LOCK_ICONS[lock], color)
        beside = _SIGN + 4
        space = (beside, 0) if self._from_right else (0, -beside)
        painter.setFont(fonts.small)
        painter.setPen(tokens.muted)
        end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line.adjusted(space[0], 0, space[1], 0), end, time)
        painter.setFont(fonts.small_strong)
        painter.setPen(tokens.name(message.sender))
        who = elided(fonts.small_strong, hit_sender(row.hit), line.width() - taken - 8)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, who)

    def _paint_excerpt(self, painter: QPainter, at: QPointF, width: float, found: Excerpt) -> None:
        layout = QTextLayout(found.text, self._theme.fonts.small)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._marks(found))
        layout.beginLayout()
        y = 0.0
        for _ in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += self._theme.fonts.small_line
        layout.endLayout()
        painter.setPen(self._theme.tokens.text)
        layout.draw(painter, at)

    def _marks(self, found: Excerpt) -> list[QTextLayout.FormatRange]:
        marked = QTextCharFormat()
        marked.setFontWeight(QFont.Weight.Bold)
        marked.setForeground(self._theme.tokens.accent)
        ranges: list[QTextLayout.FormatRange] = []
        for begin, end in found.marks:
            piece = QTextLayout.FormatRange()
            piece.start = _utf16(found.text[:begin])
            piece.length = _utf16(found.text[begin:end])
            piece.format = marked
            ranges.append(piece)
        return ranges

    @property
    def _from_right(self) -> bool:
        parent = self.parent()
        return isinstance(parent, QWidget) and parent.isRightToLeft()

    def _mirrored(self, row: QRectF, rect: QRectF) -> QRectF:
        if not self._from_right:
            return rect
        return rect.translated(row.left() + row.right() - rect.left() - rect.right(), 0)


def _utf16(text: str) -> int:
    """Qt counts UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
