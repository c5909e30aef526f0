"""Words in a bubble that can be clicked: its links, show all, retry, edit, discard, ask its key."""

from typing import Self

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from sealroom.controller.timeline_views import MessageView, SendState
from sealroom.ui.parts.mirror import draw_words
from sealroom.ui.parts.text_block import line_width
from sealroom.ui.text.item_words import links_of
from sealroom.ui.text.web_link_words import hosts_words
from sealroom.ui.theme import Theme
from sealroom.ui.timeline.region import Region, Spot

translate = QCoreApplication.translate

_GAP = 16
_HEIGHT = 22


class ActionsLine:
    """A row of links."""

    height = _HEIGHT

    def __init__(self, actions: list[tuple[Region, str]], theme: Theme) -> None:
        self._actions = actions
        self._widths = [line_width(theme.fonts.small_strong, words) for _, words in actions]
        self.width = sum(self._widths) + _GAP * (len(actions) - 1)
        self._spots: list[Spot] = []

    @classmethod
    def for_message(cls, message: MessageView, theme: Theme, *, shortened: bool) -> Self | None:
        """What can be done with `message` right in its bubble; None for nothing."""
        actions: list[tuple[Region, str]] = []
        if links := links_of(message):
            actions.append((Region.LINKS, hosts_words(links)))
        if shortened:
            actions.append((Region.SHOW_ALL, translate("Timeline", "Show all")))
        if message.state is SendState.FAILED:
            actions.append((Region.RETRY, translate("Timeline", "Try again")))
            actions.append((Region.EDIT, translate("Timeline", "Edit")))
            actions.append((Region.DISCARD, translate("Timeline", "Discard…")))
        if message.wait is not None:
            actions.append((Region.ASK_KEY, translate("Timeline", "Ask again now")))
        return cls(actions, theme) if actions else None

    def place(self, at: QPointF) -> list[Spot]:
        """Stand with the top left corner at `at`."""
        x = at.x()
        self._spots = []
        for (region, _), width in zip(self._actions, self._widths, strict=True):
            self._spots.append(Spot(QRectF(x, at.y(), width, _HEIGHT), region))
            x += width + _GAP
        return self._spots

    def paint(self, painter: QPainter, theme: Theme, hovered: Spot | None) -> None:
        """Draw the links; the one under the pointer underlined."""
        for (_, words), spot in zip(self._actions, self._spots, strict=True):
            font = QFont(theme.fonts.small_strong)
            font.setUnderline(hovered is not None and hovered == spot)
            painter.setFont(font)
            discards = spot.region is Region.DISCARD
            painter.setPen(theme.tokens.red if discards else theme.tokens.accent)
            draw_words(
                painter, spot.rect.adjusted(0, 0, 1, 0), Qt.AlignmentFlag.AlignVCenter, words
            )
