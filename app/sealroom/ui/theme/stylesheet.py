"""Qt's style sheet from tokens. Widgets say what they are by class, object name or `kind`."""

from string import Template

from PySide6.QtGui import QColor

from sealroom.ui.theme.fonts import BODY, SMALL, TITLE, scaled
from sealroom.ui.theme.tokens import Tokens

_SHEET = Template("""
QWidget { color: $text; font-size: ${body}px; }
QLabel { background: transparent; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="small"] { color: $muted; font-size: ${small}px; }
QLabel[kind="caption"] { font-size: ${small}px; font-weight: 600; }
QLabel[kind="section"] { color: $muted; font-size: ${small}px; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[kind="error"] { color: $red; }
QLabel[kind="warning"] { color: $amber; font-size: ${small}px; }

QFrame[kind="background"], QWidget[kind="background"] { background: $background; }
QFrame[kind="side"], QWidget[kind="side"] { background: $side; }
QFrame[kind="card"] { background: $background; border: 1px solid $line; border-radius: 12px; }
QFrame[kind="sheet"] { background: $background; border: 1px solid $line; border-radius: 16px; }
QFrame[kind="field"] { background: $side; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="line"] { background: $line; border: none; }
QFrame[kind="amber"] { background: $amber_wash; border: 1px solid $amber_line; border-radius: 8px; }
QFrame[kind="red"] { background: $red_wash; border: 1px solid $red; border-radius: 8px; }
QFrame[kind="calm"] { background: $accent_wash; border: none; border-radius: 8px; }
QFrame[kind="notice"] { background: $raised; }
QFrame[kind="refusal"] { background: $red_wash; }
QFrame[kind="amber"] QLabel { color: $amber; }
QFrame[kind="red"] QLabel, QFrame[kind="refusal"] QLabel { color: $red; }

QPushButton {
    background: $background; border: 1px solid $line; border-radius: 8px;
    padding: 0 14px; min-height: 30px; font-weight: 600;
}
QPushButton:hover { background: $side; }
QPushButton:pressed { background: $raised; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: 28px; }
QPushButton:disabled { color: $muted; background: $side; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled {
    background: $raised; color: $muted; border-color: $raised;
}
QPushButton[kind="danger"] { background: $red; color: $on_red; border-color: $red; }
QPushButton[kind="danger"]:focus { border: 2px solid $text; }
QPushButton[kind="danger"]:disabled { background: $raised; color: $muted; border-color: $raised; }
QPushButton[kind="quiet-danger"] { color: $red; }
QPushButton[kind="quiet-danger"]:disabled { color: $muted; }
QPushButton[kind="link"] {
    background: transparent; color: $accent; border: 1px solid transparent; padding: 0 4px;
    min-height: 22px; text-align: left;
}
QPushButton[kind="link"]:hover { color: $accent_hover; background: $accent_wash; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 0 3px; min-height: 20px; }
QPushButton[kind="link"]:disabled { color: $muted; }
QPushButton[kind="small-link"] {
    background: transparent; color: $accent; border: 1px solid transparent; border-radius: 4px;
    padding: 0 2px; min-height: 14px; font-size: ${small}px; text-align: left;
}
QPushButton[kind="small-link"]:hover { background: $accent_wash; }
QPushButton[kind="small-link"]:focus { border: 1px solid $accent; }

QPushButton[kind="emoji"] {
    background: transparent; border: 1px solid transparent; padding: 0; font-size: 20px;
}
QPushButton[kind="emoji"]:hover { background: $raised; }
QPushButton[kind="emoji"]:focus { border: 2px solid $accent; }

QLineEdit, QPlainTextEdit, QTextEdit {
    background: $background; border: 1px solid $line; border-radius: 8px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit { padding: 0 12px; min-height: 38px; }
QLineEdit:focus { border: 2px solid $accent; padding: 0 11px; min-height: 36px; }
QLineEdit[kind="search"] {
    background: $raised; border: 1px solid $raised; padding: 0 4px; min-height: 34px;
}
QLineEdit[kind="search"]:focus {
    background: $background; border: 2px solid $accent; padding: 0 3px; min-height: 32px;
}
QLineEdit:disabled { color: $muted; background: $side; }
QPlainTextEdit, QTextEdit { padding: 7px 8px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 6px 7px; }
QPlainTextEdit[kind="bare"], QPlainTextEdit[kind="bare"]:focus {
    background: transparent; border: none; padding: 0;
}

QComboBox {
    background: $background; border: 1px solid $line; border-radius: 8px;
    padding: 0 34px 0 12px; min-height: 30px;
}
QComboBox:focus { border: 2px solid $accent; padding: 0 33px 0 11px; min-height: 28px; }
QComboBox:disabled { color: $muted; background: $side; }
QDateTimeEdit {
    background: $background; border: 1px solid $line; border-radius: 8px;
    padding: 0 12px; min-height: 30px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QDateTimeEdit:focus { border: 2px solid $accent; padding: 0 11px; min-height: 28px; }
QComboBox::drop-down { border: none; width: 0; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: $background; border: 1px solid $line; outline: none; padding: 4px;
    selection-background-color: $raised; selection-color: $text;
}

QCalendarWidget QWidget { alternate-background-color: $background; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $background; min-height: 36px; }
QCalendarWidget QToolButton {
    background: transparent; color: $text; border: 1px solid transparent; border-radius: 8px;
    font-weight: 600; min-height: 28px; padding: 0 8px; margin: 2px;
}
QCalendarWidget QToolButton:hover { background: $raised; }
QCalendarWidget QToolButton:focus { border: 2px solid $accent; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QSpinBox {
    background: $background; border: 1px solid $line; border-radius: 8px; padding: 0 8px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QCalendarWidget QAbstractItemView {
    background: $background; outline: none; border: none;
    selection-background-color: $accent; selection-color: $on_accent;
}
QCalendarWidget QAbstractItemView:disabled { color: $line; }

QMenu { background: $background; border: 1px solid $line; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 6px 16px 6px 8px; border-radius: 6px; min-height: 20px; }
QListWidget { background: transparent; border: 1px solid $line; border-radius: 8px; outline: none; }
QListWidget::item { padding: 8px; border-radius: 6px; color: $text; }
QListWidget::item:selected { background: $raised; color: $text; }
QMenu::item:selected { background: $raised; }
QMenu::item:disabled { color: $muted; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolTip {
    background: $raised; color: $text; border: 1px solid $line; padding: 4px 8px;
    font-size: ${small}px;
}

QAbstractItemView { border: none; outline: none; background: transparent; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[kind="plain"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; border: none; }
QScrollBar::handle:vertical {
    background: $handle; border-radius: 3px; min-height: 32px; margin: 2px 2px 2px 2px;
}
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; border: none; }
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: transparent; }
QScrollBar:horizontal { height: 0; }
""")

_HANDLE = 90
"""Opacity of the scroll bar's handle, of 255."""


def make_stylesheet(tokens: Tokens, body: int = BODY) -> str:
    """The style sheet of a window; `body` is the size of its text in pixels."""
    handle = QColor(tokens.muted)
    handle.setAlpha(_HANDLE)
    return _SHEET.substitute(
        body=body,
        small=scaled(SMALL, body),
        title=scaled(TITLE, body),
        background=tokens.background.name(),
        side=tokens.side.name(),
        raised=tokens.raised.name(),
        text=tokens.text.name(),
        muted=tokens.muted.name(),
        line=tokens.line.name(),
        accent=tokens.accent.name(),
        accent_hover=tokens.accent_hover.name(),
        accent_wash=tokens.accent_wash.name(),
        on_accent=tokens.on_accent.name(),
        amber=tokens.amber.name(),
        amber_wash=tokens.amber_wash.name(),
        amber_line=tokens.amber_line.name(),
        red=tokens.red.name(),
        red_wash=tokens.red_wash.name(),
        on_red=tokens.on_red.name(),
        handle=f"rgba({handle.red()}, {handle.green()}, {handle.blue()}, {handle.alpha()})",
    )
