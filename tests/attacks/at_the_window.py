"""A window over the app of somebody on a hostile stage, moved by clicks and keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sealroom.controller.clocks import wall_clock
from sealroom.ui.bridge import Bridge
from sealroom.ui.desk import Desk
from sealroom.ui.destroy import destroy
from sealroom.ui.theme import Appearance, Theme
from sealroom.ui.window import Window
from tests.flows.person import Person
from tests.ui.people_at_windows import Sitter, until


class Watcher(Sitter):
    """Somebody who looks at what their app shows of an attack."""

    def __init__(self, person: Person, window: Window) -> None:
        self.name = person.name
        self.controller = person.controller
        self.window = window


@asynccontextmanager
async def at_the_window(person: Person) -> AsyncIterator[Watcher]:
    """Their window, over the controller that the stage gave them."""
    async with Bridge(person.controller) as bridge:
        window = Window(Desk(bridge, Theme(Appearance.LIGHT), wall_clock), None)
        window.resize(1200, 800)
        window.show()
        window.activateWindow()
        await until(window.isActiveWindow, "the window is in front")
        try:
            yield Watcher(person, window)
        finally:
            window.close()
            destroy(window)
