"""Builds the application and its loop, and runs one window over one facade."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from sealroom.controller.facade import Facade
from sealroom.ui.bridge import Bridge, unexpected_words
from sealroom.ui.clock import Clock, wall_clock
from sealroom.ui.desk import Desk
from sealroom.ui.loop import Loop
from sealroom.ui.theme import Theme
from sealroom.ui.window import Window


class Application(QApplication):
    """Ends when its windows are closed, not before: what must be stored is waited for."""

    unexpected = Signal(str)
    """Words about a bug that nobody caught, for every window to show."""

    def __init__(self, argv: Sequence[str]) -> None:
        super().__init__(list(argv))
        self.setApplicationName("Sealroom")
        self.setDesktopFileName("sealroom")
        self.setStyle("fusion")
        self.setQuitOnLastWindowClosed(False)

    def event(self, event: QEvent) -> bool:
        """To quit is to close all windows; the loop ends when they are done."""
        if event.type() == QEvent.Type.Quit:
            self.closeAllWindows()
            return True
        return super().event(event)

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """An exception left a slot: log it, say it, live on."""
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        self.unexpected.emit(unexpected_words(error.with_traceback(trace)))


def make_application(argv: Sequence[str]) -> Application:
    """The one application of the process."""
    application = Application(argv)
    sys.excepthook = application.report
    return application


def make_loop(app: QApplication) -> Loop:
    """The asyncio loop that runs inside Qt's."""
    return Loop(app)


def destroy(top: QObject) -> None:
    """Destroy a window and all in it now, in this thread, and not when Python finds time."""
    top.deleteLater()
    QCoreApplication.sendPostedEvents(top, QEvent.Type.DeferredDelete.value)


async def run(
    facade: Facade,
    *,
    local_relay: Callable[[], Awaitable[str]] | None,
    clock: Clock = wall_clock,
) -> None:
    """Show first start or the main window, until it is closed and what it wrote is stored.

    Several may run side by side in one process, each over its own facade.
    """
    closed = asyncio.Event()
    window: Window | None = None
    try:
        async with Bridge(facade) as bridge:
            theme = Theme(facade.preferences().appearance)
            window = Window(Desk(bridge, theme, clock), local_relay)
            window.closed.connect(closed.set)
            application = QApplication.instance()
            if isinstance(application, Application):
                application.unexpected.connect(window.say_trouble)
            window.show()
            try:
                await closed.wait()
            finally:
                window.hide()
    finally:
        if window is not None:
            destroy(window)
