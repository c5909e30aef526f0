"""One window of the system, whatever page it shows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from sealroom.controller.preference_views import Appearance
from sealroom.ui.frame import Frame
from tests.ui.dialogs.alone import part


class Page(QWidget):
    """Notes what it hears."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.heard: list[str] = []

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.ActivationChange:
            self.heard.append("activation")

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self.heard.append("close")


@pytest.fixture
def frame(qapp: QApplication) -> Iterator[Frame]:
    frame = Frame()
    yield frame
    frame.done()


def test_the_window_is_called_as_its_page(frame: Frame) -> None:
    first, second = Page("Field team"), Page("Newsroom")
    frame.show_page(first)
    assert frame.windowTitle() == "Field team"
    frame.show_page(second)
    first.setWindowTitle("not shown any more")
    second.setWindowTitle("Kitchen")

    assert frame.windowTitle() == "Kitchen"
    assert (first.isVisible(), second.isVisible()) == (False, True)


def test_the_page_hears_what_its_window_does(frame: Frame) -> None:
    page = Page("Field team")
    frame.show_page(page)
    QApplication.sendEvent(frame, QEvent(QEvent.Type.ActivationChange))
    frame.close()

    assert page.heard[-2:] == ["activation", "close"]


def test_the_cover_says_what_goes_on_and_keeps_size_and_colours(frame: Frame) -> None:
    page = Page("Field team")
    frame.resize(900, 700)
    frame.appearance = Appearance.DARK
    frame.show_page(page)
    frame.hide_texts()
    cover = frame.cover()

    assert (frame.windowTitle(), frame.width(), frame.height()) == ("Sealroom", 900, 700)
    assert not page.isVisible()
    assert cover.theme.tokens.dark
    assert part(cover, QLabel, "openingWords").text() == "Opening your profile…"
    again = Page("Field team")
    frame.show_page(again)
    assert again.isVisible()


def test_a_cover_that_was_closed_has_given_up(frame: Frame) -> None:
    frame.hide_texts()
    frame.close()

    assert frame.cover().given_up
