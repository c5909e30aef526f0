"""Finds people at the relay by the beginning of their names."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from sealroom.controller.views import PersonView
from sealroom.protocol.ids import UserId
from sealroom.protocol.limits import NAME_LENGTH
from sealroom.ui.bridge import Tasks
from sealroom.ui.desk import Desk
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_frame
from sealroom.ui.parts.mirror import set_margins
from sealroom.ui.parts.person_line import PersonLine
from sealroom.ui.text.inert import inert_name

_PAUSE_MS = 200
"""After the last key, before the relay is asked."""
_ROW = 48
_ROWS_SHOWN = 4


class PeopleSearch(QWidget):
    """A field, and below it who was found, each with one button."""

    chosen = Signal(object)
    """A `PersonView`."""

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        *,
        action: str,
        hint: Callable[[PersonView], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._action, self._hint = action, hint
        self.edit = QLineEdit()
        self.edit.setObjectName("peopleSearch")
        self.edit.setMaxLength(NAME_LENGTH)
        self.edit.setPlaceholderText(self.tr("Name of someone at this relay"))
        self.edit.setAccessibleName(self.tr("Find people by name"))
        self._words = Label(kind="small", wrap=True)
        self._words.setObjectName("peopleSearchWords")
        self._found: list[PersonView] = []
        self._make_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.edit)
        column.addWidget(self._words)
        column.addWidget(self._list)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self.edit.textChanged.connect(self._typed)
        self.setFocusProxy(self.edit)
        self._say("")

    def _make_list(self) -> None:
        self._list = QScrollArea()
        self._list.setObjectName("peopleFound")
        self._list.setWidgetResizable(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside: QFrame = make_frame("plain")
        self._rows = QVBoxLayout(inside)
        set_margins(self._rows, 0, 0, 4, 0)
        self._rows.setSpacing(0)
        self._list.setWidget(inside)

    @property
    def words(self) -> str:
        """What is said instead of a result."""
        return self._words.text()

    @property
    def found(self) -> list[PersonView]:
        """Who is offered."""
        return list(self._found)

    def leave_out(self, user_id: UserId) -> None:
        """Offer somebody no longer."""
        self._show([person for person in self._found if person.user_id != user_id])

    def clear(self) -> None:
        """Start anew."""
        self.edit.clear()

    def _typed(self, text: str) -> None:
        if text.strip():
            self._timer.start()
        else:
            self._timer.stop()
            self._show([])
            self._say("")

    def _ask(self) -> None:
        prefix = self.edit.text().strip()

        def found(people: list[PersonView]) -> None:
            if prefix != self.edit.text().strip():
                return
            self._show(people)
            nobody = self.tr("Nobody at this relay has a name that begins so.")
            self._say("" if people else nobody)

        self._tasks.start(
            self._desk.facade.find_people(prefix),
            name="find people",
            then=found,
            on_error=self._say,
        )

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._list.setVisible(bool(self._found))

    def _show(self, people: list[PersonView]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._found = people
        before: QWidget = self.edit
        for person in people:
            row = self._row(person)
            self._rows.addWidget(row)
            for button in row.findChildren(QPushButton):
                self.setTabOrder(before, button)  # else those that came last would be last
                before = button
        self._list.setFixedHeight(min(len(people), _ROWS_SHOWN) * _ROW)
        self._list.setVisible(bool(people))

    def _row(self, person: PersonView) -> PersonLine:
        hint = self._hint(person)
        row = PersonLine(
            self._desk.theme,
            person.user_id,
            person.name,
            below=hint,
            verified=person.verified,
        )
        row.setFixedHeight(_ROW)
        if not hint:
            button = make_button(self._action, name="choosePerson")
            button.setAccessibleName(f"{self._action}: {inert_name(person.name)}")
            button.clicked.connect(lambda: self.chosen.emit(person))
            row.aside.addWidget(button)
        return row
