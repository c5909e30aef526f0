"""What keeps the app from starting, in words."""

from sealroom.ui.dialogs.lone_window import ask_alone
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.parts.label import Label
from sealroom.ui.theme import Theme


class TroubleSheet(Sheet):
    """Words and one button."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(theme, "", name="troubleSheet")
        self.set_title(self.tr("Sealroom cannot go on"))
        label = Label(words, wrap=True)
        label.setObjectName("troubleWords")
        self.body.addWidget(label)
        self._close = self.add_button(self.tr("Close"), "closeTrouble", "primary")
        self._close.clicked.connect(self.accept)


def show_trouble(words: str) -> None:
    """Show `words` in a window of their own until it is closed."""
    theme = Theme()
    ask_alone(theme, TroubleSheet(theme, words))
