"""Labels show what others wrote as it was written, also where it does not fit."""

from PySide6.QtGui import Qt, QTextDocument
from pytestqt.qtbot import QtBot

from sealroom.ui.parts.label import ElidedLabel

EVIL = "Mira <img src='file:///etc/hostname'> of the very long name"


def test_the_tooltip_of_what_does_not_fit_is_no_markup(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.set_whole(EVIL)
    label.show()

    tip = label.toolTip()
    assert Qt.mightBeRichText(tip)
    document = QTextDocument()
    document.setHtml(tip)
    assert document.toPlainText() == EVIL
    assert "<img" not in tip
