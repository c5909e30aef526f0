"""A message: name, text, time and lock, and what must be said about it."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sealroom.controller.timeline_views import Lock, MessageView, SendState
from sealroom.protocol.ids import SessionId
from sealroom.ui.models.grouping import Placement
from sealroom.ui.parts.mirror import draw_words, mirrored_point
from sealroom.ui.parts.picture import paint_picture
from sealroom.ui.parts.text_block import TextBlock, elided, line_width
from sealroom.ui.pictures.shelf import PictureShelf
from sealroom.ui.text.clock_words import clock_line
from sealroom.ui.text.inert import inert_name
from sealroom.ui.text.item_words import state_words
from sealroom.ui.text.lock_words import lock_words
from sealroom.ui.text.talk_words import change_words
from sealroom.ui.theme import Icon, Theme, Tokens
from sealroom.ui.theme.fonts import BODY_LINE
from sealroom.ui.timeline import metrics as m
from sealroom.ui.timeline.actions_line import ActionsLine
from sealroom.ui.timeline.files_block import FilesBlock
from sealroom.ui.timeline.message_text import message_text
from sealroom.ui.timeline.meta import Meta
from sealroom.ui.timeline.quote_block import QuoteBlock
from sealroom.ui.timeline.reactions_line import ReactionsLine
from sealroom.ui.timeline.region import Region, Spot
from sealroom.ui.timeline.rich_text import RichText
from sealroom.ui.timeline.text_place import TextPlace, TextRange

translate = QCoreApplication.translate


class Bubble:
    """Laid out for one width; `place` fixes it in its row, `paint` draws it."""

    def __init__(
        self, message: MessageView, placement: Placement, theme: Theme, column: float
    ) -> None:
        self._message = message
        self._placement = placement
        self._fonts = theme.fonts
        self._padding_y = m.COMPACT_PADDING_Y if theme.compact else m.PADDING_Y
        indent = 0 if message.mine else m.PICTURE + m.PICTURE_GAP
        most = min(m.BUBBLE_MOST, (column - m.PICTURE - m.PICTURE_GAP) * m.BUBBLE_SHARE)
        self._inner = most - 2 * m.PADDING_X
        self._indent = indent
        said = message_text(message)
        self._text = RichText(said.blocks, theme, self._inner, m.COLLAPSE_LINES)
        self._is_reason = said.is_reason
        self._meta = Meta(message, theme)
        shows_files = bool(message.files) and message.recall is None
        self._files = FilesBlock(message, theme, self._inner) if shows_files else None
        self._quote = QuoteBlock(message.reply, theme, self._inner) if message.reply else None
        self._reactions = (
            ReactionsLine(message.reactions, theme, self._inner) if message.reactions else None
        )
        self._forwarded = translate("Timeline", "Forwarded") if message.forwarded else ""
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
        message, parts = self._message, [change_words(self._message)]
        if message.state is SendState.FAILED:
            parts.append(state_words(message))
        elif message.recall is None and message.lock is not Lock.UNVERIFIED:
            parts.append(lock_words(Lock.OPEN) if message.lock is Lock.OPEN else "")
            parts.append(clock_line(message))
        words = "\n".join(filter(None, parts))
        return TextBlock(words, self._fonts.small, self._inner, m.SMALL_LINE) if words else None

    def _measure(self) -> None:
        text, meta = self._text, self._meta.width
        inline = text.last_width + m.META_GAP + meta
        self._meta_inline = inline <= self._inner
        width = max(text.width, inline if self._meta_inline else meta)
        if self._name:
            width = max(width, line_width(self._fonts.small_strong, self._name) + self._mark)
        if self._forwarded:
            width = max(width, line_width(self._fonts.small, self._forwarded))
        for part in (self._quote, self._files, self._note, self._reactions, self._actions):
            if part is not None:
                width = max(width, part.width)
        self.width = width + 2 * m.PADDING_X
        self._forwarded_top = self._padding_y + (m.SMALL_LINE if self._name else 0)
        self._quote_top = self._forwarded_top + (m.SMALL_LINE if self._forwarded else 0)
        self._files_top = self._quote_top + (self._quote.height if self._quote else 0)
        self._text_top = self._files_top + (self._files.height if self._files else 0)
        drop = m.META_DROP if self._meta_inline else BODY_LINE
        self._meta_top = self._text_top + text.height + drop - m.SMALL_LINE - 2
        bottom = self._text_top + text.height + drop
        self._note_top = bottom
        if self._note is not None:
            bottom += self._note.height + 2
        self._reactions_top = bottom + 4
        if self._reactions is not None:
            bottom = self._reactions_top + self._reactions.height
        self._actions_top = bottom
        if self._actions is not None:
            bottom += self._actions.height
        self.height = int(bottom + self._padding_y)

    def place(self, left: float, right: float, top: float) -> list[Spot]:
        """Stand in the column from `left` to `right`."""
        x = right - self.width if self._message.mine else left + self._indent
        self.rect = QRectF(x, top, self.width, self.height)
        self._left = left
        meta_x = self.rect.right() - m.PADDING_X - self._meta.width
        spots = self._meta.place(QPointF(meta_x, top + self._meta_top))
        inside = x + m.PADDING_X
        spots = [*self._text.spots(QPointF(inside, top + self._text_top)), *spots]
        if self._quote is not None:
            at = QPointF(inside, top + self._quote_top)
            spots = [*self._quote.place(at, self.width - 2 * m.PADDING_X), *spots]
        if self._files is not None:
            at = QPointF(inside, top + self._files_top)
            spots = [*self._files.place(at), *spots]
        if self._reactions is not None:
            at = QPointF(inside, top + self._reactions_top)
            spots = [*self._reactions.place(at), *spots]
        if self._actions is not None:
            at = QPointF(inside, top + self._actions_top)
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

    def text_place(self, point: QPointF, *, nearest: bool = False) -> TextPlace | None:
        """The place of the text at a point of the row; None beside it, or for the nearest."""
        if self._is_reason:
            return None
        at = self._text_at
        area = QRectF(at, QSizeF(max(self._text.width, 1), self._text.height))
        if not nearest and not area.contains(point):
            return None
        return self._text.nearest_place(mirrored_point(point - at, self._text.width))

    @property
    def text(self) -> RichText:
        """What is said in it."""
        return self._text

    @property
    def _text_at(self) -> QPointF:
        return QPointF(self.rect.x() + m.PADDING_X, self.rect.y() + self._text_top)

    def paint(
        self,
        painter: QPainter,
        theme: Theme,
        *,
        current: bool,
        hovered: Spot | None,
        chosen: TextRange | None = None,
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
        if self._forwarded:
            self._paint_forwarded(painter, inside, theme)
        if self._quote is not None:
            self._quote.paint(painter, theme)
        color = tokens.muted if self._is_reason else tokens.text
        self._text.draw(painter, self._text_at, theme, color, hovered=hovered, chosen=chosen)
        self._meta.paint(painter, theme)
        if self._note is not None:
            at = inside + QPointF(0, self._note_top)
            self._note.draw(painter, at, _note_color(message, tokens))
        if self._reactions is not None:
            self._reactions.paint(painter, theme, hovered)
        if self._actions is not None:
            self._actions.paint(painter, theme, hovered)

    def paint_files(
        self,
        painter: QPainter,
        theme: Theme,
        shelf: PictureShelf | None,
        session_id: SessionId,
        hovered: Spot | None,
    ) -> None:
        """Draw what it carries, as it stands at the moment."""
        if self._files is not None:
            self._files.paint(painter, theme, shelf, session_id, hovered)

    def _paint_forwarded(self, painter: QPainter, inside: QPointF, theme: Theme) -> None:
        tokens = theme.tokens
        painter.setFont(self._fonts.small)
        painter.setPen(tokens.own_muted if self._message.mine else tokens.muted)
        line = QRectF(
            inside.x(), inside.y() + self._forwarded_top, self.width - 2 * m.PADDING_X, m.SMALL_LINE
        )
        draw_words(painter, line, Qt.AlignmentFlag.AlignVCenter, self._forwarded)

    def _mark_rect(self) -> QRectF:
        """The shield of a verified sender, after the name."""
        name = line_width(self._fonts.small_strong, self._name)
        x = self.rect.x() + m.PADDING_X + name + m.MARK_GAP
        return QRectF(x, self.rect.y() + self._padding_y + 2, m.SIGN, m.SIGN)

    def _paint_name(self, painter: QPainter, inside: QPointF, theme: Theme) -> None:
        if self._mark:
            at, color = self._mark_rect().topLeft(), theme.tokens.accent
            theme.icons.paint(painter, at, m.SIGN, Icon.VERIFIED, color)
        painter.setFont(self._fonts.small_strong)
        painter.setPen(theme.tokens.name(self._message.sender))
        line = QRectF(
            inside.x(), inside.y() + self._padding_y, self.width - 2 * m.PADDING_X, m.SMALL_LINE
        )
        draw_words(painter, line, Qt.AlignmentFlag.AlignVCenter, self._name)

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
    if message.state is SendState.FAILED or message.change_failure is not None:
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
