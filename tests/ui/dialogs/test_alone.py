"""Sheets in windows of their own, before there is a profile."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from sealroom.ui.dialogs.lone_window import LoneWindow
from sealroom.ui.dialogs.passphrase import ask_passphrase
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.dialogs.trouble import show_trouble
from tests.ui.prompt import Prompt

NEW, OLD = Prompt("default", choosing=True), Prompt("default", choosing=False)


@pytest.fixture
def soon(qapp: QApplication) -> Callable[[Callable[[QWidget], None]], None]:
    """Does something with the window once it is shown."""

    def plan(act: Callable[[QWidget], None]) -> None:
        def turn() -> None:
            shown = [
                each
                for each in QApplication.topLevelWidgets()
                if isinstance(each, LoneWindow) and each.isVisible()
            ]
            if shown:
                act(shown[0])
            else:
                QTimer.singleShot(5, turn)

        QTimer.singleShot(0, turn)

    return plan


def fill(window: QWidget, name: str, text: str) -> None:
    field = window.findChild(QLineEdit, name)
    assert field is not None
    field.setText(text)


def press(window: QWidget, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def close(window: QWidget) -> None:
    window.close()


def error(window: QWidget) -> str:
    sheet = window.findChild(Sheet)
    assert sheet is not None
    return sheet.error


def test_a_passphrase_is_given(soon: Callable[[Callable[[QWidget], None]], None]) -> None:
    def act(window: QWidget) -> None:
        assert error(window) == "Not this one."
        fill(window, "passphrase", " with spaces ")
        press(window, "acceptPassphrase")

    soon(act)
    assert ask_passphrase(OLD, problem="Not this one.") == " with spaces "


def test_a_new_one_is_asked_for_twice_and_not_too_short(
    soon: Callable[[Callable[[QWidget], None]], None],
) -> None:
    said: list[str] = []

    def act(window: QWidget) -> None:
        fill(window, "passphrase", "short")
        press(window, "acceptPassphrase")
        said.append(error(window))
        fill(window, "passphrase", "four words are fine")
        fill(window, "passphraseAgain", "something else")
        press(window, "acceptPassphrase")
        said.append(error(window))
        fill(window, "passphraseAgain", "four words are fine")
        press(window, "acceptPassphrase")

    soon(act)
    assert ask_passphrase(NEW) == "four words are fine"
    assert "at least 8" in said[0]
    assert "not the same" in said[1]


def test_giving_up_is_an_answer_too(soon: Callable[[Callable[[QWidget], None]], None]) -> None:
    soon(lambda window: press(window, "cancel"))
    assert ask_passphrase(OLD) is None
    soon(close)
    assert ask_passphrase(OLD) is None


def test_trouble_is_shown_until_it_is_closed(
    soon: Callable[[Callable[[QWidget], None]], None],
) -> None:
    soon(lambda window: press(window, "closeTrouble"))
    show_trouble("The profile is open already.")
