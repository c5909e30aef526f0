"""The theme changes live."""

from PySide6.QtWidgets import QApplication, QWidget

from sealroom.ui.theme import Appearance, Icon, Theme
from sealroom.ui.theme.tokens import DARK, LIGHT


def test_a_choice_changes_tokens_and_tells(qapp: QApplication) -> None:
    theme = Theme(Appearance.LIGHT)
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.tokens.dark))
    theme.choose(Appearance.DARK)
    theme.choose(Appearance.DARK)
    assert theme.tokens is DARK
    assert told == [True]


def test_the_systems_scheme_is_followed(qapp: QApplication) -> None:
    theme = Theme(Appearance.SYSTEM)
    scheme = qapp.styleHints().colorScheme()
    assert theme.tokens is (DARK if scheme == scheme.Dark else LIGHT)


def test_a_window_is_dressed_anew_and_may_go(qapp: QApplication) -> None:
    theme, window = Theme(Appearance.LIGHT), QWidget()
    theme.dress(window)
    light = window.styleSheet()
    theme.choose(Appearance.DARK)
    assert window.styleSheet() != light
    window.deleteLater()
    qapp.sendPostedEvents(None, 0)
    theme.choose(Appearance.LIGHT)


def test_every_icon_is_there_and_takes_its_colour(qapp: QApplication) -> None:
    theme = Theme(Appearance.LIGHT)
    for icon in Icon:
        image = theme.icons.pixmap(icon, 16, theme.tokens.red, 2.0).toImage()
        assert image.width() == 32
        inked = [
            image.pixelColor(x, y)
            for x in range(32)
            for y in range(32)
            if image.pixelColor(x, y).alpha() == 255
        ]
        assert inked, icon
        assert inked[0].name() == theme.tokens.red.name()
