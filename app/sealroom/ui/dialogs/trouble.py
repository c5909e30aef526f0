"""What keeps a profile from being opened: what happened, what is safe, and the ways on."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.parts.choice_card import ChoiceCard
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.theme import Theme


class Way(enum.Enum):
    """What to do next; the values are object names."""

    AGAIN = "tryAgain"
    RESTORE = "restoreCopy"
    OTHER = "otherProfile"


@dataclass(frozen=True)
class Offer:
    """A way on, as its card says it."""

    way: Way
    title: str
    words: str


@dataclass(frozen=True)
class Trouble:
    """What the sheet shows. The first way is the one that is chosen at first."""

    title: str
    words: str
    safe: str = ""
    ways: Sequence[Offer] = field(default=())
    folder: Path | None = None
    """Where to look for oneself."""


class TroubleSheet(Sheet):
    """Accepted with `way`, or closed for good."""

    def __init__(self, theme: Theme, trouble: Trouble) -> None:
        super().__init__(theme, "", name="troubleSheet")
        self._trouble = trouble
        self.way: Way | None = None
        self.set_title(trouble.title)
        self._say(trouble)
        self._cards = {offer.way: self._card(offer) for offer in trouble.ways}
        self._show_ways()
        if trouble.folder is not None:
            folder = self.add_left_button(self.tr("Open the folder"), "openFolder", "link")
            folder.clicked.connect(self._open_folder)
        close = self.add_cancel(self.tr("Quit"))
        if trouble.ways:
            self.go_on = self.add_button(self._go_on_words(), "goOn", "primary")
            self.go_on.clicked.connect(self.accept)
        else:
            close.setDefault(True)

    def accept(self) -> None:
        """Go the way that is chosen."""
        chosen = [way for way, card in self._cards.items() if card.isChecked()]
        self.way = chosen[0] if chosen else None
        super().accept()

    def _say(self, trouble: Trouble) -> None:
        words = Label(trouble.words, wrap=True)
        words.setObjectName("troubleWords")
        self.body.addWidget(words)
        if trouble.safe:
            safe = Notice(self.theme, NoticeKind.CALM)
            safe.setObjectName("troubleSafe")
            safe.say(trouble.safe)
            self.body.addWidget(safe)

    def _card(self, offer: Offer) -> ChoiceCard:
        return ChoiceCard(self.theme, offer.title, offer.words, name=offer.way.value)

    def _show_ways(self) -> None:
        for number, card in enumerate(self._cards.values()):
            card.setChecked(number == 0)
            self.body.addWidget(card)
            card.setVisible(len(self._cards) > 1)

    def _go_on_words(self) -> str:
        return self.tr("Continue") if len(self._cards) > 1 else self._trouble.ways[0].title

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._trouble.folder)))
