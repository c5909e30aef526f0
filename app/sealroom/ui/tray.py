"""The app's picture in the tray: how much is unread, and what can be done from there."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from sealroom.ui.text.tray_words import quiet_choices, tip_words
from sealroom.ui.theme.app_icon import app_icon


class Tray(QObject):
    """Lives as long as the app, through locking; `show_state` says what it shows."""

    openWanted = Signal()
    lockWanted = Signal()
    quietWanted = Signal(int)
    """Minutes without notifications; 0 ends them."""
    quitWanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.icon = QSystemTrayIcon(self)
        self.menu = QMenu()
        self.menu.setObjectName("trayMenu")
        self._open = self.menu.addAction("")
        self._open.setObjectName("trayOpen")
        self._open.triggered.connect(self.openWanted)
        self.menu.addSeparator()
        self.quiet = self.menu.addMenu("")
        for minutes, _ in quiet_choices():
            action = self.quiet.addAction("")
            action.setObjectName(f"trayQuiet{minutes}")
            action.triggered.connect(
                lambda _=False, minutes=minutes: self.quietWanted.emit(minutes)
            )
        self._hear = self.menu.addAction("")
        self._hear.setObjectName("trayHear")
        self._hear.triggered.connect(lambda: self.quietWanted.emit(0))
        self._lock = self.menu.addAction("")
        self._lock.setObjectName("trayLock")
        self._lock.triggered.connect(self.lockWanted)
        self.menu.addSeparator()
        self._quit = self.menu.addAction("")
        self._quit.setObjectName("trayQuit")
        self._quit.triggered.connect(self.quitWanted)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.show_state(unread=0, quiet=False, locked=False)

    @staticmethod
    def possible() -> bool:
        """Whether this desktop has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def shown(self) -> bool:
        """Whether somebody can find the app there."""
        return self.icon.isVisible() and self.possible()

    def set_shown(self, shown: bool) -> None:
        """Stand there, or not."""
        self.icon.setVisible(shown)

    def show_state(self, *, unread: int, quiet: bool, locked: bool) -> None:
        """How much is unread, whether nothing is told of, whether the profile is closed."""
        self.unread, self.locked = unread, locked
        self._say()
        self.icon.setIcon(app_icon(unread, muted=quiet or locked))
        self.icon.setToolTip(tip_words(unread, quiet=quiet, locked=locked))
        self.quiet.menuAction().setVisible(not locked and not quiet)
        self._hear.setVisible(not locked and quiet)
        self._lock.setVisible(not locked)

    def _say(self) -> None:
        """In the language of now: it outlives the window, which is built anew in another one."""
        self._open.setText(self.tr("Open Sealroom"))
        self.quiet.setTitle(self.tr("Do not disturb"))
        for action, (_, words) in zip(self.quiet.actions(), quiet_choices(), strict=True):
            action.setText(words)
        self._hear.setText(self.tr("Notify again"))
        self._lock.setText(self.tr("Lock Sealroom"))
        self._quit.setText(self.tr("Quit Sealroom"))

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        clicks = {
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        }
        if reason in clicks:
            self.openWanted.emit()
