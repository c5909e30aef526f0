"""The app's picture in the tray: how much is unread, and what can be done from there."""

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from sealroom.ui.text.tray_words import quiet_choices, tip_words
from sealroom.ui.theme.icons import Icon, Icons

_SIZES = (16, 22, 24, 32, 48, 64)
_GROUND, _SIGN = QColor("#0F766E"), QColor("#FFFFFF")
_BADGE, _MUTED = QColor("#B42318"), QColor("#5B6270")
_MOST = 99


class Tray(QObject):
    """Lives as long as the app, through locking; `show_state` says what it shows."""

    openWanted = Signal()
    lockWanted = Signal()
    quietWanted = Signal(int)
    """Minutes without notifications; 0 ends them."""
    quitWanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icons = Icons()
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
        self.icon.setIcon(self._picture(unread, muted=quiet or locked))
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

    def _picture(self, unread: int, *, muted: bool) -> QIcon:
        answer = QIcon()
        for size in _SIZES:
            answer.addPixmap(self._drawn(size, unread, muted=muted))
        return answer

    def _drawn(self, size: int, unread: int, *, muted: bool) -> QPixmap:
        """The lock on its ground, and the number on a badge."""
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_MUTED if muted else _GROUND)
        painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.22, size * 0.22)
        sign = round(size * 0.62)
        at = QPointF((size - sign) / 2, (size - sign) / 2)
        self._icons.paint(painter, at, sign, Icon.SEALED, _SIGN)
        if unread:
            _paint_badge(painter, size, unread)
        painter.end()
        return pixmap


def _paint_badge(painter: QPainter, size: int, unread: int) -> None:
    """Where it is too small for a number, a dot says that there is something."""
    side = size * 0.62
    badge = QRectF(size - side, size - side, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_BADGE)
    if size < 22:
        small = size * 0.44
        painter.drawEllipse(QRectF(size - small, size - small, small, small))
        return
    painter.drawEllipse(badge)
    font = QFont()
    words = str(min(unread, _MOST))
    font.setPixelSize(max(7, round(side * (0.72 if len(words) == 1 else 0.56))))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(_SIGN)
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
