"""Builds the application and its loop, and runs one window over one facade."""

import asyncio
import enum
import sys
from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication

from sealroom.controller.facade import Facade
from sealroom.controller.preference_views import Language
from sealroom.ui.bridge import Bridge, unexpected_words
from sealroom.ui.clock import Clock, wall_clock
from sealroom.ui.desk import Desk
from sealroom.ui.destroy import destroy
from sealroom.ui.dialogs.app_settings.appearance import AppearancePage
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.frame import Frame
from sealroom.ui.language import speak
from sealroom.ui.loop import Loop
from sealroom.ui.presence import Presence
from sealroom.ui.theme import Theme
from sealroom.ui.theme.app_icon import app_icon
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
            for window in self.topLevelWidgets():
                if isinstance(window, Frame):
                    window.quit()
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
    speak(Language.SYSTEM)
    application.setWindowIcon(app_icon())
    sys.excepthook = application.report
    return application


def make_loop(app: QApplication) -> Loop:
    """The asyncio loop that runs inside Qt's."""
    return Loop(app)


class Ended(enum.Enum):
    """What became of a window."""

    CLOSED = enum.auto()
    LOCKED = enum.auto()
    """Its texts are gone; the frame shows its cover, and knows where the person was."""
    RESPOKEN = enum.auto()
    """Another language was chosen: as locked, and to be built anew in it. Never told outside."""


async def run(
    facade: Facade,
    *,
    local_relay: Callable[[], Awaitable[str]] | None,
    clock: Clock = wall_clock,
    frame: Frame | None = None,
) -> Ended:
    """Show first start or the main window, until it is closed and what it wrote is stored.

    In a frame it can also be locked. Several may run side by side in one process, each over its own
    facade; they share a language.
    """
    how = await _run_window(facade, local_relay, clock, frame)
    while how is Ended.RESPOKEN:
        how = await _run_window(facade, local_relay, clock, frame, AppearancePage)
    return how


async def _run_window(
    facade: Facade,
    local_relay: Callable[[], Awaitable[str]] | None,
    clock: Clock,
    frame: Frame | None,
    settings: type[AppPage] | None = None,
) -> Ended:
    """One window in one language; with a page of its settings open."""
    speak(facade.preferences().language)
    ended: asyncio.Future[Ended] = asyncio.get_running_loop().create_future()
    bridge, theme = Bridge(facade), Theme()
    theme.follow(facade.preferences())
    window: Window | None = None
    try:
        async with bridge:
            desk = Desk(bridge, theme, clock)
            window = Window(desk, local_relay)
            _tell_how_it_ends(window, bridge, ended)
            application = QApplication.instance()
            if isinstance(application, Application):
                application.unexpected.connect(window.say_trouble)
            _show(window, frame, desk)
            if settings is not None:
                window.open_settings(settings)
            try:
                how = await ended
                if how is Ended.LOCKED and frame is not None:
                    _cover(window, frame, theme)
                elif how is Ended.RESPOKEN:
                    _make_room(window, frame)
            finally:
                window.hide()
    finally:
        if window is not None:
            destroy(window)
        for ended_with_it in (bridge, theme):
            destroy(ended_with_it)  # Qt holds on to what listens, where Python cannot see it
    return how


def _tell_how_it_ends(window: Window, bridge: Bridge, ended: asyncio.Future[Ended]) -> None:
    """The first word counts."""
    language = bridge.facade.preferences().language

    def end(how: Ended) -> None:
        if not ended.done():
            ended.set_result(how)

    def compare() -> None:
        if bridge.facade.preferences().language is not language:
            end(Ended.RESPOKEN)

    window.closed.connect(lambda: end(Ended.CLOSED))
    bridge.preferencesChanged.connect(compare)
    window.lockWanted.connect(lambda: end(Ended.LOCKED))


def _show(window: Window, frame: Frame | None, desk: Desk) -> None:
    if frame is None:
        window.quitWanted.connect(window.close)
        window.show()
        return
    presence = Presence(desk, window, frame)
    hidden = frame.begins_hidden and desk.facade.preferences().starts_hidden
    if hidden and frame.go_to_tray():
        frame.begins_hidden = False
    frame.show_page(window)
    window.return_to(frame.place)
    presence.open_link()


def _cover(window: Window, frame: Frame, theme: Theme) -> None:
    """Nothing is to be read from here on; what was typed is stored behind the cover."""
    frame.place, frame.appearance = window.place(), theme.appearance
    frame.hide_texts()
    window.put_away()


def _make_room(window: Window, frame: Frame | None) -> None:
    """For the same window in another language, at the same place."""
    if frame is not None:
        frame.place = window.place()
        frame.cover()
    window.put_away()
