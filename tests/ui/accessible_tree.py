"""Walks what a screen reader walks, and says where it would stay silent."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

Role = QAccessible.Role
NAMED = frozenset(
    {
        Role.Button,
        Role.ButtonMenu,
        Role.CheckBox,
        Role.ComboBox,
        Role.EditableText,
        Role.Link,
        Role.List,
        Role.MenuItem,
        Role.PageTabList,
        Role.RadioButton,
        Role.Slider,
        Role.SpinBox,
        Role.Tree,
    }
)
"""What is pressed, chosen or written into."""
SHAPELESS = frozenset({Role.NoRole, Role.Client, Role.Pane, Role.Window, Role.Border})
"""Roles that tell nobody what a thing with the focus is."""


def widgets(top: QWidget) -> Iterator[QWidget]:
    """`top` and all below it that is seen."""
    yield top
    for child in top.findChildren(QWidget):
        if child.isVisible():
            yield child


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def silent(top: QWidget) -> list[str]:
    """What at `top` has no name, or gets the focus and has no role that says what it is."""
    QAccessible.setActive(True)
    QApplication.sendPostedEvents()
    faults = []
    for widget in widgets(top):
        if widget.objectName().startswith("qt_"):  # inside of one of Qt's own
            continue
        each = interface(widget)
        role, name = each.role(), each.text(QAccessible.Text.Name).strip()
        takes_keys = widget.isEnabled() and widget.focusPolicy().value and not widget.focusProxy()
        where = f"{type(widget).__name__} {widget.objectName()!r} {role.name}"
        if (takes_keys or role in NAMED) and not name:
            faults.append(f"no name: {where}")
        if takes_keys and role in SHAPELESS:
            faults.append(f"no fitting role: {where} {name!r}")
    return faults
