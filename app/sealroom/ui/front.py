"""Bringing the app's windows to the front, as far as the desktop lets a program do that."""

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

IN_TRAY = "inTray"
"""Property of a window that is hidden in the tray."""
TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


def bring_to_front() -> bool:
    """The windows that the app shows, minimised ones too; whether there is any."""
    windows = [
        each
        for each in QApplication.topLevelWidgets()
        if (each.isVisible() or each.property(IN_TRAY))
        and each.windowType() == Qt.WindowType.Window
    ]
    for window in windows:
        window.show()
        bring(window)
    return bool(windows)


def bring(window: QWidget) -> None:
    """As large as it was, with the keys; where that is refused, ask for a look.

    Wayland allows it with the token of whoever was clicked (`front_door` takes it along), X11
    leaves it to the window manager, which at least marks the window in its list.
    """
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)


def take_token(token: str) -> None:
    """The desktop's leave to come to the front: Qt looks for it here when a window asks."""
    if token and token.isascii() and token.isprintable():
        os.environ[TOKENS[0]] = token
