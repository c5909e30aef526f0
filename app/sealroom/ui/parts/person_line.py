"""A person in a dialog: picture, name, a line below, and what stands at the right."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sealroom.protocol.ids import UserId
from sealroom.ui.parts.label import ElidedLabel
from sealroom.ui.parts.picture import Picture
from sealroom.ui.text.inert import inert_name, plain_tip
from sealroom.ui.theme import Icon, Theme

_MARK = 16


class VerifiedMark(QWidget):
    """The shield of who was verified; `words` say who that is."""

    def __init__(self, theme: Theme, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(_MARK, _MARK)
        words = words or self.tr("You have verified this person")
        self.setToolTip(plain_tip(words))
        self.setAccessibleName(words)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """16 pixels."""
        return QSize(_MARK, _MARK)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shield."""
        color = self._theme.tokens.accent
        self._theme.icons.paint(QPainter(self), QPointF(0, 0), _MARK, Icon.VERIFIED, color)


class PersonLine(QWidget):
    """`aside` holds what a dialog adds at the right."""

    def __init__(
        self,
        theme: Theme,
        user_id: UserId,
        name: str,
        *,
        below: str = "",
        verified: bool = False,
        picture: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.user_id = user_id
        shown = Picture(theme, picture)
        shown.show_for(user_id, name)
        self.name = ElidedLabel(kind="strong")
        self.name.set_whole(inert_name(name))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self.name)
        if below:
            line = ElidedLabel(kind="muted" if picture > 40 else "small")
            line.set_whole(below)
            words.addWidget(line)
        words.addStretch()
        self.aside = QHBoxLayout()
        self.aside.setSpacing(8)
        self._mark = VerifiedMark(theme, parent=self)
        self.show_verified(verified=verified)
        self.aside.addWidget(self._mark)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12 if picture > 32 else 10)
        row.addWidget(shown, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addLayout(self.aside)

    def show_verified(self, *, verified: bool) -> None:
        """With the mark, or without."""
        self._mark.setVisible(verified)
