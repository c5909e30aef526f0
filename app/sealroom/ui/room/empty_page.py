"""The middle while no room is open: what to do first."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sealroom.ui.desk import Desk
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label
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
    """Words and two buttons."""

    newRoomWanted = Signal()
    joinWanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "background")
        self.setObjectName("emptyPage")
        self._words = Label(kind="muted", wrap=True)
        self._words.setObjectName("emptyWords")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setFixedWidth(_WORDS_WIDTH)
        new = make_button(self.tr("New room…"), name="emptyNewRoom", kind="primary")
        new.clicked.connect(self.newRoomWanted)
        join = make_button(self.tr("Join by a link…"), name="emptyJoin")
        join.clicked.connect(self.joinWanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(new)
        buttons.addWidget(join)
        buttons.addStretch()
        words = QHBoxLayout()
        words.addStretch()
        words.addWidget(self._words)
        words.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addStretch()
        column.addWidget(_Sign(desk.theme), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addLayout(words)
        column.addSpacing(20)
        column.addLayout(buttons)
        column.addStretch()

    def show_words(self, *, any_rooms: bool) -> None:
        """Fit what there is."""
        self._words.setText(
            self.tr("Choose a room on the left.")
            if any_rooms
            else self.tr(
                "Make a room and invite people, or ask to be let into one. "
                "What is written in a sealed room is readable to its people alone."
            )
        )
