"""What is typed anywhere in a window goes to its composer."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


def types_into(field: QWidget, event: QKeyEvent) -> bool:
    """Hand a key that writes over to `field`. Whether it was one, and could be."""
    if not field.isVisible() or not _writes(event):
        return False
    field.setFocus()
    QCoreApplication.sendEvent(field, event)
    return True


def _writes(event: QKeyEvent) -> bool:
    text = event.text()
    if not text or not text.isprintable():
        return False
    unwanted = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return not event.modifiers() & unwanted
