"""Destroying widgets at a known moment."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject


def destroy(top: QObject) -> None:
    """Destroy a window and all in it now, in this thread, and not when Python finds time."""
    top.deleteLater()
    QCoreApplication.sendPostedEvents(top, QEvent.Type.DeferredDelete.value)
