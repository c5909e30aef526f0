"""How much of what was said before someone comes they may read: a choice, and what it means."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sealroom.controller.views import Share
from sealroom.ui.parts.choice import Choice
from sealroom.ui.parts.label import Label
from sealroom.ui.theme import Theme


class ShareChoice(QWidget):
    """Nothing, 7 days, or all that one can read; `nothing` says whether the first is offered."""

    def __init__(
        self, theme: Theme, *, nothing: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.box = Choice(theme, self.tr("Earlier messages they may read"), name="shareChoice")
        words = {
            Share.NOTHING: self.tr("None"),
            Share.WEEK: self.tr("Of the last 7 days"),
            Share.ALL: self.tr("All that you can read"),
        }
        for share, name in words.items():
            if nothing or share is not Share.NOTHING:
                self.box.addItem(name, share)
        self._means = Label(kind="small", wrap=True)
        self._means.setObjectName("shareMeans")
        self.box.currentIndexChanged.connect(self._say)
        line = QHBoxLayout()
        line.addWidget(Label(self.tr("Earlier messages they may read")), 1)
        line.addWidget(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self._means)
        self._say()

    @property
    def chosen(self) -> Share:
        """What is chosen now."""
        return Share(self.box.currentData())

    def _say(self) -> None:
        self._means.setText(
            {
                Share.NOTHING: self.tr("They read what is written from their joining on."),
                Share.WEEK: self.tr(
                    "They also read what was written in the 7 days before their joining. "
                    "Everyone in the room sees that you shared it."
                ),
                Share.ALL: self.tr(
                    "They also read everything in this room that you can read. "
                    "Everyone in the room sees that you shared it."
                ),
            }[self.chosen]
        )
