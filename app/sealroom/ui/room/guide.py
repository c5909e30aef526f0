"""The first minutes: what to do first, and what the four signs mean. A click hides it for good."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sealroom.controller.timeline_views import Lock
from sealroom.ui.desk import Desk
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_line
from sealroom.ui.text.guide_words import sign_words
from sealroom.ui.text.lock_words import LOCK_ICONS, lock_color
from sealroom.ui.theme import Icon, Theme

_WIDTH = 420
_ICON = 18


class Sign(QWidget):
    """An icon in the colour of what it means."""

    def __init__(self, theme: Theme, size: int = _ICON) -> None:
        super().__init__()
        self._theme = theme
        self._icon = Icon.SEALED
        self._lock: Lock | None = None
        self._done = False
        self.setFixedSize(size, size)
        theme.changed.connect(self.update)

    def show_lock(self, lock: Lock) -> None:
        """One of the four signs."""
        self._lock, self._icon = lock, LOCK_ICONS[lock]
        self.update()

    def show_done(self, done: bool) -> None:
        """Whether a step is behind one."""
        self._done, self._icon = done, Icon.CHECK if done else Icon.SENDING
        self.update()

    def sizeHint(self) -> QSize:
        """Its square."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon."""
        tokens = self._theme.tokens
        color = tokens.accent if self._done or self._lock is Lock.SEALED else tokens.muted
        if self._lock is not None and self._lock is not Lock.SEALED:
            color = lock_color(self._lock, tokens)
        self._theme.icons.paint(QPainter(self), QPointF(0, 0), self.width(), self._icon, color)


class Step(QWidget):
    """What to do, whether it is done, and the button that does it."""

    def __init__(self, theme: Theme, words: str, button: QPushButton) -> None:
        super().__init__()
        self._words = words
        self._sign = Sign(theme)
        self._label = Label(words, wrap=True)
        self.button = button
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self._sign)
        line.addWidget(self._label, 1)
        line.addWidget(button)
        self.show_done(False)

    def show_done(self, done: bool) -> None:
        """A check mark, and no button any more."""
        self._sign.show_done(done)
        self.button.setVisible(not done)
        said = self.tr("{step} Done.").format(step=self._words) if done else self._words
        self._label.setAccessibleName(said)


class Guide(QFrame):
    """Steps check themselves off as they are done, wherever that happens."""

    recoveryWanted = Signal()
    newRoomWanted = Signal()
    joinWanted = Signal()
    skipped = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        theme = desk.theme
        self.setProperty("kind", "card")
        self.setObjectName("guide")
        self.setFixedWidth(_WIDTH)
        kit = make_button(self.tr("Save…"), name="guideKit")
        kit.clicked.connect(self.recoveryWanted)
        self.kit = Step(
            theme, self.tr("Save your recovery kit, in case this computer is lost."), kit
        )
        new = make_button(self.tr("New room…"), name="emptyNewRoom", kind="primary")
        new.clicked.connect(self.newRoomWanted)
        self.room = Step(theme, self.tr("Make a room and invite people,"), new)
        join = make_button(self.tr("Join by a link…"), name="emptyJoin")
        join.clicked.connect(self.joinWanted)
        self.join = Step(theme, self.tr("or ask to be let into one."), join)
        skip = make_button(self.tr("Hide these first steps"), name="skipGuide", kind="link")
        skip.clicked.connect(self.skipped)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(10)
        column.addWidget(Label(self.tr("First steps"), kind="strong"))
        for step in (self.kit, self.room, self.join):
            column.addWidget(step)
        column.addWidget(make_line())
        column.addWidget(Label(self.tr("What the signs beside a message say"), kind="strong"))
        for lock in Lock:
            column.addLayout(_sign_line(theme, lock))
        column.addWidget(skip, 0, Qt.AlignmentFlag.AlignHCenter)
        desk.bridge.recoveryChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """What is done by now."""
        self.kit.show_done(self._desk.facade.recovery.view().complete)


def _sign_line(theme: Theme, lock: Lock) -> QHBoxLayout:
    sign = Sign(theme)
    sign.show_lock(lock)
    line = QHBoxLayout()
    line.setSpacing(12)
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Label(sign_words(lock), kind="muted", wrap=True), 1)
    return line
