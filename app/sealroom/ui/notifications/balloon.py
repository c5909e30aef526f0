"""Notifications by the tray icon: Windows' and macOS' own, and balloons of old trays."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from sealroom.ui.notifications.note import Note

_SECONDS = 10


class Balloon(QObject):
    """One at a time: the system keeps no more, and cannot take one back."""

    def __init__(
        self,
        icon: QSystemTrayIcon,
        clicked: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        """The icon outlives it: `parent` is whoever hears of clicks."""
        super().__init__(parent)
        self._icon = icon
        self._shown = ""
        self._clicked = clicked
        icon.messageClicked.connect(self._click)

    def show(self, note: Note) -> None:
        """Through the icon, which must be shown for it."""
        self._shown = note.key
        self._icon.showMessage(
            note.title, note.body, QSystemTrayIcon.MessageIcon.NoIcon, _SECONDS * 1_000
        )
        if note.sound:
            QApplication.beep()

    def withdraw(self, key: str) -> None:
        """It is not what a click means any more."""
        if key == self._shown:
            self._shown = ""

    def withdraw_all(self) -> None:
        """A click means nothing any more."""
        self._shown = ""

    def _click(self) -> None:
        if self._shown:
            self._clicked(self._shown)
