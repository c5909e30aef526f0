"""What a message carries: pictures of a fixed size from the first moment, other files as cards."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from sealroom.controller.file_views import FilePlace, FileState, FileStatus, FileView
from sealroom.controller.timeline_views import MessageView
from sealroom.protocol.ids import SessionId
from sealroom.ui.parts.mirror import draw_words, upright
from sealroom.ui.parts.text_block import elided
from sealroom.ui.pictures.shelf import PictureShelf
from sealroom.ui.text.file_words import clean_name, is_program, status_words
from sealroom.ui.theme import Icon, Theme
from sealroom.ui.timeline.metrics import SMALL_LINE
from sealroom.ui.timeline.region import Region, Spot

_MOST = QSizeF(360, 320)
_LEAST = QSizeF(96, 56)
_CARD = 56
_CARD_WIDTH = 320
_GAP = 6
_RADIUS = 10
_ICON = 24
_SAVE = 20
_BAR = 3


class FilesBlock:
    """Laid out for one width; what is known of each file is asked for when it is drawn."""

    def __init__(self, message: MessageView, theme: Theme, width: float) -> None:
        self._message = message
        self._files = message.files
        self._theme = theme
        self._sizes = [_size(file, width) for file in self._files]
        self.width = max(size.width() for size in self._sizes)
        self.height = sum(size.height() + _GAP for size in self._sizes)
        self._rects: list[QRectF] = []

    def place(self, at: QPointF) -> list[Spot]:
        """Stand with the top left corner at `at`."""
        self._rects, spots, y = [], [], at.y()
        for file, size in zip(self._files, self._sizes, strict=True):
            rect = QRectF(at.x(), y, size.width(), size.height())
            self._rects.append(rect)
            if not file.is_picture:
                spots.append(Spot(_save_rect(rect), Region.FILE_SAVE, file.file_id))
            spots.append(Spot(rect, Region.FILE, file.file_id))
            y += size.height() + _GAP
        return spots

    def paint(
        self,
        painter: QPainter,
        theme: Theme,
        shelf: PictureShelf | None,
        session_id: SessionId,
        hovered: Spot | None,
    ) -> None:
        """Draw what is there of each."""
        for file, rect in zip(self._files, self._rects, strict=True):
            status = shelf.status(file.file_id) if shelf else FileStatus(FileState.AWAY)
            if file.is_picture and not (shelf and shelf.is_refused(file.file_id)):
                place = FilePlace(session_id, self._message.message_id, file)
                self._paint_picture(painter, theme, rect, place, shelf)
                if status.state in {FileState.COMING, FileState.GOING, FileState.FAILED}:
                    _paint_veil(painter, theme, rect, file, status)
            else:
                is_hovered = hovered is not None and hovered.value == file.file_id
                _paint_card(painter, theme, rect, file, status, lit=is_hovered)

    def _paint_picture(
        self,
        painter: QPainter,
        theme: Theme,
        rect: QRectF,
        place: FilePlace,
        shelf: PictureShelf | None,
    ) -> None:
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(rect, _RADIUS, _RADIUS)
        painter.setClipPath(shape)
        ground = QColor(theme.tokens.text)
        ground.setAlphaF(0.06)
        painter.fillRect(rect, ground)
        pixmap = shelf.picture(place) if shelf else None
        if pixmap is None:
            middle = rect.center() - QPointF(_ICON / 2, _ICON / 2)
            theme.icons.paint(painter, middle, _ICON, Icon.IMAGE, theme.tokens.muted)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = QSizeF(pixmap.size()).scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
            at = rect.center() - QPointF(size.width() / 2, size.height() / 2)
            shown = QRectF(at, size)
            with upright(painter, shown):
                painter.drawPixmap(shown, pixmap, QRectF(pixmap.rect()))
        painter.restore()


def _size(file: FileView, width: float) -> QSizeF:
    """By what the sender says, within bounds: it stays so whatever comes."""
    if not file.is_picture:
        return QSizeF(min(_CARD_WIDTH, width), _CARD)
    most = QSizeF(min(_MOST.width(), width), _MOST.height())
    wanted = QSizeF(file.width, file.height)
    if wanted.width() > most.width() or wanted.height() > most.height():
        wanted = wanted.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
    return wanted.expandedTo(_LEAST).boundedTo(most)


def _save_rect(card: QRectF) -> QRectF:
    return QRectF(card.right() - _SAVE - 14, card.center().y() - _SAVE / 2, _SAVE, _SAVE)


def _paint_card(
    painter: QPainter, theme: Theme, rect: QRectF, file: FileView, status: FileStatus, *, lit: bool
) -> None:
    tokens = theme.tokens
    ground = QColor(tokens.text)
    ground.setAlphaF(0.1 if lit else 0.06)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
    harmful = is_program(file.name)
    icon = Icon.CAUTION if harmful else Icon.FILE
    at = QPointF(rect.x() + 12, rect.center().y() - _ICON / 2)
    theme.icons.paint(painter, at, _ICON, icon, tokens.amber if harmful else tokens.accent)
    left, right = rect.x() + 12 + _ICON + 10, _save_rect(rect).left() - 8
    name = elided(theme.fonts.body, clean_name(file.name), right - left)
    painter.setFont(theme.fonts.body)
    painter.setPen(tokens.text)
    line = QRectF(left, rect.y() + 8, right - left, 20)
    draw_words(painter, line, Qt.AlignmentFlag.AlignVCenter, name)
    painter.setFont(theme.fonts.small)
    failed = status.state is FileState.FAILED
    painter.setPen(tokens.red if failed else tokens.muted)
    words = elided(theme.fonts.small, status_words(file, status), right - left)
    below = QRectF(left, rect.y() + 30, right - left, SMALL_LINE)
    draw_words(painter, below, Qt.AlignmentFlag.AlignVCenter, words)
    moving = status.state in {FileState.COMING, FileState.GOING}
    sign = Icon.CLOSE if moving else Icon.RETRY if failed else Icon.SAVE
    theme.icons.paint(painter, _save_rect(rect).topLeft(), _SAVE, sign, tokens.muted)
    if moving and status.size:
        _paint_bar(painter, theme, QRectF(left, rect.bottom() - 6, right - left, _BAR), status)


def _paint_veil(
    painter: QPainter, theme: Theme, rect: QRectF, file: FileView, status: FileStatus
) -> None:
    """Over a picture that is not here yet: how far it is."""
    tokens = theme.tokens
    foot = QRectF(rect.x() + 6, rect.bottom() - 30, rect.width() - 12, 24)
    veil = QColor(tokens.background)
    veil.setAlphaF(0.88)
    painter.setPen(QPen(tokens.line, 1))
    painter.setBrush(veil)
    painter.drawRoundedRect(foot, 8, 8)
    painter.setFont(theme.fonts.small)
    painter.setPen(tokens.red if status.state is FileState.FAILED else tokens.text)
    words = elided(theme.fonts.small, status_words(file, status), foot.width() - 16)
    draw_words(painter, foot.adjusted(8, 0, -8, -2), Qt.AlignmentFlag.AlignVCenter, words)
    if status.size and status.state is not FileState.FAILED:
        bar = QRectF(foot.x() + 8, foot.bottom() - 5, foot.width() - 16, _BAR)
        _paint_bar(painter, theme, bar, status)


def _paint_bar(painter: QPainter, theme: Theme, rect: QRectF, status: FileStatus) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tokens.line)
    painter.drawRoundedRect(rect, 1.5, 1.5)
    share = min(1.0, status.done / status.size)
    painter.setBrush(theme.tokens.accent)
    done = QRectF(rect.x(), rect.y(), max(_BAR, rect.width() * share), rect.height())
    painter.drawRoundedRect(done, 1.5, 1.5)
