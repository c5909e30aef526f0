"""A scene: whose rooms, how large the window is, and what is done in it before the picture."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sealroom.protocol.ids import SessionId
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.main_page import MainPage
from sealroom.ui.sheets import Sheets
from sealroom.ui.theme import Theme
from sealroom.ui.window import Window
from tests.ui import believable
from tests.ui.scripted_facade import Room, ScriptedFacade, room_id

T = TypeVar("T", bound=QObject)

USUAL = (1200, 800)
SMALL = (760, 520)


@dataclass
class Stage:
    """A window that is shown, and the facade behind it."""

    window: Window
    facade: ScriptedFacade

    @property
    def main(self) -> MainPage:
        assert self.window.main is not None
        return self.window.main

    @property
    def sheets(self) -> Sheets:
        return self.find(Sheets)

    def room(self, title: str) -> Room:
        """A room of the facade."""
        return self.facade.rooms_by_id[room_id(title)]

    def show(self, title: str) -> SessionId:
        """Open a room in the window."""
        self.main.show_room(room_id(title))
        return room_id(title)

    def find(self, kind: type[T], name: str = "") -> T:
        """A part of the window."""
        found = self.window.findChild(kind, name) if name else self.window.findChild(kind)
        assert found is not None, name
        return found


async def settle(seconds: float = 0.12) -> None:
    """Let what is under way come to its end; the loop is Qt's own, so this draws, too."""
    await asyncio.sleep(seconds)


async def nothing(stage: Stage) -> None:
    """The window as it opens."""


@dataclass(frozen=True)
class Scene:
    """A picture of a window."""

    name: str
    act: Callable[[Stage], Awaitable[None]] = nothing
    facade: Callable[[], ScriptedFacade] = believable.furnished
    sizes: tuple[tuple[int, int], ...] = (USUAL,)
    sharp: bool = False
    """Also at two device pixels per pixel."""


@dataclass(frozen=True)
class LoneScene:
    """A picture of a sheet that has a window of its own."""

    name: str
    sheet: Callable[[Theme], Sheet]
    prepare: Callable[[Sheet], None] = field(default=lambda sheet: None)
    sizes: tuple[tuple[int, int], ...] = ()
    """Where it stands in the app's own window; else a window of its own size."""


def type_into(parent: QWidget, kind: type[QWidget], name: str, text: str) -> None:
    """Put a text into a field."""
    found = parent.findChild(kind, name)
    assert found is not None, name
    found.setText(text)  # type: ignore[attr-defined]
