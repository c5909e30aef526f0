"""The middle while no room is open: what to do first."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sealroom.ui.desk import Desk
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.scroll_body import STRIP, ScrollBody
from sealroom.ui.room.guide import Guide
from sealroom.ui.theme import Icon, Theme

_SIGN = 40
_WORDS_WIDTH = 320


class _Sign(QWidget):
    """A large quiet icon."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(_SIGN, _SIGN)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon."""
        icons, color = self._theme.icons, self._theme.tokens.accent
        icons.paint(QPainter(self), QPointF(0, 0), _SIGN, Icon.SEALED, color)

    def sizeHint(self) -> QSize:
        """Its square."""
        return QSize(_SIGN, _SIGN)


class EmptyPage(QFrame):
    """With rooms: where to choose one. Without: the first steps, or a word and two buttons."""

    newRoomWanted = Signal()
    joinWanted = Signal()
    recoveryWanted = Signal()
    guideSkipped = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("kind", "background")
        self.setObjectName("emptyPage")
        self._words = Label(kind="muted", wrap=True)
        self._words.setObjectName("emptyWords")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setFixedWidth(_WORDS_WIDTH)
        self._sign = _Sign(desk.theme)
        self._buttons = self._make_buttons()
        self.guide = Guide(desk)
        self.guide.newRoomWanted.connect(self.newRoomWanted)
        self.guide.joinWanted.connect(self.joinWanted)
        self.guide.recoveryWanted.connect(self.recoveryWanted)
        self.guide.skipped.connect(self.guideSkipped)
        self._scroll = ScrollBody()
        self._scroll.body.setContentsMargins(STRIP, 16, 0, 16)
        self._scroll.body.addWidget(self.guide, 0, Qt.AlignmentFlag.AlignCenter)
        center = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch()
        column.addWidget(self._sign, 0, center)
        column.addSpacing(16)
        words = QHBoxLayout()  # gives a wrapped text the height it needs, which alignment does not
        words.addStretch()
        words.addWidget(self._words)
        words.addStretch()
        column.addLayout(words)
        column.addSpacing(20)
        column.addWidget(self._scroll)
        column.addWidget(self._buttons, 0, center)
        column.addStretch()

    def _make_buttons(self) -> QWidget:
        new = make_button(self.tr("New room…"), name="emptyNewRoom", kind="primary")
        new.clicked.connect(self.newRoomWanted)
        join = make_button(self.tr("Join by a link…"), name="emptyJoin")
        join.clicked.connect(self.joinWanted)
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(new)
        line.addWidget(join)
        return buttons

    def show_words(self, *, any_rooms: bool) -> None:
        """Fit what there is."""
        guided = not any_rooms and not self._desk.facade.preferences().guide_seen
        self._words.setText(
            self.tr("Choose a room on the left, or press Ctrl+K to find one.")
            if any_rooms
            else self.tr(
                "Make a room and invite people, or ask to be let into one. "
                "What is written in a sealed room is readable to its people alone."
            )
        )
        self.guide.refresh()
        self._sign.setVisible(not guided)
        self._words.setVisible(not guided)
        self._scroll.setVisible(guided)
        self._buttons.setVisible(not guided)
