"""Shows what is about to be sent: pictures, cards, words to go with them, and what they tell."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from sealroom.controller.file_views import Outgoing
from sealroom.protocol.ids import MessageId, SessionId
from sealroom.protocol.limits import FILES_PER_MESSAGE
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.file_choice import ask_for_files
from sealroom.ui.parts.button import IconButton
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.pictures.aside import aside
from sealroom.ui.pictures.given import Given, given_in, holds_files, outgoing
from sealroom.ui.text.file_words import clean_name, size_words
from sealroom.ui.text.inert import isolated
from sealroom.ui.theme import Icon

_LOOK = QSize(96, 72)


class SendFiles(WorkSheet):
    """Emits `sent` once the files are sealed and the message is stored; it goes out by itself."""

    sent = Signal()

    def __init__(
        self,
        desk: Desk,
        session_id: SessionId,
        given: Sequence[Given],
        *,
        sealed: bool,
        text: str = "",
        reply_to: MessageId | None = None,
    ) -> None:
        super().__init__(desk, self.tr("Send files"), name="sendFilesSheet")
        self._desk = desk
        self._session_id = session_id
        self._sealed = sealed
        self._reply_to = reply_to
        self.files: list[Outgoing] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        rows = QWidget()
        rows.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.caption = QLineEdit(text)
        self.caption.setObjectName("filesCaption")
        self.caption.setPlaceholderText(self.tr("Words to go with it"))
        self.caption.setAccessibleName(self.tr("Words to go with the files"))
        self.keep_details = QCheckBox(self.tr("Keep where and how pictures were taken"))
        self.keep_details.setObjectName("keepDetails")
        self._about = Label(kind="small", wrap=True)
        self._about.setObjectName("filesAbout")
        self._openly = Notice(desk.theme, NoticeKind.AMBER)
        self._openly.setObjectName("filesOpenly")
        self._openly.say(
            self.tr("This message is not sealed: the relay can read these files, and their names.")
        )
        self._openly.setVisible(not sealed)
        for widget in (rows, self.caption, self.keep_details, self._about, self._openly):
            self.body.addWidget(widget)
        self.add = self.add_left_button(self.tr("Add…"), "addFiles")
        self.add.clicked.connect(self._ask_for_more)
        self.add_cancel()
        self.go_on = self.add_button(self.tr("Send"), "sendFiles", "primary")
        self.go_on.clicked.connect(self._send)
        self.setAcceptDrops(True)
        self._show()
        self.take(given)

    def first_focus(self) -> QWidget:
        """The words: Enter sends."""
        return self.caption

    def take(self, given: Sequence[Given]) -> None:
        """More to send: looked at aside, one after the other."""
        self.work(
            self._look_at(given),
            name="look at files",
            words=self.tr("Looking at the files…"),
            then=self._add,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """More may be dropped."""
        if holds_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They go with the rest."""
        event.acceptProposedAction()
        self.take(given_in(event.mimeData()))

    async def _look_at(self, given: Sequence[Given]) -> list[tuple[Outgoing, QImage | None]]:
        name = self.tr("picture")
        return [await aside(partial(outgoing, each, name)) for each in given]

    def _add(self, looked: list[tuple[Outgoing, QImage | None]]) -> None:
        for file, look in looked:
            if len(self.files) < FILES_PER_MESSAGE:
                self.files.append(file)
                self._rows.addWidget(self._row(file, look))
            else:
                words = self.tr(
                    "%n files go at a time; the rest was left out.", "", FILES_PER_MESSAGE
                )
                self.show_error(words)
        self._show()
        self.caption.setFocus()

    def _row(self, file: Outgoing, look: QImage | None) -> QWidget:
        row = QWidget()
        row.setObjectName("fileRow")
        picture = QLabel()
        picture.setFixedSize(_LOOK)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if look is not None:
            ratio = self.devicePixelRatioF()
            shown = QPixmap.fromImage(look).scaled(
                _LOOK * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            shown.setDevicePixelRatio(ratio)
            picture.setPixmap(shown)
        else:
            color = self.theme.tokens.accent
            picture.setPixmap(
                self.theme.icons.pixmap(Icon.FILE, 28, color, self.devicePixelRatioF())
            )
        name = Label(clean_name(file.name), wrap=True)
        name.setObjectName("fileName")
        size = Label(_size_words(file), kind="small")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(size)
        remove = IconButton(
            self.theme,
            Icon.CLOSE,
            self.tr("Leave out {name}").format(name=isolated(clean_name(file.name))),
            name="leaveOut",
        )
        remove.clicked.connect(lambda: self._leave_out(file, row))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(picture)
        line.addLayout(words, 1)
        line.addWidget(remove)
        row.setAccessibleName(clean_name(file.name))
        return row

    def _leave_out(self, file: Outgoing, row: QWidget) -> None:
        self.files.remove(file)
        row.hide()
        row.deleteLater()
        self._show()
        self.sizeWanted.emit()

    def _show(self) -> None:
        pictures = any(file.width for file in self.files)
        self.keep_details.setVisible(pictures)
        self._about.setVisible(pictures)
        self._about.setText(
            self.tr("Else place, time and camera are taken out; the picture stays as it is.")
        )
        self.go_on.setEnabled(bool(self.files) and not self.busy)
        self.sizeWanted.emit()

    def _ask_for_more(self) -> None:
        ask_for_files(self, self.tr("Choose files to send"), then=self.take)

    def _send(self) -> None:
        if not self.files:
            return
        keep = self.keep_details.isChecked()
        files = [msgspec.structs.replace(file, keep_details=keep) for file in self.files]
        work = self._desk.facade.files.send(
            self._session_id,
            files,
            sealed=self._sealed,
            text=self.caption.text().strip(),
            reply_to=self._reply_to,
        )

        def sent(_: object) -> None:
            self.accept()
            self.sent.emit()

        words = self.tr("Sealing…") if self._sealed else self.tr("Preparing…")
        self.work(work, name="send files", words=words, then=sent)

    def set_busy(self, busy: bool, words: str = "") -> None:
        """Nothing is sent while something is looked at, nor where there is nothing."""
        super().set_busy(busy, words)
        if not busy and hasattr(self, "go_on"):
            self.go_on.setEnabled(bool(self.files))


def _size_words(file: Outgoing) -> str:
    if file.data is not None:
        return size_words(len(file.data))
    try:
        return size_words(Path(file.path).stat().st_size)
    except OSError:
        return ""
