"""Bringing the app's windows to the front, as far as the desktop lets a program do that."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def bring_to_front() -> bool:
    """The windows that the app shows, minimised ones too; whether there is any."""
    windows = [
        each
        for each in QApplication.topLevelWidgets()
        if each.isVisible() and each.windowType() == Qt.WindowType.Window
    ]
    for window in windows:
        _bring(window)
    return bool(windows)


def _bring(window: QWidget) -> None:
    """As large as it was, with the keys; where that is refused, ask for a look.

    Wayland allows it with the token of whoever was clicked (`front_door` takes it along), X11
    leaves it to the window manager, which at least marks the window in its list.
    """
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
