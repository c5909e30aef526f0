"""Where the links of a message go, before anything is opened."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sealroom.ui.browser import open_in_browser
from sealroom.ui.clipboard import copy_text
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.notice import Notice
from sealroom.ui.text.web_link import WebLink
from sealroom.ui.text.web_link_words import caution_words, host_words
from sealroom.ui.theme import Theme

_STEP = 8
"""Letters of an address between places where its line may be broken."""

Open = Callable[[WebLink], bool]


class OpenLink(Sheet):
    """Each link with its host and whole address. Enter and Escape both leave it shut."""

    def __init__(
        self,
        theme: Theme,
        links: list[WebLink],
        *,
        copies_remembered: bool = True,
        open_link: Open = open_in_browser,
    ) -> None:
        super().__init__(theme, "", name="openLinkSheet")
        self._open_link = open_link
        self._remembered = copies_remembered
        self.set_title(
            self.tr("Where this link goes") if len(links) == 1 else self.tr("Where these links go")
        )
        for link in links:
            self.body.addWidget(self._block(link))
        close = self.add_button(self.tr("Close"), "cancel", "primary")
        close.clicked.connect(self.reject)

    def _block(self, link: WebLink) -> QFrame:
        block = QFrame()
        block.setProperty("kind", "field")
        host = Label(host_words(link), kind="strong", wrap=True)
        host.setObjectName("linkHost")
        address = Label(_breakable(link.address), kind="small", wrap=True)
        address.setObjectName("linkAddress")
        address.setAccessibleName(link.address)
        column = QVBoxLayout(block)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(host)
        column.addWidget(address)
        if words := caution_words(link):
            caution = Notice(self.theme)
            caution.setObjectName("linkCaution")
            caution.say(words)
            column.addWidget(caution)
        column.addLayout(self._buttons_of(link))
        return block

    def _buttons_of(self, link: WebLink) -> QHBoxLayout:
        copy = make_button(self.tr("Copy"), name="copyAddress")
        copy.setAccessibleDescription(link.host)
        copy.clicked.connect(lambda: copy_text(link.address, remembered=self._remembered))
        follow = make_button(self.tr("Open in the browser"), name="openAddress")
        follow.setAccessibleDescription(link.host)
        follow.clicked.connect(lambda: self._follow(link))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(copy)
        line.addWidget(follow)
        line.addStretch()
        return line

    def _follow(self, link: WebLink) -> None:
        if self._open_link(link):
            self.accept()
        else:
            self.show_error(self.tr("No browser could be started. Copy the address instead."))


def _breakable(address: str) -> str:
    """With places to break lines at, which no eye sees and nothing copies."""
    return "\N{ZERO WIDTH SPACE}".join(
        address[start : start + _STEP] for start in range(0, len(address), _STEP)
    )
