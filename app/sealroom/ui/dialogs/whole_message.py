"""All of a message that is too long for its bubble."""

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from sealroom.controller.views import MessageView
from sealroom.ui.clipboard import clipboard_content, copy_text
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.text.inert import inert_name, inert_text, isolated
from sealroom.ui.text.when import moment
from sealroom.ui.theme import Theme

_WIDTH = 640
_HEIGHT = 420


class _Text(QPlainTextEdit):
    """As high as there is room, up to a page."""

    def __init__(self, text: str, *, remembered: bool) -> None:
        super().__init__(text)
        self._remembered = remembered

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied by key or menu."""
        return clipboard_content(
            self.textCursor().selection().toPlainText(), remembered=self._remembered
        )

    def sizeHint(self) -> QSize:
        """A page."""
        return QSize(_WIDTH, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(100, 80)


class WholeMessage(Sheet):
    """Its text can be read, chosen and copied; it is shown as it is, no markup."""

    def __init__(
        self, theme: Theme, message: MessageView, now: int, *, copies_remembered: bool = True
    ) -> None:
        super().__init__(theme, "", name="wholeMessageSheet", width=_WIDTH)
        who = self.tr("You") if message.mine else isolated(inert_name(message.sender_name))
        self.set_title(
            self.tr("{name}, {time}").format(name=who, time=moment(message.sent_at, now))
        )
        self._remembered = copies_remembered
        self._text = _Text(inert_text(message.text), remembered=copies_remembered)
        self._text.setObjectName("wholeText")
        self._text.setAccessibleName(self.tr("Message"))
        self._text.setReadOnly(True)
        self.fill_with(self._text)
        copy = self.add_left_button(self.tr("Copy text"), "copyWhole")
        copy.clicked.connect(self._copy)
        close = self.add_button(self.tr("Close"), "cancel", "primary")
        close.clicked.connect(self.accept)

    def first_focus(self) -> QWidget:
        """The text: arrows and pages scroll it."""
        return self._text

    def _copy(self) -> None:
        copy_text(self._text.toPlainText(), remembered=self._remembered)
