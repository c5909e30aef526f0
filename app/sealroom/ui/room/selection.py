"""Several messages of a room, chosen to be copied, forwarded or recalled at once."""

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sealroom.controller.timeline_views import MessageView
from sealroom.protocol.ids import MessageId, SessionId
from sealroom.ui.clipboard import copy_text
from sealroom.ui.desk import Desk
from sealroom.ui.models.timeline import TimelineModel
from sealroom.ui.parts.button import IconButton, make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.text.item_words import copied_together
from sealroom.ui.theme import Icon
from sealroom.ui.timeline.view import TimelineView

MOST = 100


class Selection(QObject):
    """By message, not by row: rows come and go as one scrolls."""

    changed = Signal()

    def __init__(self, desk: Desk, model: TimelineModel, timeline: TimelineView) -> None:
        super().__init__(timeline)
        self._desk = desk
        self._model = model
        self._timeline = timeline
        self._session_id: SessionId | None = None
        self._ids: set[MessageId] = set()
        self._anchor: int | None = None
        timeline.selectWanted.connect(self._select)
        desk.bridge.messagesChanged.connect(self._note_changes)

    @property
    def active(self) -> bool:
        """Whether anything is chosen."""
        return bool(self._ids)

    def messages(self) -> list[MessageView]:
        """What is chosen, as it stands now, in its order."""
        if self._session_id is None:
            return []
        found = (self._desk.facade.message(self._session_id, each) for each in self._ids)
        there = (each for each in found if each is not None and each.recall is None)
        return sorted(there, key=lambda each: each.order)

    def clear(self) -> None:
        """Choose none."""
        self._anchor = None
        self._become(set())

    def begin(self, message: MessageView) -> None:
        """Choose one to begin with."""
        self._toggle(message)

    def _select(self, index: QModelIndex, extend: bool) -> None:
        item = self._model.item(index.row())
        if not isinstance(item, MessageView):
            return
        if extend and self._anchor is not None:
            self._extend_to(index.row())
        else:
            self._toggle(item)

    def _toggle(self, message: MessageView) -> None:
        ids = set(self._ids) if self._session_id == self._model.session_id else set()
        ids ^= {message.message_id}
        self._anchor = message.order
        self._become(ids)

    def _extend_to(self, row: int) -> None:
        anchor = self._model.row_from(self._anchor or 0)
        first, last = min(anchor, row), max(anchor, row)
        items = (self._model.item(each) for each in range(first, last + 1))
        self._become(self._ids | {i.message_id for i in items if isinstance(i, MessageView)})

    def _note_changes(self, session_id: SessionId, message_ids: frozenset[MessageId]) -> None:
        if session_id == self._session_id and message_ids & self._ids:
            self._become({message.message_id for message in self.messages()})

    def _become(self, ids: set[MessageId]) -> None:
        self._session_id = self._model.session_id
        self._ids = set(sorted(ids)[:MOST])
        self._timeline.show_selected(frozenset(self._ids))
        self.changed.emit()


class SelectionBar(QWidget):
    """In the composer's place while messages are chosen."""

    forwardWanted = Signal(list)
    """`MessageView`s."""
    recallWanted = Signal(list)

    def __init__(self, desk: Desk, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._selection = selection
        self.setObjectName("selectionBar")
        self._words = Label(kind="strong")
        self._words.setObjectName("selectionWords")
        self._copy = self._button(self.tr("Copy"), "selectionCopy")
        self._copy.clicked.connect(self._copy_all)
        self._forward = self._button(self.tr("Forward…"), "selectionForward")
        self._forward.clicked.connect(
            lambda: self.forwardWanted.emit(_with_text(selection.messages()))
        )
        self._recall = self._button(self.tr("Recall…"), "selectionRecall")
        self._recall.clicked.connect(lambda: self.recallWanted.emit(selection.messages()))
        self._end = IconButton(desk.theme, Icon.CLOSE, self.tr("Choose none"), name="selectionEnd")
        self._end.clicked.connect(selection.clear)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(8)
        line.addWidget(self._end)
        line.addWidget(self._words, 1)
        for button in (self._copy, self._forward, self._recall):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        selection.changed.connect(self._show)
        self.hide()

    def _button(self, words: str, name: str) -> QPushButton:
        return make_button(words, name=name)

    def _show(self) -> None:
        messages = self._selection.messages()
        self._words.setText(self.tr("%n chosen", None, len(messages)))
        self._copy.setEnabled(bool(_with_text(messages)))
        self._forward.setEnabled(bool(_with_text(messages)))
        self._recall.setEnabled(all(message.may_recall for message in messages))
        self.setVisible(bool(messages))

    def _copy_all(self) -> None:
        remembered = self._desk.facade.preferences().copies_remembered
        messages = _with_text(self._selection.messages())
        copy_text(copied_together(messages), remembered=remembered)
        self._selection.clear()


def _with_text(messages: list[MessageView]) -> list[MessageView]:
    return [message for message in messages if message.text]
