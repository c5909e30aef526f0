"""Which keys a command may have: none that writes, and none that every field needs."""

import enum

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

_MODIFIERS = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_unknown,
}
_MOVING = {
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}
_IN_FIELDS = {"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"}


class Refusal(enum.Enum):
    """Why a command may not have these keys."""

    WRITES = enum.auto()
    """They write or move in a text."""
    FIELDS = enum.auto()
    """Copy, paste and the like."""


def is_modifier(key: Qt.Key) -> bool:
    """Whether more is to come."""
    return key in _MODIFIERS


def portable(pressed: QKeyCombination) -> str:
    """In Qt's portable words. Tab with Shift is Shift+Tab, and a key of the keypad is the key."""
    modifiers = pressed.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key.Key_Tab if pressed.key() == Qt.Key.Key_Backtab else pressed.key()
    sequence = QKeySequence(QKeyCombination(modifiers, key))
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def refusal(pressed: QKeyCombination) -> Refusal | None:
    """Why not; None where they are free to be chosen."""
    if portable(pressed) in _IN_FIELDS:
        return Refusal.FIELDS
    modifiers, key = pressed.keyboardModifiers(), pressed.key()
    strong = (
        Qt.KeyboardModifier.ControlModifier
        | Qt.KeyboardModifier.AltModifier
        | Qt.KeyboardModifier.MetaModifier
    )
    if modifiers & strong or Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
        return None
    if modifiers & Qt.KeyboardModifier.ShiftModifier and key in _MOVING:
        return None
    return Refusal.WRITES
