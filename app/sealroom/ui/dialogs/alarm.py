"""A room that has stopped: what was seen, what it may mean, and what can be done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from sealroom.controller.alarm_views import AlarmView
from sealroom.controller.errors import UnknownRoom
from sealroom.controller.views import RoomView
from sealroom.protocol.ids import SessionId
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.file_choice import ask_where_to_save
from sealroom.ui.models.refresh import Refresh
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.fact import Fact
from sealroom.ui.parts.fold import Fold
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_line
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.parts.switch import Switch
from sealroom.ui.text import alarm_words as words
from sealroom.ui.text.id_words import grouped
from sealroom.ui.text.inert import isolated
from sealroom.ui.text.room_words import room_title
from sealroom.ui.text.told import told
from sealroom.ui.text.when import exact
from sealroom.ui.theme import Icon

translate = QCoreApplication.translate

_WIDTH = 560


class AlarmSheet(WorkSheet):
    """Closes by itself where the room has gone on."""

    leaveWanted = Signal(str)
    goOnWanted = Signal(str)

    def __init__(self, desk: Desk, room: RoomView, view: AlarmView) -> None:
        title = translate("Alarm", "{room} has stopped").format(room=isolated(room_title(room)))
        super().__init__(desk, title, name="alarmSheet", width=_WIDTH)
        self._session_id = room.session_id
        self._view = view
        self._saved = Notice(self.theme, NoticeKind.CALM)
        self._saved.setObjectName("evidenceSaved")
        self._saved.hide()
        self._fill()
        close = self.add_button(translate("Alarm", "Close"), "cancel", "primary")
        close.clicked.connect(self.accept)
        self._refresh = Refresh(self._read, self)
        desk.bridge.roomsChanged.connect(self._rooms_changed)

    def _fill(self) -> None:
        self.body.addWidget(self._seen())
        self.body.addWidget(make_line())
        self.body.addWidget(self._compare())
        self.body.addWidget(self._save())
        self.body.addWidget(self._saved)
        if self._view.left is None:
            self.body.addWidget(self._leave())
        self.body.addWidget(self._go_on())
        self.body.addWidget(make_line())
        self.body.addWidget(self._details())

    def _seen(self) -> Fact:
        view = self._view
        title = words.seen_words(view.kind, view.words)
        meaning = words.meaning_words(view.kind)
        fact = Fact(self.theme, Icon.UNVERIFIED, title, meaning, name="alarmSeen", tint="red")
        if author := words.from_words(view):
            fact.say(author)
        return fact

    def _compare(self) -> Fact:
        text = translate(
            "Alarm",
            "Ask another member, by another way than this relay, what stands under “History” in "
            "the details of the room there. The same number with other letters proves two "
            "histories. Yours is:",
        )
        title = translate("Alarm", "Compare with the others")
        fact = Fact(self.theme, Icon.PEOPLE, title, text, name="alarmCompare")
        own = Label(words.history_short(self._view.own_number, self._view.own_head))
        own.setObjectName("ownHistory")
        own.setFont(self.theme.fonts.fixed)
        own.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        fact.below.addWidget(own)
        return fact

    def _save(self) -> Fact:
        text = translate(
            "Alarm", "What was seen, as it was signed, without anything that somebody wrote."
        )
        return self._way(
            Icon.INFO,
            translate("Alarm", "Keep the evidence"),
            text,
            translate("Alarm", "Save the evidence…"),
            name="saveEvidence",
            act=self._ask_where,
        )

    def _leave(self) -> Fact:
        text = translate("Alarm", "You send and get nothing more here. What was written stays.")
        return self._way(
            Icon.LEAVE,
            translate("Alarm", "Leave the room"),
            text,
            translate("Alarm", "Leave…"),
            name="leaveStopped",
            act=lambda: self.leaveWanted.emit(self._session_id),
        )

    def _go_on(self) -> Fact:
        text = translate(
            "Alarm", "Once you know how it came about, or if you take the risk with open eyes."
        )
        return self._way(
            Icon.CAUTION,
            translate("Alarm", "Go on all the same"),
            text,
            translate("Alarm", "Go on…"),
            name="goOn",
            act=lambda: self.goOnWanted.emit(self._session_id),
        )

    def _way(
        self, icon: Icon, title: str, text: str, action: str, *, name: str, act: Callable[[], None]
    ) -> Fact:
        fact = Fact(self.theme, icon, title, text, name=f"{name}Fact")
        button = make_button(action, name=name)
        button.clicked.connect(act)
        fact.aside.addWidget(button)
        return fact

    def _details(self) -> Fold:
        fold = Fold(self.theme, translate("Alarm", "Details"), name="alarmDetails")
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for number, (caption, value) in enumerate(detail_rows(self._view)):
            grid.addWidget(Label(caption, kind="small"), number, 0, Qt.AlignmentFlag.AlignTop)
            label = Label(grouped(value), wrap=True)
            label.setFont(self.theme.fonts.fixed)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, number, 1)
        fold.inside.addWidget(table)
        fold.toggled.connect(lambda _: self.sizeWanted.emit())
        return fold

    def _ask_where(self) -> None:
        ask_where_to_save(
            self,
            translate("Alarm", "Save the evidence"),
            file_name=f"sealroom-alarm-{self._session_id[:8]}.json",
            kinds=translate("Alarm", "Evidence (*.json)"),
            then=self._save_to,
        )

    def _save_to(self, file: Path) -> None:
        def saved(_: None) -> None:
            text = translate("Alarm", "Saved as {file}").format(file=isolated(file.name))
            self._saved.say(text)
            self._saved.show()
            self.sizeWanted.emit()

        self.work(
            self.desk.facade.alarms.save_evidence(self._session_id, file),
            name="save evidence",
            words=translate("Alarm", "Saving…"),
            then=saved,
        )

    def _rooms_changed(self, session_ids: frozenset[SessionId]) -> None:
        if self._session_id in session_ids:
            self._refresh.ask()

    def _read(self) -> None:
        """Where the room went on, or was left, there is nothing to decide here any more."""
        try:
            view = self.desk.facade.alarms.view(self._session_id)
        except UnknownRoom:
            view = None
        if view is None or view.left != self._view.left:
            self.accept()


class GoOn(WorkSheet):
    """Says what going on accepts; nothing happens before that is switched on."""

    def __init__(self, desk: Desk, room: RoomView, view: AlarmView) -> None:
        title = translate("Alarm", "Go on in {room}?").format(room=isolated(room_title(room)))
        super().__init__(desk, title, name="goOnSheet", width=480)
        self._session_id = room.session_id
        seen = Notice(self.theme, NoticeKind.RED)
        seen.say(words.seen_words(view.kind, view.words))
        self.body.addWidget(seen)
        accepted = Label(words.accept_words(view.kind), wrap=True)
        accepted.setObjectName("acceptWords")
        self.body.addWidget(accepted)
        self.body.addWidget(
            Label(
                translate(
                    "Alarm",
                    "You can send again then, and get what was written meanwhile. The room’s "
                    "timeline will say that you went on.",
                ),
                kind="muted",
                wrap=True,
            )
        )
        self.accepts = Switch(
            self.theme, translate("Alarm", "I know what was seen, and accept this"), name="accepts"
        )
        self.body.addWidget(self.accepts)
        self.add_cancel()
        self.confirm = self.add_button(translate("Alarm", "Go on"), "confirm", "danger")
        self.confirm.setEnabled(False)
        self.confirm.clicked.connect(self._go_on)
        self.accepts.toggled.connect(self.confirm.setEnabled)

    def set_busy(self, busy: bool, words: str = "") -> None:
        """After an error it is as dim as it was."""
        super().set_busy(busy, words)
        if not busy and hasattr(self, "confirm"):
            self.confirm.setEnabled(self.accepts.isChecked())

    def _go_on(self) -> None:
        if not self.accepts.isChecked():
            return
        self.work(
            self.desk.facade.alarms.go_on(self._session_id),
            name="go on",
            words=translate("Alarm", "Going on…"),
            then=lambda _: self.accept(),
        )


def detail_rows(view: AlarmView) -> list[tuple[str, str]]:
    """Captions and values; what was not kept is left out."""
    number = "" if view.number is None else str(view.number + 1)
    rows = [
        (translate("Alarm", "Seen"), exact(view.raised_at) if view.raised_at else ""),
        (translate("Alarm", "In short"), told(view.words)),
        (translate("Alarm", "In the name of"), view.author or ""),
        (translate("Alarm", "Device"), view.device or ""),
        (translate("Alarm", "Its number"), number),
        (
            translate("Alarm", "Its fingerprint")
            if view.number is not None
            else translate("Alarm", "History it knows"),
            view.head or "",
        ),
        (translate("Alarm", "Relay’s number"), "" if view.seq is None else str(view.seq)),
        (translate("Alarm", "Your last change"), view.own_head),
    ]
    return [(caption, value) for caption, value in rows if value]
