"""What a completion offers, in a list above the cursor; the field keeps the keys."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sealroom.ui.composer.offers import Offer
from sealroom.ui.emoji.catalogue import with_tone
from sealroom.ui.emoji.grid import glyph_font
from sealroom.ui.parts.picture import paint_picture
from sealroom.ui.parts.text_block import elided, line_width
from sealroom.ui.theme import Icon, Theme

_ROW = 36
_WIDTH = 320
_SIGN = 24
_MARK = 14
_GAP = 4
_ROOT = QModelIndex()
_OFFER = Qt.ItemDataRole.UserRole + 1


class _Offers(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.offers: list[Offer] = []

    def show(self, offers: list[Offer]) -> None:
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.offers)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if not index.isValid():
            return None
        offer = self.offers[index.row()]
        if role == _OFFER:
            return offer
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (offer.words, offer.note)))
        return None


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tone = 0

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(_WIDTH, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens, offer = self._theme.tokens, index.data(_OFFER)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.raised)
            painter.drawRoundedRect(rect, 8, 8)
        sign = QRectF(rect.left() + 8, rect.center().y() - _SIGN / 2, _SIGN, _SIGN)
        if offer.person is not None:
            person = offer.person
            at = sign.topLeft()
            paint_picture(
                painter, self._theme, at, _SIGN, identifier=person.user_id, name=person.name
            )
        elif offer.emoji is not None:
            painter.setFont(glyph_font(self._theme, 20))
            painter.setPen(tokens.text)  # without a pen not even a colour font is drawn
            emoji = with_tone(offer.emoji, self.tone)
            painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, emoji)
        self._write(painter, rect.adjusted(16 + _SIGN, 0, -8, 0), offer)
        painter.restore()

    def _write(self, painter: QPainter, line: QRectF, offer: Offer) -> None:
        tokens, fonts = self._theme.tokens, self._theme.fonts
        words = elided(fonts.body, offer.words, line.width() - _MARK - 6)
        painter.setFont(fonts.body)
        painter.setPen(tokens.text)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
        taken = line_width(fonts.body, words) + 6
        if offer.person is not None and offer.person.verified:
            at = QPointF(line.left() + taken, line.center().y() - _MARK / 2)
            self._theme.icons.paint(painter, at, _MARK, Icon.VERIFIED, tokens.accent)
            taken += _MARK + 6
        painter.setFont(fonts.small)
        painter.setPen(tokens.amber if offer.alarming else tokens.muted)
        note = elided(fonts.small, offer.note, line.width() - taken)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)


class OfferList(QFrame):
    """Hidden while there is nothing to offer."""

    chosen = Signal(object)
    """The `Offer`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setProperty("kind", "card")
        self.setObjectName("offers")
        self._model = _Offers(self)
        self._rows = _Rows(theme, self)
        self.list = QListView()
        self.list.setObjectName("offerList")
        self.list.setAccessibleName(self.tr("Suggestions"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._rows)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(lambda index: self.chosen.emit(index.data(_OFFER)))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        self.hide()

    def offer(self, offers: list[Offer], tone: int, cursor: QRect) -> None:
        """Show rows above the cursor, a place of the screen; none hides it."""
        if not offers:
            self.hide()
            return
        self._rows.tone = tone
        self._model.show(offers)
        self.list.setCurrentIndex(self._model.index(0))
        height = len(offers) * _ROW + 10
        self.resize(min(_WIDTH, self._page.width() - 16), height)
        at = self._page.mapFromGlobal(cursor.topLeft()) - QPoint(40, height + _GAP)
        most = self._page.width() - self.width() - 8
        self.move(max(8, min(at.x(), most)), max(8, at.y()))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Another row, round and round."""
        rows = self._model.rowCount()
        row = (self.list.currentIndex().row() + by) % rows
        self.list.setCurrentIndex(self._model.index(row))

    @property
    def current(self) -> Offer | None:
        """The row that Enter takes."""
        offer = self.list.currentIndex().data(_OFFER)
        return offer if isinstance(offer, Offer) else None
