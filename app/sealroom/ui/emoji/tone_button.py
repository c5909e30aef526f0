"""The skin tone in which people are shown, with a menu of all."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from sealroom.ui.emoji.catalogue import TONES, catalogue, with_tone
from sealroom.ui.parts.button import make_button
from sealroom.ui.text.emoji_words import tone_words

_EXAMPLE = "raised_hand"


class ToneButton(QWidget):
    """One button. `chosen` tells the tone, 0 for none."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = 0
        self.button = make_button("", name="emojiTone", kind="emoji", parent=self)
        self.button.setFixedSize(40, 40)
        self.button.setAccessibleName(self.tr("Skin tone"))
        self.button.clicked.connect(self._ask)
        self.setFixedSize(40, 40)
        self.setFocusProxy(self.button)

    def show_tone(self, tone: int) -> None:
        """The tone that is chosen now."""
        self._tone = tone
        self.button.setText(_example(tone))
        self.button.setAccessibleDescription(tone_words(tone))

    def _ask(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("emojiTones")
        group = QActionGroup(menu)
        for tone in range(TONES + 1):
            action = menu.addAction(f"{_example(tone)}  {tone_words(tone)}")
            action.setObjectName(f"tone{tone}")
            action.setCheckable(True)
            action.setChecked(tone == self._tone)
            action.triggered.connect(lambda _, tone=tone: self.chosen.emit(tone))
            group.addAction(action)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


def _example(tone: int) -> str:
    emoji = catalogue().by_short(_EXAMPLE)
    return with_tone(emoji, tone) if emoji else ""
