"""When a message is to go: quick choices, or any date and time."""

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QGridLayout, QPushButton, QSizePolicy, QWidget

from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.text.later_words import due_words, quick_times
from sealroom.ui.text.when import local
from sealroom.ui.theme import Theme

_YEAR_DAYS = 365
_MINUTE_S = 60


class SendLater(Sheet):
    """`chosen` tells the time in ms, after which it is closed."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, now: int, due_at: int | None = None) -> None:
        super().__init__(theme, self.tr("Send later"), name="sendLaterSheet", width=420)
        hint = self.tr(
            "It is kept in your profile and sealed when it goes, for those who are in the room "
            "then. Sealroom has to run at that time; if not, it goes at the next start."
        )
        self.body.addWidget(Label(hint, kind="muted", wrap=True))
        self._quick = [
            self._quick_button(each.name, each.words, each.due_at, now) for each in quick_times(now)
        ]
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, button in enumerate(self._quick):
            grid.addWidget(button, *divmod(place, 2))
        self.body.addLayout(grid)
        caption = Label(self.tr("Or at"), kind="caption")
        self.time = QDateTimeEdit()
        self.time.setObjectName("laterTime")
        self.time.setAccessibleName(self.tr("Date and time"))
        self.time.setCalendarPopup(True)
        first = local(now).addSecs(_MINUTE_S)
        self.time.setDateTimeRange(_whole_minute(first), first.addDays(_YEAR_DAYS))
        self.time.setDateTime(_whole_minute(local(due_at or now + 3_600_000)))
        caption.setBuddy(self.time)
        self.body.addWidget(caption)
        self.body.addWidget(self.time)
        self.add_cancel()
        send = self.add_button(self.tr("Send then"), "sendThen", "primary")
        send.clicked.connect(lambda: self._choose(self.time.dateTime().toMSecsSinceEpoch()))

    def _quick_button(self, name: str, words: str, due_at: int, now: int) -> QPushButton:
        button = make_button(words, name=name)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAccessibleDescription(due_words(due_at, now))
        button.clicked.connect(lambda: self._choose(due_at))
        return button

    def first_focus(self) -> QWidget:
        """The first quick choice."""
        return self._quick[0]

    def _choose(self, due_at: int) -> None:
        self.accept()
        self.chosen.emit(due_at)


def _whole_minute(time: QDateTime) -> QDateTime:
    minute = QDateTime(time)
    clock = minute.time()
    clock.setHMS(clock.hour(), clock.minute(), 0)
    minute.setTime(clock)
    return minute
