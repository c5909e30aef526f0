"""The frame of every dialog: title, body, errors in place, buttons."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.mirror import set_margins
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.parts.scroll_body import STRIP, ScrollBody
from sealroom.ui.parts.spinner import Spinner
from sealroom.ui.theme import Theme

WIDTH = 480
_MARGIN = 24
_RADIUS = 16


class Sheet(QDialog):
    """A card in its window. `finished` says it was closed; what came of it are other signals."""

    sizeWanted = Signal()
    """Its content became higher or lower."""

    def __init__(self, theme: Theme, title: str, *, name: str, width: int = WIDTH) -> None:
        super().__init__()
        self.theme = theme
        self.wanted_width = width
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._busy = False
        self._focus_before: QWidget | None = None
        self._title = Label(title, kind="title", wrap=True)
        self._title.setObjectName("sheetTitle")
        self._scroll = ScrollBody()
        self.body = self._scroll.body
        self._error = Notice(theme, NoticeKind.RED)
        self._error.setObjectName("sheetError")
        self._error.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._spinner = Spinner(theme)
        self._doing = Label(kind="small")
        self._doing.setObjectName("sheetBusy")
        self._lay_out()
        self.set_busy(False)
        theme.changed.connect(self.update)

    def _lay_out(self) -> None:
        self._left = QHBoxLayout()
        self._left.setSpacing(8)
        self._left.addWidget(self._spinner)
        self._left.addWidget(self._doing)
        foot = QHBoxLayout()
        set_margins(foot, 0, 0, STRIP, 0)
        foot.setSpacing(8)
        foot.addLayout(self._left)
        foot.addStretch()
        foot.addLayout(self._buttons)
        self._column = column = QVBoxLayout(self)
        set_margins(column, _MARGIN, _MARGIN, _MARGIN - STRIP, _MARGIN)
        column.setSpacing(16)
        column.addLayout(_beside_strip(self._title))
        column.addWidget(self._scroll, 1)
        column.addLayout(_beside_strip(self._error))
        column.addLayout(foot)

    @property
    def title(self) -> str:
        """What stands on top."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Say something else on top."""
        self._title.setText(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)

    def add_above(self, widget: QWidget) -> None:
        """Something between title and body that does not scroll with it."""
        self._column.insertLayout(1, _beside_strip(widget))

    def fill_with(self, widget: QWidget) -> None:
        """One part that scrolls by itself, in the place of the body."""
        self._scroll.hide()
        self._column.removeWidget(self._scroll)
        self._column.insertLayout(1, _beside_strip(widget), 1)

    def add_button(self, text: str, name: str, kind: str = "") -> QPushButton:
        """A button at the right; a primary or dangerous one is the default action."""
        button = make_button(text, name=name, kind=kind)
        if kind in {"primary", "danger"}:
            button.setDefault(True)
        self._buttons.addWidget(button)
        return button

    def add_left_button(self, text: str, name: str, kind: str = "") -> QPushButton:
        """A button at the left: another way to go on."""
        button = make_button(text, name=name, kind=kind)
        self._left.insertWidget(0, button)
        return button

    def add_cancel(self, text: str = "") -> QPushButton:
        """The button that does what Escape does."""
        button = self.add_button(text or self.tr("Cancel"), "cancel")
        button.clicked.connect(self.reject)
        return button

    def show_error(self, words: str) -> None:
        """Say in place what went wrong; what was typed stays."""
        self._error.say(words)
        self._error.setVisible(bool(words))
        self.sizeWanted.emit()

    @property
    def error(self) -> str:
        """What is said to have gone wrong."""
        return self._error.words if self._error.isVisibleTo(self) else ""

    def set_busy(self, busy: bool, words: str = "") -> None:
        """While something is under way: nothing but Cancel answers."""
        if busy and not self._busy:
            self._focus_before = self.focusWidget()
        self._busy = busy
        self._spinner.setVisible(busy)
        self._doing.setVisible(busy)
        self._doing.setText(words)
        self._scroll.setEnabled(not busy)
        for button in self.findChildren(QPushButton):
            if button.objectName() != "cancel" and not self._scroll.isAncestorOf(button):
                button.setEnabled(not busy)
        if not busy and self._focus_before is not None and self.isVisible():
            self._focus_before.setFocus()
            self._focus_before = None

    def say_progress(self, words: str) -> None:
        """While it is busy: how far it is."""
        if self._busy:
            self._doing.setText(words)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._busy

    def first_focus(self) -> QWidget:
        """What has the focus when it opens: the sheet itself, so that no button seems pressed."""
        return self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; Enter does the default action; no key reaches what is below.

        Keys that nobody in it took scroll what does not fit.
        """
        if not self._scroll.turn(event.key()):
            super().keyPressEvent(event)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.tokens.line, 1))
        painter.setBrush(self.theme.tokens.background)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)


def _beside_strip(widget: QWidget) -> QHBoxLayout:
    """Ends where the body's content does: the strip for its scroll bar lies in the margin."""
    line = QHBoxLayout()
    set_margins(line, 0, 0, STRIP, 0)
    line.addWidget(widget)
    return line
