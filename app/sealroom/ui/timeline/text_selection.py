"""A part of one message's text, chosen with the pointer to be copied."""

from typing import NamedTuple

from PySide6.QtCore import QPointF

from sealroom.controller.timeline_views import MessageView, TimelineItem
from sealroom.ui.models.timeline import TimelineModel
from sealroom.ui.timeline.row_layout import RowLayout
from sealroom.ui.timeline.text_place import TextPlace, TextRange


class SelectedText(NamedTuple):
    """In which message, by its `order`, and from where to where."""

    order: float
    range: TextRange


class TextSelector:
    """Follows the pointer: from where it was pressed to where it is."""

    def __init__(self) -> None:
        self.selected: SelectedText | None = None
        self._from: tuple[float, TextPlace] | None = None
        self._word: TextRange | None = None

    def press(self, layout: RowLayout, point: QPointF) -> None:
        """The button went down at a point of a row; what was chosen is chosen no longer."""
        self.selected, self._word = None, None
        place = layout.text_place(point)
        self._from = (layout.item.order, place) if place is not None else None

    def press_twice(self, layout: RowLayout, point: QPointF) -> None:
        """Choose the word there."""
        self.press(layout, point)
        if self._from is not None:
            self._word = layout.word_at(self._from[1])
            self.selected = SelectedText(layout.item.order, self._word)

    def drag(self, layout: RowLayout, point: QPointF) -> bool:
        """The pointer moved with the button down. Whether anything is chosen now."""
        if self._from is None or layout.item.order != self._from[0]:
            return self.selected is not None
        to = layout.nearest_text_place(point)
        if to is not None:
            start = self._word or TextRange(self._from[1], self._from[1])
            found = TextRange(min(start.start, to), max(start.end, to))
            self.selected = SelectedText(layout.item.order, found) if found.is_some else None
        return self.selected is not None

    def pressed_row(self, model: TimelineModel) -> int | None:
        """Where the button went down, if it is still down on a text."""
        if self._from is None:
            return None
        row = model.row_from(int(self._from[0]))
        return row if row < model.rowCount() else None

    def release(self) -> bool:
        """The button went up. Whether it chose text, and so clicked nothing."""
        self._from = None
        return self.selected is not None

    def clear(self) -> None:
        """Choose none."""
        self.selected = None

    def range_in(self, item: TimelineItem) -> TextRange | None:
        """What is chosen of an item."""
        if self.selected is None or not isinstance(item, MessageView):
            return None
        return self.selected.range if item.order == self.selected.order else None
