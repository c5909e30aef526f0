"""Qt's palette from tokens, for what the style sheet does not reach."""

from PySide6.QtGui import QColor, QPalette

from sealroom.ui.theme.tokens import Tokens


def make_palette(tokens: Tokens) -> QPalette:
    """The palette of a window."""
    role = QPalette.ColorRole
    colors: dict[QPalette.ColorRole, QColor] = {
        role.Window: tokens.background,
        role.Base: tokens.background,
        role.AlternateBase: tokens.side,
        role.Button: tokens.raised,
        role.WindowText: tokens.text,
        role.Text: tokens.text,
        role.ButtonText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Link: tokens.accent,
        role.Mid: tokens.line,
    }
    palette = QPalette()
    for name, color in colors.items():
        palette.setColor(name, color)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, tokens.muted)
    return palette
