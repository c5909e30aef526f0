"""The theme of one window: light, dark, or as the system has it."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QWidget

from sealroom.controller.preference_views import Appearance, Density, Preferences
from sealroom.ui.theme.fonts import BODY, SIZES, Fonts, make_fonts
from sealroom.ui.theme.icons import Icons
from sealroom.ui.theme.palette import make_palette
from sealroom.ui.theme.stylesheet import make_stylesheet
from sealroom.ui.theme.tokens import DARK, LIGHT, Tokens


class Theme(QObject):
    """Tokens, fonts and icons. On `changed` they are new, and painted parts repaint."""

    changed = Signal()
    resized = Signal()
    """Fonts or distances are other ones; comes before `changed`."""

    def __init__(
        self, appearance: Appearance = Appearance.SYSTEM, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._body = BODY
        self.icons = Icons()
        self.fonts: Fonts = make_fonts(QFont(QGuiApplication.font()))
        self.compact = False
        """Whether things stand close."""
        self.moves = True
        """Whether what lasts turns."""
        self.tokens: Tokens = self._wanted()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._refresh)

    @property
    def appearance(self) -> Appearance:
        """What was chosen."""
        return self._appearance

    def choose(self, appearance: Appearance) -> None:
        """Change the theme now."""
        self._appearance = appearance
        self._refresh()

    def follow(self, wanted: Preferences) -> None:
        """Look as the person wants it: colours, size, distances, motion."""
        compact = wanted.density is Density.COMPACT
        body = min(SIZES, key=lambda size: abs(size - wanted.font_size))
        self.moves = not wanted.reduced_motion
        resized = (body, compact) != (self._body, self.compact)
        if resized:
            self._body, self.compact = body, compact
            self.fonts = make_fonts(QFont(QGuiApplication.font()), body)
            self.resized.emit()
        self._appearance = wanted.appearance
        colours = self._wanted()
        if resized or colours is not self.tokens:
            self.tokens = colours
            self.changed.emit()

    @property
    def body(self) -> int:
        """Size of what is read, in pixels."""
        return self._body

    def dress(self, window: QWidget) -> None:
        """Give a window its style sheet and palette, now and whenever the theme changes."""
        dress = _Dress(self, window)
        self.changed.connect(dress.apply)
        dress.apply()

    def _wanted(self) -> Tokens:
        match self._appearance:
            case Appearance.LIGHT:
                return LIGHT
            case Appearance.DARK:
                return DARK
            case Appearance.SYSTEM:
                scheme = QGuiApplication.styleHints().colorScheme()
                return DARK if scheme == Qt.ColorScheme.Dark else LIGHT

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted is not self.tokens:
            self.tokens = wanted
            self.changed.emit()


class _Dress(QObject):
    """Lives and dies with the window it dresses."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window

    def apply(self) -> None:
        """Put the theme's colours on."""
        self._window.setPalette(make_palette(self._theme.tokens))
        self._window.setStyleSheet(make_stylesheet(self._theme.tokens, self._theme.body))
