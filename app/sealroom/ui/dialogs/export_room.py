"""Export a room to a file, after a plain warning."""

from pathlib import Path

from sealroom.controller.views import RoomView
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.export.form import Form
from sealroom.ui.export.room_export import export_room
from sealroom.ui.file_choice import ask_where_to_save
from sealroom.ui.parts.choice_card import ChoiceCard
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.text.export_words import warning_words
from sealroom.ui.text.file_name import file_name_of
from sealroom.ui.text.inert import isolated
from sealroom.ui.text.room_words import room_title


class ExportRoom(WorkSheet):
    """Cancel ends it and leaves no file; done, it says where the file is."""

    def __init__(self, desk: Desk, room: RoomView) -> None:
        super().__init__(desk, "", name="exportSheet")
        self._room = room
        self.set_title(self.tr("Export {room}").format(room=isolated(room_title(room))))
        warning = Notice(self.theme, NoticeKind.AMBER)
        warning.setObjectName("exportWarning")
        warning.say(warning_words())
        self.body.addWidget(warning)
        self._cards = {
            Form.HTML: self._card(
                self.tr("A page"), self.tr("HTML, to read in a browser"), Form.HTML
            ),
            Form.MARKDOWN: self._card(
                self.tr("Text"), self.tr("Markdown, to read and edit anywhere"), Form.MARKDOWN
            ),
            Form.JSON: self._card(self.tr("Data"), self.tr("JSON, for programs"), Form.JSON),
        }
        self._cards[Form.HTML].setChecked(True)
        words = self.tr(
            "Each message says whether it was sealed, not sealed or could not be verified. What "
            "waits for its key is left as it is. Nothing can be read back in."
        )
        self.body.addWidget(Label(words, kind="small", wrap=True))
        self._done = Notice(self.theme, NoticeKind.CALM)
        self._done.setObjectName("exportDone")
        self._done.hide()
        self.body.addWidget(self._done)
        self.add_cancel()
        self.go_on = self.add_button(self.tr("Export…"), "exportRoom", "primary")
        self.go_on.clicked.connect(self._ask_where)

    def _card(self, title: str, words: str, form: Form) -> ChoiceCard:
        card = ChoiceCard(self.theme, title, words, name=f"export-{form}")
        self.body.addWidget(card)
        return card

    @property
    def form(self) -> Form:
        """Which is chosen."""
        return next(form for form, card in self._cards.items() if card.isChecked())

    def _ask_where(self) -> None:
        form = self.form
        kinds = {
            Form.HTML: self.tr("Page (*.html)"),
            Form.MARKDOWN: self.tr("Text (*.md)"),
            Form.JSON: self.tr("Data (*.json)"),
        }
        ask_where_to_save(
            self,
            self.title,
            file_name=f"{file_name_of(room_title(self._room))}.{form}",
            kinds=kinds[form],
            then=lambda file: self._export(form, file),
        )

    def _export(self, form: Form, file: Path) -> None:
        self._done.hide()
        work = export_room(
            self.desk.facade,
            self._room.session_id,
            form,
            file,
            now=self.desk.clock(),
            watch=lambda count: self.say_progress(_counted(self.tr("Exporting… {count}"), count)),
        )
        self.work(
            work,
            name="export room",
            words=self.tr("Exporting…"),
            then=lambda count: self._say_done(file, count),
        )

    def _say_done(self, file: Path, count: int) -> None:
        words = self.tr("Exported to {file}: {count} lines of the room. Only you can open it.")
        self._done.say(words.format(file=isolated(str(file)), count=f"{count:,}"))
        self._done.show()
        self.sizeWanted.emit()


def _counted(words: str, count: int) -> str:
    return words.format(count=f"{count:,}")
