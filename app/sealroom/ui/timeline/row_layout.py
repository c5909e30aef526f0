"""One row of the timeline, laid out: headings above, then a bubble or a system line."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QDate, QPointF, QRectF
from PySide6.QtGui import QPainter

from sealroom.controller.timeline_views import MessageView, TimelineItem
from sealroom.protocol.ids import SessionId
from sealroom.ui.models.grouping import Placement
from sealroom.ui.parts.mirror import flip, mirrored_point, mirrored_rect
from sealroom.ui.pictures.shelf import PictureShelf
from sealroom.ui.text.item_words import missing_words
from sealroom.ui.text.when import day_heading
from sealroom.ui.theme import Theme
from sealroom.ui.timeline import metrics as m
from sealroom.ui.timeline.bubble import Bubble
from sealroom.ui.timeline.headings import HEADING, Heading, paint_heading
from sealroom.ui.timeline.region import Region, Spot
from sealroom.ui.timeline.system_line import SystemLine
from sealroom.ui.timeline.text_place import TextPlace, TextRange

translate = QCoreApplication.translate

_REACH = 4
"""Pixels around a heading that answer to the pointer, around a body that are lit."""


@dataclass(frozen=True)
class RowState:
    """How a row is drawn at the moment."""

    current: bool = False
    hovered: Spot | None = None
    lit: bool = False
    """Somebody jumped to it just now."""
    chosen: bool = False
    """One of several that something is to be done with."""
    text: TextRange | None = None
    """What is chosen of its text."""
    shelf: PictureShelf | None = None
    """Where pictures of the room `session_id` come from."""
    session_id: SessionId = ""


class RowLayout:
    """Laid out for one width; all places count from the row's own top left corner."""

    def __init__(
        self, item: TimelineItem, placement: Placement, theme: Theme, width: int, today: QDate
    ) -> None:
        self.item = item
        self._placement = placement
        self._width = width
        column = min(width - 2 * m.MARGIN, m.COLUMN)
        self._left = (width - column) / 2
        self._right = self._left + column
        self._headings: list[tuple[Heading, str, QRectF]] = []
        y = self._lay_out_headings(today)
        gap = m.COMPACT_GROUP_GAP if theme.compact else m.GROUP_GAP
        self._body: Bubble | SystemLine
        if isinstance(item, MessageView):
            y += gap if placement.starts else m.INNER_GAP
            self._body = Bubble(item, placement, theme, column)
        else:
            y += gap
            self._body = SystemLine(item, theme, column)
        self._spots = [*self._day_spots(), *self._body.place(self._left, self._right, y)]
        self.height = int(y + self._body.height)

    def _lay_out_headings(self, today: QDate) -> float:
        item, placement = self.item, self._placement
        if placement.day is not None:
            self._add(Heading.DAY, day_heading(placement.day, today))
        if placement.new:
            self._add(Heading.NEW, translate("Timeline", "New"))
        if isinstance(item, MessageView) and item.missing_before:
            self._add(Heading.MISSING, missing_words(item))
        return float(len(self._headings) * HEADING)

    def _add(self, heading: Heading, words: str) -> None:
        top = len(self._headings) * HEADING + m.GROUP_GAP
        line = QRectF(self._left, top, self._right - self._left, m.SMALL_LINE)
        self._headings.append((heading, words, line))

    def _day_spots(self) -> list[Spot]:
        """A day's heading leads to the calendar."""
        return [
            Spot(line.adjusted(0, -_REACH, 0, _REACH), Region.DAY)
            for heading, _, line in self._headings
            if heading is Heading.DAY
        ]

    @property
    def body_rect(self) -> QRectF:
        """Where the bubble or sentence stands."""
        return mirrored_rect(self._body.rect, self._width)

    @property
    def spots(self) -> list[Spot]:
        """Every place that answers to the pointer, the front ones first."""
        return [self._seen(spot) for spot in self._spots]

    def spot_at(self, point: QPointF) -> Spot | None:
        """What lies at a point of the row."""
        inside = mirrored_point(point, self._width)
        return next((spot for spot in self._spots if spot.rect.contains(inside)), None)

    def spot_of(self, region: Region) -> Spot | None:
        """Where a region lies, if the row has it."""
        return next((self._seen(spot) for spot in self._spots if spot.region is region), None)

    def _seen(self, spot: Spot) -> Spot:
        return replace(spot, rect=mirrored_rect(spot.rect, self._width))

    def text_place(self, point: QPointF) -> TextPlace | None:
        """The place in a message's text at a point of the row; None beside the text."""
        inside = mirrored_point(point, self._width)
        return self._body.text_place(inside) if isinstance(self._body, Bubble) else None

    def nearest_text_place(self, point: QPointF) -> TextPlace | None:
        """The place in its text nearest to a point."""
        if not isinstance(self._body, Bubble):
            return None
        return self._body.text_place(mirrored_point(point, self._width), nearest=True)

    def word_at(self, place: TextPlace) -> TextRange:
        """The word of its text at a place."""
        return (
            self._body.text.word_at(place)
            if isinstance(self._body, Bubble)
            else TextRange(place, place)
        )

    def text_in(self, chosen: TextRange) -> str:
        """The letters of a part of its text."""
        return self._body.text.text_in(chosen) if isinstance(self._body, Bubble) else ""

    def paint(self, painter: QPainter, theme: Theme, state: RowState) -> None:
        """Draw the row with the painter's origin at its top left corner."""
        flip(painter, self._width)
        if state.lit or state.chosen:
            around = self._body.rect
            band = QRectF(0, around.top() - _REACH, self._width, around.height() + 2 * _REACH)
            painter.fillRect(band, theme.tokens.accent_wash)
        for heading, words, line in self._headings:
            paint_heading(painter, theme, heading, words, line)
        if isinstance(self._body, Bubble):
            current = state.current or state.lit or state.chosen
            self._body.paint(
                painter, theme, current=current, hovered=state.hovered, chosen=state.text
            )
            self._body.paint_files(painter, theme, state.shelf, state.session_id, state.hovered)
        else:
            self._body.paint(painter, theme)
