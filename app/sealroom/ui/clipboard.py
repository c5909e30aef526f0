"""Copying, with a wish about what clipboard histories keep.

The signs are those that password stores set: `x-kde-passwordManagerHint`, which Klipper and other
histories on Linux heed, and three formats of Windows' clipboard (learn.microsoft.com, "Clipboard
Formats"). For the sign of macOS Qt has no name. Histories that heed none keep everything.
"""

import sys
from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

_MARK = "application/x-sealroom-passing"
"""Stands beside what is to be taken out again."""
_NO = bytes(4)
"""A DWORD of 0."""


def copy_text(text: str, *, remembered: bool = True) -> None:
    """Into the clipboard; `remembered`: a history may keep it."""
    QGuiApplication.clipboard().setMimeData(clipboard_content(text, remembered=remembered))


def copy_secret(text: str) -> None:
    """Into the clipboard until `forget_secret`, and into no history that heeds the wish."""
    content = clipboard_content(text, remembered=False)
    content.setData(_MARK, b"1")
    QGuiApplication.clipboard().setMimeData(content)


def forget_secret() -> None:
    """Empty the clipboard where a secret of ours is still in it, and let go of what is marked."""
    clipboard = QGuiApplication.clipboard()
    found = cast("QMimeData | None", clipboard.mimeData())
    if found is not None and found.hasFormat(_MARK):
        clipboard.clear()
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def unremembered(platform: str = sys.platform) -> Mapping[str, bytes]:
    """Formats and what stands in each, so that a history leaves the rest out."""
    match platform:
        case "win32":
            return {
                "ExcludeClipboardContentFromMonitorProcessing": _NO,
                "CanIncludeInClipboardHistory": _NO,
                "CanUploadToCloudClipboard": _NO,
            }
        case "darwin":
            return {}
        case _:
            return {"x-kde-passwordManagerHint": b"secret"}


def clipboard_content(text: str, *, remembered: bool) -> QMimeData:
    """What is put into the clipboard."""
    content = QMimeData()
    content.setText(text)
    if not remembered:
        for kind, sign in unremembered().items():
            content.setData(kind, sign)
    return content
