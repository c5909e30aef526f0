"""Idle by a clock that the test moves, and a window that it touches."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from sealroom.ui.idle import Idle

LIMIT = 60_000


class Watch:
    """An `Idle` over a window, and how often it was over."""

    def __init__(self) -> None:
        self.now = 0
        self.over = 0
        self.window = QWindow()
        self.window.show()
        self.idle = Idle(lambda: self.now)
        self.idle.over.connect(self._note)
        self.idle.watch(self.window)

    def _note(self) -> None:
        self.over += 1

    def pass_ms(self, milliseconds: int) -> None:
        self.now += milliseconds
        self.idle.look()


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    watch = Watch()
    yield watch
    watch.window.destroy()


def test_it_is_over_when_nobody_touched_it_for_so_long(watch: Watch) -> None:
    watch.idle.wait(LIMIT)
    watch.pass_ms(LIMIT - 1)
    assert watch.over == 0
    watch.pass_ms(1)
    assert watch.over == 1


def test_keys_and_pointer_begin_it_anew(watch: Watch) -> None:
    watch.idle.wait(LIMIT)
    watch.pass_ms(LIMIT - 1)
    QTest.keyClick(watch.window, Qt.Key.Key_A)
    watch.pass_ms(LIMIT - 1)
    QTest.mouseClick(watch.window, Qt.MouseButton.LeftButton)
    watch.pass_ms(LIMIT - 1)
    assert watch.over == 0
    watch.pass_ms(1)
    assert watch.over == 1


def test_what_an_input_method_writes_is_a_touch(watch: Watch) -> None:
    watch.idle.wait(LIMIT)
    watch.pass_ms(LIMIT - 1)
    field = QLineEdit()
    field.show()
    field.activateWindow()
    field.setFocus()
    QGuiApplication.inputMethod().cursorRectangleChanged.emit()
    watch.pass_ms(LIMIT - 1)

    assert watch.over == 0


def test_without_a_limit_it_is_never_over(watch: Watch) -> None:
    watch.idle.wait(LIMIT)
    watch.idle.wait(0)
    watch.pass_ms(100 * LIMIT)

    assert watch.over == 0


def test_a_window_that_is_not_there_yet_is_no_trouble(watch: Watch) -> None:
    watch.idle.watch(None)
    watch.idle.watch(watch.window)
