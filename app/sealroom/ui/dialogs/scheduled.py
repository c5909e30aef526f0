"""The messages of a room that wait for their time."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from sealroom.controller.scheduling_facade import ScheduledView
from sealroom.protocol.ids import SessionId
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.text.later_words import row_words
from sealroom.ui.text.markup import shown_text

_SHOWN = 300
"""Characters of a text."""


class ScheduledSheet(Sheet):
    """Each with its time; it can go now, at another time, back into the composer, or not at all."""

    changeWanted = Signal(int)
    """Its number: back into the composer."""
    timeWanted = Signal(int, object)
    """Its number and the time it has now: ask for another."""

    def __init__(self, desk: Desk, session_id: SessionId) -> None:
        super().__init__(desk.theme, self.tr("Sent later"), name="scheduledSheet")
        self._desk = desk
        self._session_id = session_id
        self._blocks: list[QFrame] = []
        close = self.add_button(self.tr("Close"), "cancel", "primary")
        close.clicked.connect(self.accept)
        desk.bridge.roomsChanged.connect(self._rooms_changed)
        self._show()

    def _rooms_changed(self, session_ids: frozenset[SessionId]) -> None:
        if self._session_id in session_ids:
            self._show()

    def _show(self) -> None:
        for block in self._blocks:
            self.body.removeWidget(block)
            block.deleteLater()
        waiting = self._desk.facade.scheduling.waiting(self._session_id)
        self._blocks = [self._block(each) for each in waiting]
        for block in self._blocks:
            self.body.addWidget(block)
        if not waiting:
            self.accept()
        self.sizeWanted.emit()

    def _block(self, view: ScheduledView) -> QFrame:
        block = QFrame()
        block.setProperty("kind", "field")
        block.setObjectName("scheduledMessage")
        when = Label(row_words(view, self._desk.clock()), kind="small", wrap=True)
        when.setObjectName("scheduledWhen")
        shown = shown_text(view.text)
        text = Label(shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…", wrap=True)
        text.setObjectName("scheduledText")
        column = QVBoxLayout(block)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(when)
        column.addWidget(text)
        if view.failure is not None:
            why = Label(self.tr("It did not go: {why}").format(why=view.failure), wrap=True)
            why.setProperty("kind", "error")
            why.setObjectName("scheduledFailure")
            column.addWidget(why)
        column.addLayout(self._buttons_of(view, text.text()))
        return block

    def _buttons_of(self, view: ScheduledView, text: str) -> QHBoxLayout:
        facade, number = self._desk.facade.scheduling, view.number
        line = QHBoxLayout()
        line.setSpacing(4)

        def add(words: str, name: str) -> QPushButton:
            button = make_button(words, name=name, kind="link")
            button.setAccessibleDescription(text)
            line.addWidget(button)
            return button

        add(self.tr("Send now"), "scheduledNow").clicked.connect(
            lambda: self._do(facade.reschedule(self._session_id, number, 0), "send now")
        )
        add(self.tr("Other time…"), "scheduledTime").clicked.connect(
            lambda: self.timeWanted.emit(number, view.due_at)
        )
        add(self.tr("Change"), "scheduledChange").clicked.connect(
            lambda: self.changeWanted.emit(number)
        )
        add(self.tr("Discard"), "scheduledDiscard").clicked.connect(
            lambda: self._do(facade.discard(self._session_id, number), "discard")
        )
        line.addStretch()
        return line

    def _do(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._desk.bridge.start(work, name=name, on_error=self.show_error, must_finish=True)
