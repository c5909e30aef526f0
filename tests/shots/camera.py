"""Shows each scene and saves what is seen."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QFontDatabase, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from sealroom.controller.preference_views import Language
from sealroom.ui.bridge import Bridge
from sealroom.ui.desk import Desk
from sealroom.ui.destroy import destroy
from sealroom.ui.dialogs.lone_window import LoneWindow
from sealroom.ui.language import speak
from sealroom.ui.theme import Appearance, Theme
from sealroom.ui.window import Window
from tests.shots.scene import LoneScene, Scene, Stage, settle
from tests.ui import believable

THEMES = (Appearance.LIGHT, Appearance.DARK)
FAMILY = "Inter"


def dress(application: QApplication, language: Language = Language.ENGLISH) -> None:
    """The same font and language on every computer that has the font."""
    speak(language)
    if language is Language.ENGLISH:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    if FAMILY in QFontDatabase.families():
        font = QFont(FAMILY)
        font.setPixelSize(14)
        application.setFont(font)


class Camera:
    """Saves into `folder`; `suffix` tells resolutions and languages apart.

    `size` takes the place of the sizes of scenes in a window.
    """

    def __init__(self, folder: Path, suffix: str = "", size: tuple[int, int] | None = None) -> None:
        self._folder = folder
        self._suffix = suffix
        self._size = size
        self.taken = 0
        folder.mkdir(parents=True, exist_ok=True)

    async def take(self, scenes: Iterable[Scene]) -> None:
        """All sizes and themes of scenes."""
        for scene in scenes:
            for size in (self._size,) if self._size else scene.sizes:
                for appearance in THEMES:
                    await self._take_one(scene, size, appearance)

    async def take_alone(self, scenes: Iterable[LoneScene]) -> None:
        """Both themes of sheets without a window behind them."""
        for scene in scenes:
            for appearance in THEMES:
                for size in scene.sizes or (None,):
                    await self._take_lone(scene, appearance, size)

    async def _take_lone(
        self, scene: LoneScene, appearance: Appearance, size: tuple[int, int] | None
    ) -> None:
        theme = Theme(appearance)
        sheet = scene.sheet(theme)
        window = LoneWindow(theme)
        if size is not None:
            window.resize(*size)
        asked = asyncio.create_task(window.ask(sheet))
        await settle()
        scene.prepare(sheet)
        await settle()
        at = f"-{size[0]}x{size[1]}" if size is not None else ""
        self._save(window, f"{scene.name}{at}-{appearance}")
        window.close()
        await asked
        window.done()

    async def _take_one(self, scene: Scene, size: tuple[int, int], appearance: Appearance) -> None:
        facade = scene.facade()
        async with Bridge(facade) as bridge:
            desk = Desk(bridge, Theme(appearance), believable.clock)
            window = Window(desk, _some_relay)
            window.resize(*size)
            window.show()
            await settle(0.03)
            await scene.act(Stage(window, facade))
            self._save(window, f"{scene.name}-{size[0]}x{size[1]}-{appearance}")
            window.close()
        destroy(window)

    def _save(self, window: QWidget, name: str) -> None:
        path = self._folder / f"{name}{self._suffix}.png"
        picture = window.grab()
        popup = QApplication.activePopupWidget()
        if popup is not None:  # a window of its own
            with QPainter(picture) as painter:
                painter.drawPixmap(window.mapFromGlobal(popup.pos()), popup.grab())
            popup.close()
        if not picture.save(str(path)):
            raise OSError(f"{path} could not be written")
        self.taken += 1


async def _some_relay() -> str:
    return "ws://127.0.0.1:8765"
