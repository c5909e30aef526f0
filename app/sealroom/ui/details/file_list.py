"""A room's files, newest first: pictures by their likeness, others by name."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.file_views import FilePlace
from sealroom.protocol.ids import SessionId
from sealroom.ui.desk import Desk
from sealroom.ui.parts.tab_bar import TabBar
from sealroom.ui.pictures.decoding import PictureRefused, decode
from sealroom.ui.text.file_words import clean_name, file_spoken, size_words
from sealroom.ui.text.inert import inert_name, plain_tip
from sealroom.ui.text.when import exact
from sealroom.ui.theme import Icon

SHOWN = 200
"""Messages with files that are looked through."""
_PLACE = Qt.ItemDataRole.UserRole
_LOOK = QSize(84, 64)
_HEIGHT = 236


class FileList(QWidget):
    """Two tabs; Enter or a double click leads to the file."""

    chosen = Signal(object)
    """A `FilePlace`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._places: list[FilePlace] = []
        self.tabs = TabBar(desk.theme)
        self.tabs.setObjectName("fileTabs")
        self.tabs.setAccessibleName(self.tr("Files of the room"))
        self.tabs.addTab(self.tr("Pictures"))
        self.tabs.addTab(self.tr("Other files"))
        self.tabs.currentChanged.connect(lambda _: self._show())
        self.list = QListWidget()
        self.list.setObjectName("roomFiles")
        self.list.setAccessibleName(self.tr("Files"))
        self.list.setFixedHeight(_HEIGHT)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.itemActivated.connect(lambda item: self.chosen.emit(item.data(_PLACE)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.tabs)
        column.addWidget(self.list)

    @property
    def is_empty(self) -> bool:
        """Whether the room has none."""
        return not self._places

    def open(self, session_id: SessionId | None) -> None:
        """Show a room's."""
        try:
            self._places = (
                self._desk.facade.files.in_room(session_id, None, SHOWN) if session_id else []
            )
        except UnknownRoom:
            self._places = []
        self._show()

    def _show(self) -> None:
        pictures = self.tabs.currentIndex() == 0
        mode = QListView.ViewMode.IconMode if pictures else QListView.ViewMode.ListMode
        self.list.setViewMode(mode)
        self.list.setIconSize(_LOOK if pictures else QSize(20, 20))
        self.list.clear()
        for place in self._places:
            if place.file.is_picture is pictures:
                self.list.addItem(self._item(place))

    def _item(self, place: FilePlace) -> QListWidgetItem:
        file = place.file
        told = f"{inert_name(place.sender_name)} · {exact(place.sent_at)}"
        item = QListWidgetItem()
        item.setData(_PLACE, place)
        if file.is_picture:
            item.setIcon(self._look(place))
        else:
            color = self._desk.theme.tokens.accent
            item.setIcon(self._desk.theme.icons.icon(Icon.FILE, 20, color))
            item.setText(f"{clean_name(file.name)} · {size_words(file.size)}")
        item.setToolTip(plain_tip(f"{clean_name(file.name)}\n{told}"))
        spoken = f"{file_spoken(file)}, {size_words(file.size)}, {told}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        return item

    def _look(self, place: FilePlace) -> QIcon:
        """A likeness is a few kilobytes: decoded at once, with limits."""
        try:
            return QIcon(QPixmap.fromImage(decode(place.file.thumbnail, _LOOK * 2)))
        except PictureRefused:
            color = self._desk.theme.tokens.muted
            return self._desk.theme.icons.icon(Icon.IMAGE, 32, color)
