"""A window of sheets, one after the other, before there is a profile to show."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sealroom.ui.destroy import destroy
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.overlay import Overlay
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.spinner import Spinner
from sealroom.ui.theme import Theme

_SIZE = (640, 600)


class LoneWindow(QWidget):
    """Comes with the first sheet and stays until `done`; between two it says that work goes on.

    Closing it closes the sheet as Escape does, and answers every later one so.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.given_up = False
        """The person closed the window."""
        self.setObjectName("loneWindow")
        self.setWindowTitle("Sealroom")
        self.setProperty("kind", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(*_SIZE)
        theme.dress(self)
        self._overlay = Overlay(theme, self, page=True)
        self._working = _Working(theme)
        inside = QVBoxLayout(self._overlay)
        inside.addWidget(self._working, 0, Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._overlay)

    async def ask(self, sheet: Sheet) -> bool:
        """Show `sheet` until it is closed; whether it was accepted. What came of it, it holds."""
        if self.given_up:
            return False
        answered: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        sheet.finished.connect(answered.set_result)
        self._working.hide()
        self._overlay.open(sheet)
        self.show()
        try:
            return await answered == Sheet.DialogCode.Accepted.value
        finally:
            self._working.show()

    def say(self, words: str) -> None:
        """What is seen between two sheets."""
        self._working.say(words)

    def done(self) -> None:
        """Not needed any more."""
        self.hide()
        destroy(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """As Escape."""
        self.given_up = True
        self._overlay.close_all()
        event.accept()


class _Working(QWidget):
    """What is seen while no sheet is open."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setSpacing(8)
        line.addWidget(Spinner(theme))
        self._words = Label(self.tr("Opening your profile…"), kind="muted")
        self._words.setObjectName("openingWords")
        line.addWidget(self._words)

    def say(self, words: str) -> None:
        """Say something else."""
        self._words.setText(words)
