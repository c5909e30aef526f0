"""All of a message that is too long for its bubble."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from sealroom.controller.timeline_views import MessageView
from sealroom.ui.clipboard import clipboard_content, copy_text
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.parts.rich_document import fill_document
from sealroom.ui.text.inert import inert_name, inert_text, isolated
from sealroom.ui.text.markup import read_markup
from sealroom.ui.text.when import moment
from sealroom.ui.theme import Theme

_WIDTH = 640
_HEIGHT = 420


class _Text(QTextEdit):
    """As high as there is room, up to a page."""

    linkWanted = Signal(str)

    def __init__(self, theme: Theme, message: MessageView, *, remembered: bool) -> None:
        super().__init__()
        self._written = inert_text(message.text)
        self._remembered = remembered
        self.setProperty("kind", "reading")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        fill_document(self.document(), read_markup(message.text, message.mentions), theme)
        self.moveCursor(self.textCursor().MoveOperation.Start)
        self.viewport().setMouseTracking(True)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied by key or menu: all of it as it was written, a part as it is shown."""
        cursor = self.textCursor()
        whole = (
            cursor.selectionEnd() - cursor.selectionStart() >= self.document().characterCount() - 1
        )
        copied = self._written if whole else cursor.selection().toPlainText()
        return clipboard_content(copied, remembered=self._remembered)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Links answer to the pointer."""
        super().mouseMoveEvent(event)
        over_link = bool(self.anchorAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if over_link else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a link asks before anything is opened."""
        super().mouseReleaseEvent(event)
        address = self.anchorAt(event.position().toPoint())
        if address and not self.textCursor().hasSelection():
            self.linkWanted.emit(address)

    def sizeHint(self) -> QSize:
        """A page."""
        return QSize(_WIDTH, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(100, 80)


class WholeMessage(Sheet):
    """Its text can be read, chosen and copied, and looks as in its bubble."""

    linkWanted = Signal(str)
    """The address of a link that was clicked."""

    def __init__(
        self, theme: Theme, message: MessageView, now: int, *, copies_remembered: bool = True
    ) -> None:
        super().__init__(theme, "", name="wholeMessageSheet", width=_WIDTH)
        who = self.tr("You") if message.mine else isolated(inert_name(message.sender_name))
        self.set_title(
            self.tr("{name}, {time}").format(name=who, time=moment(message.sent_at, now))
        )
        self._message = message
        self._remembered = copies_remembered
        self._text = _Text(theme, message, remembered=copies_remembered)
        self._text.setObjectName("wholeText")
        self._text.setAccessibleName(self.tr("Message"))
        self._text.linkWanted.connect(self.linkWanted)
        self.fill_with(self._text)
        copy = self.add_left_button(self.tr("Copy text"), "copyWhole")
        copy.clicked.connect(self._copy)
        close = self.add_button(self.tr("Close"), "cancel", "primary")
        close.clicked.connect(self.accept)

    def first_focus(self) -> QWidget:
        """The text: arrows and pages scroll it."""
        return self._text

    def _copy(self) -> None:
        copy_text(inert_text(self._message.text), remembered=self._remembered)
