"""The app in a process that tells what its window shows: `python -m tests.cli.watched PROFILE`.

Says a line whenever another sheet or window is seen, and does what a line of its input says:

    press BUTTON         in the sheet that is seen
    type TEXT            into the sheet's field
    minimise             the window
    look                 say whether the window is minimised or in front
    close                the window
"""

import faulthandler
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from unittest import mock

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from sealroom.cli import desktop
from sealroom.ui.app import Application, make_application
from sealroom.ui.dialogs.lone_window import LoneWindow
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.frame import Frame

_LOOK_MS = 20


@contextmanager
def watched(profile: Path) -> Iterator["Copy"]:
    """A copy of the app; killed at the end."""
    command = [sys.executable, "-m", "tests.cli.watched", str(profile)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True, env=environment) as process:
        try:
            yield Copy(process)
        finally:
            process.kill()


class Copy:
    """What it says, and how it is told."""

    def __init__(self, process: "Popen[str]") -> None:
        self.process = process

    def says(self) -> str:
        """Its next line; empty once it has ended."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def tell(self, *orders: str) -> None:
        assert self.process.stdin is not None
        for order in orders:
            self.process.stdin.write(order + "\n")
        self.process.stdin.flush()


class _Watcher:
    """Lives beside the app, on its thread."""

    def __init__(self, application: Application) -> None:
        self._seen = ""
        self._orders = b""
        self._timer = QTimer(application)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_MS)
        self._input = QSocketNotifier(0, QSocketNotifier.Type.Read, application)
        self._input.activated.connect(self._read)

    def _look(self) -> None:
        seen = _description()
        if seen != self._seen:
            self._seen = seen
            if seen:
                print(seen, flush=True)

    def _read(self) -> None:
        came = os.read(0, 10_000)
        if not came:
            self._input.setEnabled(False)
        *orders, self._orders = (self._orders + came).split(b"\n")
        for order in orders:
            self._obey(*order.decode().partition(" ")[::2])

    def _obey(self, what: str, with_what: str) -> None:
        match what:
            case "press":
                button = _sheet().findChild(QWidget, with_what)
                assert button is not None
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            case "type":
                field = _sheet().findChild(QLineEdit)
                assert field is not None
                field.setText(with_what)
            case "minimise":
                _top().showMinimized()
            case "look":
                top = _top()
                print("minimised" if top.isMinimized() else "in front", flush=True)
            case "close":
                _top().close()


def _top() -> QWidget:
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    return next(each for each in shown if isinstance(each, Frame | LoneWindow))


def _sheet() -> Sheet:
    return next(sheet for sheet in _top().findChildren(Sheet) if sheet.isVisible())


def _description() -> str:
    for top in QApplication.topLevelWidgets():
        if isinstance(top, Frame) and top.isVisible() and not _covers(top):
            return "window"
        if isinstance(top, Frame | LoneWindow) and top.isVisible():
            for sheet in top.findChildren(Sheet):
                words = sheet.findChild(QLabel, "troubleWords")
                if sheet.isVisible():
                    return f"{sheet.objectName()} {words.text() if words else sheet.error}".strip()
    return ""


def _covers(frame: Frame) -> list[LoneWindow]:
    return frame.findChildren(LoneWindow)


def main() -> int:
    def make_watched(argv: list[str]) -> Application:
        application = make_application(argv)
        application.watcher = _Watcher(application)  # type: ignore[attr-defined]
        return application

    with mock.patch.object(desktop, "make_application", make_watched):
        return desktop.run_desktop(sys.argv[1])


if __name__ == "__main__":
    faulthandler.enable()
    sys.exit(main())
