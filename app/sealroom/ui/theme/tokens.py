"""The colours of the two themes, by what they are for. Values: `shared/design/look.md`."""

from dataclasses import dataclass
from zlib import crc32

from PySide6.QtGui import QColor

_CODE_GROUND = 20
"""Opacity, of 255."""
_MENTION_GROUND = 64


@dataclass(frozen=True)
class Tokens:
    """One theme. `people` fills pictures, `names` colours names, each chosen by `person_index`."""

    dark: bool
    background: QColor
    side: QColor
    raised: QColor
    text: QColor
    muted: QColor
    line: QColor
    accent: QColor
    accent_hover: QColor
    accent_wash: QColor
    on_accent: QColor
    own_bubble: QColor
    own_muted: QColor
    """Muted text on the own bubble."""
    other_bubble: QColor
    selected: QColor
    amber: QColor
    amber_wash: QColor
    amber_line: QColor
    red: QColor
    red_wash: QColor
    on_red: QColor
    scrim: QColor
    people: tuple[QColor, ...]
    names: tuple[QColor, ...]

    def person(self, identifier: str) -> QColor:
        """The picture's fill for a user or session id."""
        return self.people[person_index(identifier, len(self.people))]

    def name(self, identifier: str) -> QColor:
        """The colour of a name, readable on bubbles."""
        return self.names[person_index(identifier, len(self.names))]


def person_index(identifier: str, count: int) -> int:
    """A number below `count` that is always the same for the same id."""
    return crc32(identifier.encode()) % count


def code_ground(tokens: Tokens) -> QColor:
    """Below code, which stands on bubbles of every colour."""
    return _thin(tokens.text, _CODE_GROUND)


def mention_ground(tokens: Tokens) -> QColor:
    """Below one's own name in a message."""
    return _thin(tokens.accent, _MENTION_GROUND)


def _thin(color: QColor, opacity: int) -> QColor:
    thin = QColor(color)
    thin.setAlpha(opacity)
    return thin


def _colors(*names: str) -> tuple[QColor, ...]:
    return tuple(map(QColor, names))


_PEOPLE = ("#0F766E", "#7C3AED", "#B45309", "#2563EB", "#BE185D", "#4D7C0F", "#475569")

LIGHT = Tokens(
    dark=False,
    background=QColor("#FFFFFF"),
    side=QColor("#F6F7F9"),
    raised=QColor("#ECEEF2"),
    text=QColor("#16181D"),
    muted=QColor("#5B6270"),
    line=QColor("#E2E5EA"),
    accent=QColor("#0F766E"),
    accent_hover=QColor("#0D655E"),
    accent_wash=QColor("#E3F4F1"),
    on_accent=QColor("#FFFFFF"),
    own_bubble=QColor("#D9F1EC"),
    own_muted=QColor("#4C5866"),
    other_bubble=QColor("#F1F3F6"),
    selected=QColor("#E4E7ED"),
    amber=QColor("#9A4A06"),
    amber_wash=QColor("#FEF3C7"),
    amber_line=QColor("#F5D37A"),
    red=QColor("#B42318"),
    red_wash=QColor("#FEECEA"),
    on_red=QColor("#FFFFFF"),
    scrim=QColor(22, 24, 29, 92),
    people=_colors(*_PEOPLE),
    names=_colors(*_PEOPLE),
)

DARK = Tokens(
    dark=True,
    background=QColor("#14161A"),
    side=QColor("#191C21"),
    raised=QColor("#262B33"),
    text=QColor("#E9EBEF"),
    muted=QColor("#9BA3B0"),
    line=QColor("#2A2F37"),
    accent=QColor("#2DD4BF"),
    accent_hover=QColor("#5EEAD4"),
    accent_wash=QColor("#12312E"),
    on_accent=QColor("#0B2522"),
    own_bubble=QColor("#14453F"),
    own_muted=QColor("#B4C2C2"),
    other_bubble=QColor("#22262D"),
    selected=QColor("#262B33"),
    amber=QColor("#F7B955"),
    amber_wash=QColor("#35280E"),
    amber_line=QColor("#6B4E16"),
    red=QColor("#F97066"),
    red_wash=QColor("#3A1A18"),
    on_red=QColor("#2A0B08"),
    scrim=QColor(0, 0, 0, 140),
    people=_colors(*_PEOPLE),
    names=_colors("#5EEAD4", "#C4B5FD", "#FDBA74", "#93C5FD", "#F9A8D4", "#BEF264", "#CBD5E1"),
)
