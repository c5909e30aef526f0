"""Somebody at a window of sheets, before there is a profile."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from sealroom.ui.dialogs.lone_window import LoneWindow
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.theme import Theme
from tests.ui.seat import until

W = TypeVar("W", bound=QWidget)


@asynccontextmanager
async def alone() -> AsyncIterator["Alone"]:
    """A window that is gone in the end."""
    window = LoneWindow(Theme())
    try:
        yield Alone(window)
    finally:
        window.done()


class Alone:
    """Answers what the window asks."""

    def __init__(self, window: LoneWindow) -> None:
        self.window = window

    async def sheet(self, name: str, beside: Sheet | None = None) -> Sheet:
        """The sheet of that name, once it is seen; another than `beside`."""

        def seen() -> list[Sheet]:
            return [
                sheet
                for sheet in self.window.findChildren(Sheet, name)
                if sheet.isVisible() and sheet is not beside
            ]

        await until(lambda: bool(seen()), f"{name} is shown")
        return seen()[0]

    async def answer(self, name: str, button: str, text: str | None = None) -> Sheet:
        """Type, if anything, and press a button of that sheet."""
        sheet = await self.sheet(name)
        if text is not None:
            field = sheet.findChild(QLineEdit)
            assert field is not None
            field.setText(text)
        press(sheet, button)
        return sheet


def press(within: QWidget, name: str) -> None:
    button = part(within, QWidget, name)
    assert button.isVisible(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def part(within: QWidget, kind: type[W], name: str) -> W:
    found = within.findChild(kind, name)
    assert found is not None, name
    return found


def lone_windows() -> list[LoneWindow]:
    """Those that are seen."""
    shown = QApplication.topLevelWidgets()
    return [each for each in shown if isinstance(each, LoneWindow) and each.isVisible()]


async def asked(alone: Alone, sheet: Sheet) -> asyncio.Task[bool]:
    """`sheet` is shown; the task says whether it was accepted."""
    task = asyncio.create_task(alone.window.ask(sheet))
    await alone.sheet(sheet.objectName())
    return task
