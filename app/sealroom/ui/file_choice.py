"""Asks for a file with the system's own dialog, without stopping the loop."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], None]


def ask_where_to_save(
    parent: QWidget, title: str, *, file_name: str, kinds: str, then: Chosen
) -> None:
    """Where to put a new file, asking before another's place is taken. `then` is called or not."""
    dialog = _dialog(parent, title, kinds, then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(file_name).suffix.removeprefix("."))
    dialog.selectFile(file_name)
    dialog.open()


def ask_for_file(parent: QWidget, title: str, *, kinds: str, then: Chosen) -> None:
    """A file that is there. `then` is called or not."""
    dialog = _dialog(parent, title, kinds, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def ask_for_files(parent: QWidget, title: str, *, then: Callable[[list[Path]], None]) -> None:
    """Files of any kind that are there. `then` is called or not."""
    dialog = _dialog(parent, title, "", lambda _: None)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda chosen: then([Path(each) for each in chosen]))
    dialog.open()


def _dialog(parent: QWidget, title: str, kinds: str, then: Chosen) -> QFileDialog:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = QStandardPaths.writableLocation(place)
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setObjectName("fileDialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    return dialog
