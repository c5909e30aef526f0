"""From a day's heading, or by a key, to another day of the room."""

from PySide6.QtCore import QDate, QObject, QPoint, Signal

from sealroom.protocol.ids import SessionId
from sealroom.ui.desk import Desk
from sealroom.ui.models.grouping import time_of
from sealroom.ui.text.when import local
from sealroom.ui.timeline.calendar import Calendar
from sealroom.ui.timeline.view import TimelineView


class DayJump(QObject):
    """Opens the calendar; says which item the chosen day begins with."""

    found = Signal(object)
    """Its `order`; None is the end of the room."""

    def __init__(self, desk: Desk, view: TimelineView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view

    def ask(self, session_id: SessionId, row: int | None = None) -> None:
        """Ask for a day, below the heading of `row`; without one, at the top of the timeline."""
        seen = self._view.first_seen_row()
        if seen is None:
            return
        item = self._view.item(seen if row is None else row)
        calendar = Calendar(
            self._desk.theme, self._first_day(session_id), self._today(), self._view
        )
        calendar.chosen.connect(lambda date: self._jump(session_id, date))
        calendar.open(local(time_of(item)).date(), self._place(row))

    def _first_day(self, session_id: SessionId) -> QDate:
        first = self._desk.facade.timeline_after(session_id, 0, 1)
        return local(time_of(first[0])).date() if first else self._today()

    def _today(self) -> QDate:
        return local(self._desk.clock()).date()

    def _place(self, row: int | None) -> QPoint:
        viewport = self._view.viewport()
        rect = viewport.rect() if row is None else self._view.day_rect(row)
        y = rect.top() + 8 if row is None else rect.bottom()
        return viewport.mapToGlobal(QPoint(rect.center().x(), y))

    def _jump(self, session_id: SessionId, date: QDate) -> None:
        midnight = date.startOfDay().toMSecsSinceEpoch()
        self.found.emit(self._desk.facade.finding.order_at(session_id, midnight))
