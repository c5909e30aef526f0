"""A message: name, text, time and lock, and what must be said about it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sealroom.controller.views import Lock, MessageView, SendState
from sealroom.ui.models.grouping import Placement
from sealroom.ui.parts.picture import paint_picture
from sealroom.ui.parts.text_block import TextBlock, elided, line_width
from sealroom.ui.text.clock_words import clock_line
from sealroom.ui.text.inert import inert_name
from sealroom.ui.text.item_words import state_words
from sealroom.ui.text.lock_words import lock_words
from sealroom.ui.theme import Icon, Theme, Tokens
from sealroom.ui.theme.fonts import BODY_LINE
from sealroom.ui.timeline import metrics as m
from sealroom.ui.timeline.actions_line import ActionsLine
from sealroom.ui.timeline.message_text import message_text
from sealroom.ui.timeline.meta import Meta
from sealroom.ui.timeline.region import Region, Spot


class Bubble:
    """Laid out for one width; `place` fixes it in its row, `paint` draws it."""

    def __init__(
        self, message: MessageView, placement: Placement, theme: Theme, column: float
    ) -> None:
        self._message = message
        self._placement = placement
        self._fonts = theme.fonts
        indent = 0 if message.mine else m.PICTURE + m.PICTURE_GAP
        most = min(m.BUBBLE_MOST, (column - m.PICTURE - m.PICTURE_GAP) * m.BUBBLE_SHARE)
        self._inner = most - 2 * m.PADDING_X
        self._indent = indent
        said = message_text(message)
        self._text = TextBlock(
            said.text,
            theme.fonts.body,
            self._inner,
            BODY_LINE,
            most_lines=m.COLLAPSE_LINES,
            italic=said.is_reason,
        )
        self._is_reason = said.is_reason
        self._meta = Meta(message, theme)
        self._actions = ActionsLine.for_message(
            message, theme, shortened=said.shortened or self._text.cut
        )
        self._note = self._make_note()
        self._name, self._mark = "", 0
        if placement.starts and not message.mine:
            name = inert_name(message.sender_name)
            self._mark = m.SIGN + m.MARK_GAP if message.verified else 0
            self._name = elided(theme.fonts.small_strong, name, self._inner - self._mark)
        self._measure()

    def _make_note(self) -> TextBlock | None:
        words = ""
        if self._message.state is SendState.FAILED:
            words = state_words(self._message)
        elif self._message.lock is Lock.OPEN:
            words = "\n".join(filter(None, (lock_words(Lock.OPEN), clock_line(self._message))))
        elif self._message.lock is not Lock.UNVERIFIED:
            words = clock_line(self._message)
        return TextBlock(words, self._fonts.small, self._inner, m.SMALL_LINE) if words else None

    def _measure(self) -> None:
        text, meta = self._text, self._meta.width
        inline = text.last_width + m.META_GAP + meta
        self._meta_inline = inline <= self._inner
        width = max(text.width, inline if self._meta_inline else meta)
        if self._name:
            width = max(width, line_width(self._fonts.small_strong, self._name) + self._mark)
        if self._note is not None:
            width = max(width, self._note.width)
        if self._actions is not None:
            width = max(width, self._actions.width)
        self.width = width + 2 * m.PADDING_X
        self._text_top = m.PADDING_Y + (m.SMALL_LINE if self._name else 0)
        drop = m.META_DROP if self._meta_inline else BODY_LINE
        self._meta_top = self._text_top + text.height + drop - m.SMALL_LINE - 2
        bottom = self._text_top + text.height + drop
        self._note_top = bottom
        if self._note is not None:
            bottom += self._note.height + 2
        self._actions_top = bottom
        if self._actions is not None:
            bottom += self._actions.height
        self.height = int(bottom + m.PADDING_Y)

    def place(self, left: float, right: float, top: float) -> list[Spot]:
        """Stand in the column from `left` to `right`."""
        x = right - self.width if self._message.mine else left + self._indent
        self.rect = QRectF(x, top, self.width, self.height)
        self._left = left
        meta_x = self.rect.right() - m.PADDING_X - self._meta.width
        spots = self._meta.place(QPointF(meta_x, top + self._meta_top))
        if self._actions is not None:
            at = QPointF(x + m.PADDING_X, top + self._actions_top)
            spots = [*self._actions.place(at), *spots]
        if self._shows_picture:
            spots.append(Spot(self._picture_rect(), Region.PICTURE))
        if self._mark:
            spots.append(Spot(self._mark_rect(), Region.VERIFIED))
        return [*spots, Spot(self.rect, Region.BODY)]

    @property
    def _shows_picture(self) -> bool:
        return self._placement.ends and not self._message.mine

    def _picture_rect(self) -> QRectF:
        return QRectF(self._left, self.rect.bottom() - m.PICTURE, m.PICTURE, m.PICTURE)

    def paint(
        self, painter: QPainter, theme: Theme, *, current: bool, hovered: Spot | None
    ) -> None:
        """Draw the bubble; `current` gets the ring of the keyboard's place."""
        tokens, message = theme.tokens, self._message
        self._paint_shape(painter, tokens, current=current)
        if self._shows_picture:
            at = self._picture_rect().topLeft()
            paint_picture(
                painter, theme, at, m.PICTURE, identifier=message.sender, name=message.sender_name
            )
        inside = QPointF(self.rect.x() + m.PADDING_X, self.rect.y())
        if self._name:
            self._paint_name(painter, inside, theme)
        color = tokens.muted if self._is_reason else tokens.text
        self._text.draw(painter, inside + QPointF(0, self._text_top), color)
        self._meta.paint(painter, theme)
        if self._note is not None:
            at = inside + QPointF(0, self._note_top)
            self._note.draw(painter, at, _note_color(message, tokens))
        if self._actions is not None:
            self._actions.paint(painter, theme, hovered)

    def _mark_rect(self) -> QRectF:
        """The shield of a verified sender, after the name."""
        name = line_width(self._fonts.small_strong, self._name)
        x = self.rect.x() + m.PADDING_X + name + m.MARK_GAP
        return QRectF(x, self.rect.y() + m.PADDING_Y + 2, m.SIGN, m.SIGN)

    def _paint_name(self, painter: QPainter, inside: QPointF, theme: Theme) -> None:
        if self._mark:
            at, color = self._mark_rect().topLeft(), theme.tokens.accent
            theme.icons.paint(painter, at, m.SIGN, Icon.VERIFIED, color)
        painter.setFont(self._fonts.small_strong)
        painter.setPen(theme.tokens.name(self._message.sender))
        line = QRectF(
            inside.x(), inside.y() + m.PADDING_Y, self.width - 2 * m.PADDING_X, m.SMALL_LINE
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._name)

    def _paint_shape(self, painter: QPainter, tokens: Tokens, *, current: bool) -> None:
        fill, edge = _colors(self._message, tokens)
        painter.setBrush(fill)
        painter.setPen(QPen(edge, 1) if edge else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(
            self.rect.adjusted(0.5, 0.5, -0.5, -0.5) if edge else self.rect, m.RADIUS, m.RADIUS
        )
        if current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.accent, 2))
            painter.drawRoundedRect(self.rect.adjusted(-1, -1, 1, 1), m.RADIUS + 1, m.RADIUS + 1)


def _note_color(message: MessageView, tokens: Tokens) -> QColor:
    if message.state is SendState.FAILED:
        return tokens.red
    if message.lock is Lock.OPEN:
        return tokens.amber
    return tokens.own_muted if message.mine else tokens.muted


def _colors(message: MessageView, tokens: Tokens) -> tuple[QColor, QColor | None]:
    """Fill and edge."""
    if message.lock is Lock.UNVERIFIED:
        return tokens.red_wash, tokens.red
    if message.state is SendState.FAILED:
        return tokens.red_wash, None
    if message.lock is Lock.OPEN:
        return tokens.amber_wash, tokens.amber_line
    return (tokens.own_bubble if message.mine else tokens.other_bubble), None
