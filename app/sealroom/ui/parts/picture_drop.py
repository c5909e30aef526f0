"""Takes a picture: dropped, pasted, or chosen as a file. Only files of this computer."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sealroom.ui.file_choice import ask_for_file
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label

Given = bytes | Path | QImage | str
"""A picture as it came, its file, one that the system has decoded, or text in its place."""

_RAW = ("image/png", "image/jpeg", "image/webp", "image/bmp")


class PictureDrop(QFrame):
    """A field with buttons; what is dropped on its sheet can be handed to `take`, too."""

    given = Signal(object)
    """A `Given`."""
    nothing = Signal()
    """What was pasted or dropped holds neither picture nor text."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "field")
        self.setObjectName("pictureDrop")
        self.setAcceptDrops(True)
        label = Label(words, kind="small", wrap=True)
        self.choose = make_button(self.tr("Choose a picture…"), name="choosePicture")
        self.choose.clicked.connect(self._ask)
        self.paste_button = make_button(self.tr("Paste"), name="pastePicture")
        self.paste_button.setToolTip(self.tr("A picture, its file, or the code as text"))
        self.paste_button.clicked.connect(self.paste)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(label)
        column.addStretch()
        column.addWidget(self.choose)
        column.addWidget(self.paste_button)

    def paste(self) -> None:
        """What is in the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData) -> None:
        """What was pasted or dropped."""
        found = given_in(mime)
        if found is None:
            self.nothing.emit()
        else:
            self.given.emit(found)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Anything may come; what it is shows when it is let go."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is here."""
        event.acceptProposedAction()
        self.take(event.mimeData())

    def _ask(self) -> None:
        ask_for_file(
            self,
            self.tr("Choose a picture of the code"),
            kinds=self.tr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp)"),
            then=self.given.emit,
        )


def given_in(mime: QMimeData) -> Given | None:
    """The picture in what was pasted or dropped; nothing is fetched from elsewhere."""
    for url in mime.urls():
        if url.isLocalFile() and not url.host():  # with a host, the system would ask the network
            return Path(url.toLocalFile())
    for kind in _RAW:
        if mime.hasFormat(kind):
            return bytes(mime.data(kind).data())
    if mime.hasImage():
        image = mime.imageData()
        return image if isinstance(image, QImage) else None
    return mime.text() if mime.hasText() and not mime.hasUrls() else None
