"""What is inside is shown when its words are clicked."""

from pytestqt.qtbot import QtBot

from sealroom.ui.parts.fold import Fold
from sealroom.ui.parts.label import Label
from sealroom.ui.theme import Theme


def test_it_is_shut_at_first_and_opens_and_shuts(qtbot: QtBot) -> None:
    fold = Fold(Theme(), "Details", name="fold")
    qtbot.addWidget(fold)
    inside = Label("in here")
    fold.inside.addWidget(inside)
    fold.show()
    assert not inside.isVisible()

    fold.head.click()
    assert fold.is_open
    assert inside.isVisible()

    fold.head.click()
    assert not inside.isVisible()
