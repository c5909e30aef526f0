"""Requests to answer, on top of the rooms."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sealroom.controller.views import DeviceNoticeView, InvitationCard, JoinCard
from sealroom.ui.desk import Desk
from sealroom.ui.models.refresh import Refresh
from sealroom.ui.rooms.request_card import AskedCard, RequestCard, make_card

_MOST_SHARE = 0.5
"""Of the pane's height: rooms stay in sight however many knock."""
_LEAST = 150
_MOST_CARDS = 50


class CardList(QScrollArea):
    """Cards for what the facade lists. Signals carry the `Card` or `DeviceNoticeView`."""

    changed = Signal()
    """Cards came or went."""
    opened = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cards: list[RequestCard] = []
        self._shown: list[object] = []
        self.setObjectName("requests")
        self.setAccessibleName(self.tr("Requests to answer"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        inside = QWidget()
        inside.setProperty("kind", "plain")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(12, 12, 12, 8)
        self._column.setSpacing(8)
        self.setWidget(inside)
        self._refresh = Refresh(self.read, self)
        desk.bridge.cardsChanged.connect(self._refresh.ask)
        desk.bridge.joinAnswered.connect(lambda *_: self._refresh.ask())
        self.read()

    @property
    def cards(self) -> list[RequestCard]:
        """The cards that are shown."""
        return self._cards

    def read(self) -> None:
        """Show what is to be answered now."""
        facade = self._desk.facade
        wanted = [*facade.device_notices(), *facade.cards()[:_MOST_CARDS], *facade.asked()]
        if wanted == self._shown:
            return
        self._shown = list(wanted)
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for item in wanted:
            if isinstance(item, DeviceNoticeView | JoinCard | InvitationCard):
                self._add(self._make(item))
            else:
                self._add(AskedCard(self._desk, item))
        self.fit()
        self.changed.emit()

    def _make(self, item: DeviceNoticeView | JoinCard | InvitationCard) -> RequestCard:
        card = make_card(self._desk, item)
        card.opened.connect(lambda: self.opened.emit(item))
        card.refused.connect(lambda: self.refused.emit(item))
        return card

    def _add(self, card: RequestCard) -> None:
        self._cards.append(card)
        self._column.addWidget(card)
        card.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences wrap anew."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """All cards, up to half of the pane."""
        layout, parent = self._column, self.parentWidget()
        needed = layout.totalHeightForWidth(self.width()) if self.width() else 0
        most = max(_LEAST, int(parent.height() * _MOST_SHARE)) if parent else needed
        needed = max(0, needed)
        scrolls = needed > most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if scrolls else policy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(most if scrolls else needed)
        bar = self.verticalScrollBar().sizeHint().width() if scrolls else 0
        layout.setContentsMargins(12, 12, 12 - min(bar, 10), 8)
