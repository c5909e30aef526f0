"""The right pane: people with a way to invite, and the key history."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.views import RoomView
from sealroom.protocol.ids import SessionId
from sealroom.ui.desk import Desk
from sealroom.ui.details.file_list import FileList
from sealroom.ui.details.key_list import KeyList
from sealroom.ui.details.people_list import PeopleList
from sealroom.ui.models.keys import KeysModel
from sealroom.ui.models.people import PeopleModel
from sealroom.ui.models.refresh import Refresh
from sealroom.ui.parts.button import IconButton, make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_frame, make_line
from sealroom.ui.parts.mirror import is_mirrored, set_margins
from sealroom.ui.text.alarm_words import history_short
from sealroom.ui.text.inert import inert_text
from sealroom.ui.text.room_words import verified_line
from sealroom.ui.theme import Icon


class DetailsPane(QFrame):
    """Shows one room; scrolls as a whole."""

    closeWanted = Signal()
    inviteWanted = Signal(str)
    actionChosen = Signal(str, object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session_id: SessionId | None = None
        self.setProperty("kind", "background")
        self.setObjectName("detailsPane")
        self._people_model = PeopleModel(desk.bridge, self)
        self._keys_model = KeysModel(desk.bridge, desk.clock, self)
        self.people = PeopleList(desk, self._people_model)
        self.people.actionChosen.connect(self.actionChosen)
        self.files = FileList(desk)
        self.keys = KeyList(desk, self._keys_model)
        self._people_heading = Label(kind="section")
        self._people_heading.setObjectName("peopleHeading")
        self._verified = Label(kind="small", wrap=True)
        self._verified.setObjectName("peopleVerified")
        self._description = Label(kind="muted", wrap=True)
        self._description.setObjectName("roomDescription")
        self.invite = make_button(self.tr("Invite…"), name="invite", kind="link")
        self.invite.clicked.connect(self._want_invite)
        self._lay_out()
        self._refresh = Refresh(self._read, self)
        for model in (self._people_model, self._keys_model):
            model.modelReset.connect(self._refresh.ask)
        desk.bridge.roomsChanged.connect(self._rooms_changed)
        desk.theme.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        self._inside = make_frame("plain")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(0)
        self._add_people()
        self._add_about()
        self._add_files()
        self._add_keys()
        self._add_history()
        self._column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setObjectName("detailsScroll")
        self._scroll.setWidget(self._inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        set_margins(outer, 1, 0, 0, 0)
        outer.addWidget(self._scroll)
        self._close = IconButton(
            self._desk.theme, Icon.CLOSE, self.tr("Close"), name="closeDetails", parent=self
        )
        self._close.clicked.connect(self.closeWanted)

    def _add_people(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_padded(self._people_heading, top=16, bottom=4))
        self._verified_line = _padded(self._verified, top=0, bottom=4)
        column.addWidget(self._verified_line)
        column.addWidget(self.people)
        row = QHBoxLayout()
        set_margins(row, 14, 4, 16, 14)
        row.addWidget(self.invite)
        row.addStretch()
        column.addLayout(row)
        self._column.addLayout(column)

    def _add_about(self) -> None:
        self._about = QWidget()
        column = QVBoxLayout(self._about)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(make_line())
        column.addWidget(_padded(Label(self.tr("ABOUT"), kind="section"), top=16, bottom=6))
        column.addWidget(_padded(self._description, top=0, bottom=16))
        self._column.addWidget(self._about)

    def _add_files(self) -> None:
        self._files_part = QWidget()
        column = QVBoxLayout(self._files_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(make_line())
        column.addWidget(_padded(Label(self.tr("FILES"), kind="section"), top=16, bottom=0))
        column.addWidget(_padded(self.files, top=0, bottom=16))
        self._column.addWidget(self._files_part)

    def _add_keys(self) -> None:
        self._keys_part = QWidget()
        column = QVBoxLayout(self._keys_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(make_line())
        heading = Label(self.tr("KEY HISTORY"), kind="section")
        column.addWidget(_padded(heading, top=16, bottom=6))
        column.addWidget(self.keys)
        words = Label(
            self.tr("Old messages open with the key of their time."), kind="small", wrap=True
        )
        column.addWidget(_padded(words, top=2, bottom=0))
        self._column.addWidget(self._keys_part)

    def _add_history(self) -> None:
        self._column.addSpacing(16)
        self._column.addWidget(make_line())
        heading = Label(self.tr("HISTORY"), kind="section")
        self._column.addWidget(_padded(heading, top=16, bottom=6))
        self._history = Label()
        self._history.setObjectName("roomHistory")
        self._history.setFont(self._desk.theme.fonts.fixed)
        self._history.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(_padded(self._history, top=0, bottom=4))
        words = Label(
            self.tr("Changes so far and the last one’s fingerprint: the same for everyone here."),
            kind="small",
            wrap=True,
        )
        self._column.addWidget(_padded(words, top=0, bottom=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The way out stays in its corner."""
        super().resizeEvent(event)
        right = self.width() - self._close.width() - 8
        self._close.move(8 if is_mirrored() else right, 8)

    def open(self, session_id: SessionId | None) -> None:
        """Show a room."""
        self._session_id = session_id
        self.people.open(session_id)
        self._keys_model.open(session_id)
        self._show_files()
        self._scroll.verticalScrollBar().setValue(0)
        self._read()

    def show_keys(self) -> None:
        """Scroll to the key history."""
        self._scroll.ensureWidgetVisible(self._keys_part, 0, 0)

    def _show_files(self) -> None:
        self.files.open(self._session_id)
        self._files_part.setVisible(not self.files.is_empty)

    def _want_invite(self) -> None:
        if self._session_id is not None:
            self.inviteWanted.emit(self._session_id)

    def _rooms_changed(self, session_ids: frozenset[SessionId]) -> None:
        if self._session_id in session_ids:
            self._refresh.ask()

    def _read(self) -> None:
        if self._session_id is None:
            return
        try:
            room = self._desk.facade.room(self._session_id)
        except UnknownRoom:
            return
        self._show(room)

    def _show(self, room: RoomView) -> None:
        count = self._people_model.members
        self._people_heading.setText(self.tr("PEOPLE · {count}").format(count=count))
        self._verified.setText(verified_line(room))
        self._verified_line.setVisible(bool(self._verified.text()))
        self.invite.setVisible(room.may_invite and room.partner is None)
        self._keys_part.setVisible(self._keys_model.rowCount() > 0)
        self._history.setText(history_short(room.number, room.head))
        self._description.setText(inert_text(room.description))
        self._about.setVisible(bool(room.description))

    def _dress(self) -> None:
        theme = self._desk.theme
        self.invite.setIcon(theme.icons.icon(Icon.INVITE, 16, theme.tokens.accent))


def _padded(widget: QWidget, *, top: int, bottom: int) -> QWidget:
    """`widget` with the pane's margins around it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(16, top, 16, bottom)
    column.addWidget(widget)
    return holder
