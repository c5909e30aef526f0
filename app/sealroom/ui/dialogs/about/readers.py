"""Who could read the message: those of that moment, those it was shared with, and who else may."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from sealroom.controller.about_views import AboutMessage
from sealroom.controller.timeline_views import Lock
from sealroom.ui.details.person_delegate import ROW, PersonDelegate
from sealroom.ui.models.readers import ReaderRow, ReadersModel
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.fact import Fact
from sealroom.ui.parts.grown_list import GrownList
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.text.about_words import handed_note, members_words, reader_note
from sealroom.ui.theme import Icon, Theme

_INSET = 8


class ReaderList(QWidget):
    """People with a note each; the first few, and all on demand."""

    def __init__(self, theme: Theme, rows: Sequence[ReaderRow], words: str, *, name: str) -> None:
        super().__init__()
        self._model = ReadersModel(rows, self)
        self.list = GrownList(self._model, ROW)
        self.list.setObjectName(name)
        self.list.setAccessibleName(words)
        self.list.setItemDelegate(PersonDelegate(theme, _INSET, self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list)
        more = self.tr("Show all {count}").format(count=len(rows))
        self.more = make_button(more, name=f"{name}All", kind="link")
        self.more.setVisible(self._model.hidden > 0)
        self.more.clicked.connect(self._show_all)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def is_whole(self) -> bool:
        """Whether all are shown."""
        return self._model.hidden == 0

    def show_all(self) -> None:
        """Show every one."""
        if not self.is_whole:
            self._model.show_all()
        self.more.hide()

    def _show_all(self) -> None:
        self.show_all()
        self.list.setFocus()


class ReadersPart(Fact):
    """By the room's ledger; the relay and its friends, too, where it went in the open."""

    def __init__(self, theme: Theme, about: AboutMessage) -> None:
        super().__init__(
            theme, Icon.PEOPLE, self.tr("Who could read it"), name="aboutReaders", tint="accent"
        )
        self.lists: list[ReaderList] = []
        if about.message.lock is Lock.OPEN:
            self._relay()
        self.say(members_words(about))
        readers = about.readers
        if readers is None:
            return
        members = [ReaderRow(each, partial(reader_note, each)) for each in readers.members]
        self._add(members, self.tr("Who was in the room"), "aboutMembers")
        handed = [ReaderRow(each.reader, partial(handed_note, each)) for each in readers.handed]
        if handed:
            self._head(self.tr("Shared later with"))
            self._add(handed, self.tr("Shared later with"), "aboutHanded")
        if readers.holders:
            self._head(self.tr("Others who may hold its key"))
            self.say(
                self.tr(
                    "They came while it was still in use, or had left before it was replaced. "
                    "Their apps do not get this message; with the relay’s help they could open it."
                )
            )
            holders = [ReaderRow(each, partial(reader_note, each)) for each in readers.holders]
            self._add(holders, self.tr("Others who may hold its key"), "aboutHolders")

    def _relay(self) -> None:
        notice = Notice(self._theme, NoticeKind.AMBER)
        notice.setObjectName("aboutRelayReads")
        notice.say(self.tr("The relay, and everybody with access to it."))
        self.below.addWidget(notice)

    def _head(self, words: str) -> None:
        self.below.addSpacing(6)
        self.below.addWidget(Label(words, kind="caption", wrap=True))

    def _add(self, rows: Sequence[ReaderRow], words: str, name: str) -> None:
        part = ReaderList(self._theme, rows, words, name=name)
        self.lists.append(part)
        self.below.addWidget(part)
