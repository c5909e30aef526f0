"""A month to choose a day from, which opens below a day's heading."""

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QVBoxLayout, QWidget

from sealroom.ui.parts.line import make_frame
from sealroom.ui.theme import Icon, Theme

_LEAST = (308, 268)
_ICON = 18
_ARROWS = ("qt_calendar_prevmonth", "qt_calendar_nextmonth")
"""Object names of Qt's buttons."""


class Calendar(QWidget):
    """A popup: a day is chosen by click or Enter, Escape closes it."""

    chosen = Signal(QDate)

    def __init__(self, theme: Theme, first: QDate, last: QDate, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("calendar")
        self.month = QCalendarWidget()
        self.month.setObjectName("month")
        self.month.setAccessibleName(self.tr("Jump to a day"))
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.month.setDateRange(first, last)
        self.month.setMinimumSize(*_LEAST)
        self._color(theme)
        self._draw_arrows(theme)
        self.month.clicked.connect(self._choose)
        self.month.activated.connect(self._choose)
        card = make_frame("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.month)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.setFocusProxy(self.month)

    def open(self, date: QDate, below: QPoint) -> None:
        """Show the month of `date`, its upper edge's middle at a place of the screen."""
        self.month.setSelectedDate(date)
        self.adjustSize()
        self.move(below - QPoint(self.width() // 2, 0))
        self.show()
        self.month.setFocus()

    def _choose(self, date: QDate) -> None:
        if self.isVisible():  # Enter on a day that was clicked says it twice
            self.close()
            self.chosen.emit(date)

    def _draw_arrows(self, theme: Theme) -> None:
        """Qt's own are black on any ground."""
        mirrored = self.isRightToLeft()
        icons = (Icon.SHUT, Icon.BACK) if mirrored else (Icon.BACK, Icon.SHUT)
        names = (self.tr("The month before"), self.tr("The month after"))
        for button, icon, words in zip(_ARROWS, icons, names, strict=True):
            arrow = self.month.findChild(QToolButton, button)
            if arrow is not None:
                arrow.setIcon(theme.icons.icon(icon, _ICON, theme.tokens.muted))
                arrow.setAccessibleName(words)

    def _color(self, theme: Theme) -> None:
        """Sundays are no alarm."""
        names = QTextCharFormat()
        names.setForeground(theme.tokens.muted)
        names.setBackground(theme.tokens.background)
        names.setFontWeight(QFont.Weight.DemiBold)
        self.month.setHeaderTextFormat(names)
        day = QTextCharFormat()
        day.setForeground(theme.tokens.text)
        for week_day in Qt.DayOfWeek:
            self.month.setWeekdayTextFormat(week_day, day)
