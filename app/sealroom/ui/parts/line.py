"""Thin lines between panes, and frames with a look from the style sheet."""

from PySide6.QtWidgets import QFrame, QWidget


def make_frame(kind: str, *, name: str = "", parent: QWidget | None = None) -> QFrame:
    """A frame that the style sheet dresses by its kind."""
    frame = QFrame(parent)
    frame.setProperty("kind", kind)
    if name:
        frame.setObjectName(name)
    return frame


def make_line(*, upright: bool = False, parent: QWidget | None = None) -> QFrame:
    """A line of one pixel."""
    line = make_frame("line", parent=parent)
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
