from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from sealroom.ui.front import bring_to_front


def test_a_minimised_window_comes_back_as_large_as_it_was(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMaximized()
    window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)

    assert bring_to_front()
    qtbot.waitUntil(window.isActiveWindow)
    assert not window.isMinimized()
    assert window.isMaximized()


def test_what_was_closed_or_is_no_window_is_not_shown(qtbot: QtBot) -> None:
    window, menu = QWidget(), QMenu()
    for part in (window, menu):
        qtbot.addWidget(part)
    window.show()
    window.close()
    menu.popup(menu.pos())

    assert not bring_to_front()
    assert not window.isVisible()
