"""Answers the dialog that asks for a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tests.ui.seat import until


def open_dialogs() -> list[QFileDialog]:
    return [each for each in _widgets() if isinstance(each, QFileDialog) and each.isVisible()]


async def choose_file(file: Path, meanwhile: Callable[[], None] | None = None) -> None:
    """Choose it in the dialog that is (about to be) open; then something happens on the disk."""
    await until(lambda: bool(open_dialogs()), "a dialog asks for a file")
    [dialog] = open_dialogs()
    dialog.selectFile(str(file))
    dialog.accept()
    if meanwhile is not None:
        meanwhile()
    await until(lambda: not open_dialogs(), "the dialog is gone")


async def choose_nothing() -> str:
    """Dismiss the dialog; returns the name that it proposed."""
    await until(lambda: bool(open_dialogs()), "a dialog asks for a file")
    [dialog] = open_dialogs()
    proposed = Path(dialog.selectedFiles()[0]).name if dialog.selectedFiles() else ""
    dialog.reject()
    await until(lambda: not open_dialogs(), "the dialog is gone")
    return proposed


def _widgets() -> list[QWidget]:
    return QApplication.topLevelWidgets()
