"""A window with one sheet and nothing behind it, before there is a profile to show.

There is no asyncio loop yet at this point, so running a Qt loop of its own here is safe.
"""

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.overlay import Overlay
from sealroom.ui.theme import Theme

_SIZE = (640, 480)


class LoneWindow(QWidget):
    """Closes with its sheet, and closes the sheet as Escape does."""

    def __init__(self, theme: Theme, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet
        self.setObjectName("loneWindow")
        self.setWindowTitle("Sealroom")
        self.setProperty("kind", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(*_SIZE)
        theme.dress(self)
        overlay = Overlay(theme, self, page=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(overlay)
        overlay.open(sheet)
        overlay.emptied.connect(self.close)

    def closeEvent(self, event: QCloseEvent) -> None:
        """As Escape."""
        if self._sheet.isVisible():
            self._sheet.reject()
        event.accept()


def ask_alone(theme: Theme, sheet: Sheet) -> None:
    """Show `sheet` until it is closed; its signals say what came of it."""
    loop = QEventLoop()
    window = LoneWindow(theme, sheet)
    sheet.finished.connect(lambda _: loop.quit())
    window.show()
    loop.exec()
    window.hide()
    window.deleteLater()
