"""The frame of every dialog."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.theme import Appearance, Theme


def test_fields_end_where_errors_and_buttons_end(qapp: QApplication) -> None:
    sheet = Sheet(Theme(Appearance.LIGHT), "Anything", name="anything")
    field = QLineEdit()
    sheet.body.addWidget(field)
    button = sheet.add_cancel()
    sheet.show_error("It did not work.")
    sheet.resize(480, 360)
    sheet.show()

    errors = sheet.findChildren(QWidget, "sheetError")
    ends = {_right(sheet, widget) for widget in (field, button, *errors)}
    sheet.close()
    assert len(ends) == 1
    assert ends == {sheet.width() - _left(sheet, field)}


def _left(sheet: Sheet, widget: QWidget) -> int:
    return widget.mapTo(sheet, QPoint(0, 0)).x()


def _right(sheet: Sheet, widget: QWidget) -> int:
    return _left(sheet, widget) + widget.width()
