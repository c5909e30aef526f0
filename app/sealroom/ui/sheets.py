"""Opens sheets over the window, one use case each, and passes on what comes of them."""

from PySide6.QtCore import QObject, Signal

from sealroom.ui.desk import Desk
from sealroom.ui.overlay import Overlay


class Sheets(QObject):
    """What the main page asks for; the sheets do the rest."""

    roomWanted = Signal(str)
    """A room to show: just made, joined, asked for."""
    said = Signal(str)
    """Words for the line at the lower edge."""

    def __init__(self, desk: Desk, overlay: Overlay) -> None:
        super().__init__(overlay)
        self._desk = desk
        self._overlay = overlay
