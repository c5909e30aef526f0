"""Files of a room: chosen, pasted, dropped, looked at, saved, opened."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from sealroom.controller.file_views import FilePlace, FileState, FileView
from sealroom.controller.timeline_views import MessageView
from sealroom.protocol.ids import FileId
from sealroom.ui.composer.composer import Composer
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.open_file import OpenFile
from sealroom.ui.dialogs.picture_viewer import PictureViewer
from sealroom.ui.dialogs.send_files import SendFiles
from sealroom.ui.file_choice import ask_for_files, ask_where_to_save
from sealroom.ui.models.timeline import TimelineModel
from sealroom.ui.pictures.given import Given, given_in
from sealroom.ui.pictures.shelf import PictureShelf
from sealroom.ui.room.talk import Talk
from sealroom.ui.text.file_words import clean_name
from sealroom.ui.timeline.view import TimelineView


class FileActions(QObject):
    """Asks for the sheets and does the rest."""

    sheetWanted = Signal(object)
    """A `Sheet` to be shown."""
    said = Signal(str)
    """Words for the line at the lower edge."""

    def __init__(
        self,
        desk: Desk,
        model: TimelineModel,
        timeline: TimelineView,
        composer: Composer,
        talk: Talk,
    ) -> None:
        super().__init__(timeline)
        self._desk = desk
        self._model = model
        self._timeline = timeline
        self._composer = composer
        self._talk = talk
        self.shelf = PictureShelf(desk.bridge, self)
        self.shelf.changed.connect(lambda *_: timeline.viewport().update())
        composer.attachWanted.connect(self.attach)
        composer.filesGiven.connect(self.take)

    def attach(self) -> None:
        """Choose files to send."""
        if self._composer.may_send:
            ask_for_files(self._timeline, self.tr("Choose files to send"), then=self.send)

    def take(self, mime: QMimeData) -> None:
        """What was pasted or dropped."""
        given = given_in(mime)
        if given:
            self.send(given)

    def send(self, given: Sequence[Given]) -> None:
        """Show what is about to be sent; what is written goes with it."""
        session_id = self._model.session_id
        if session_id is None or not self._composer.may_send:
            return
        written = self._composer.field.toPlainText().strip()
        about = self._desk.facade.draft_about(session_id)
        reply_to = about.message_id if about is not None and not about.edits else None
        sheet = SendFiles(
            self._desk,
            session_id,
            given,
            sealed=not self._composer.lock.is_open,
            text=written if "\n" not in written else "",
            reply_to=reply_to,
        )
        takes_text = bool(written) and "\n" not in written

        def sent() -> None:
            if takes_text:
                self._composer.write("")
            if reply_to is not None:
                self._talk.take()
            self._model.set_new_from(None)
            self._timeline.to_end()

        sheet.sent.connect(sent)
        self.sheetWanted.emit(sheet)

    def place_of(self, message: MessageView, file_id: FileId) -> FilePlace | None:
        """Where one of a message's files is met."""
        session_id = self._model.session_id
        for file in message.files:
            if file.file_id == file_id and session_id is not None:
                return _place(session_id, message, file)
        return None

    def clicked(self, message: MessageView, file_id: FileId) -> None:
        """A picture is shown large, anything else opened; what is coming goes on coming."""
        place = self.place_of(message, file_id)
        if place is not None:
            self.show(place)

    def show(self, place: FilePlace) -> None:
        """A picture large, anything else by another program."""
        if place.file.is_picture and not self.shelf.is_refused(place.file.file_id):
            self.view(place)
        else:
            self.open(place)

    def save_clicked(self, message: MessageView, file_id: FileId) -> None:
        """Save; or stop, or try again, where that is what the sign says."""
        place = self.place_of(message, file_id)
        if place is None:
            return
        match self.shelf.status(file_id).state:
            case FileState.COMING:
                self._desk.facade.files.cancel(file_id)
            case FileState.GOING:
                self._desk.bridge.start(
                    self._desk.facade.discard(place.session_id, place.message_id),
                    name="cancel upload",
                    must_finish=True,
                )
            case FileState.FAILED:
                self._desk.facade.files.want(place)
            case _:
                self.save(place)

    def view(self, place: FilePlace) -> None:
        """Large, with the others of the room before and after it."""
        pictures = [
            each
            for each in reversed(self._desk.facade.files.in_room(place.session_id, None, 500))
            if each.file.is_picture
        ]
        ids = [each.file.file_id for each in pictures]
        if place.file.file_id not in ids:
            pictures, ids = [place], [place.file.file_id]
        viewer = PictureViewer(self._desk, pictures, ids.index(place.file.file_id))
        viewer.saveWanted.connect(self.save)
        self.sheetWanted.emit(viewer)

    def open(self, place: FilePlace) -> None:
        """By another program, after saying what that means."""
        sheet = OpenFile(self._desk, place)
        sheet.openWanted.connect(self._open)
        sheet.saveWanted.connect(self.save)
        self.sheetWanted.emit(sheet)

    def save(self, place: FilePlace) -> None:
        """Where the person wants it."""

        def save(path: Path) -> None:
            self._desk.bridge.start(
                self._desk.facade.files.save(place, path),
                name="save file",
                then=lambda _: self.said.emit(self.tr("Saved.")),
            )

        ask_where_to_save(
            self._timeline,
            self.tr("Save file"),
            file_name=clean_name(place.file.name),
            kinds="",
            then=save,
        )

    def _open(self, place: FilePlace) -> None:
        def opened(path: Path) -> None:
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                self.said.emit(self.tr("No program here opens this file. Save it instead."))

        name = clean_name(place.file.name)
        work = self._desk.facade.files.open_copy(place, name)
        self._desk.bridge.start(work, name="open file", then=opened)


def _place(session_id: str, message: MessageView, file: FileView) -> FilePlace:
    return FilePlace(
        session_id,
        message.message_id,
        file,
        sent_at=message.sent_at,
        sender_name=message.sender_name,
        order=message.order,
    )
