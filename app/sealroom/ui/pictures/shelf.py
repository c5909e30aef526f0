"""Pictures of messages that are on the screen: fetched, decoded aside, kept while there is room."""

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QPixmap

from sealroom.controller.errors import ControllerError
from sealroom.controller.file_views import FilePlace, FileState, FileStatus
from sealroom.protocol.ids import FileId, MessageId, SessionId
from sealroom.ui.bridge import Bridge
from sealroom.ui.pictures.aside import aside
from sealroom.ui.pictures.decoding import MOST_BYTES, PictureRefused, decode

FETCHED_BYTES = 10 << 20
"""Pictures up to that size come by themselves; larger ones when they are clicked."""
SHOWN_SIDE = 1_280
"""Pixels of the longer side of what is kept for the timeline: four times a small screen's worth."""
KEPT_PIXELS = 48_000_000
_UNDER_WAY = 2


class PictureShelf(QObject):
    """Asked at each paint, so it answers at once; `changed` says when to paint again."""

    changed = Signal(str, str)
    """Room and message whose file moved, or whose picture is ready."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._pictures: OrderedDict[FileId, QPixmap] = OrderedDict()
        self._thumbnails: OrderedDict[FileId, QPixmap | None] = OrderedDict()
        self._waiting: OrderedDict[FileId, FilePlace] = OrderedDict()
        self._reading: set[FileId] = set()
        self._refused: set[FileId] = set()
        bridge.fileMoved.connect(self._moved)

    def status(self, file_id: FileId) -> FileStatus:
        """Where a file is."""
        return self._bridge.facade.files.status(file_id)

    def is_refused(self, file_id: FileId) -> bool:
        """Whether a file that was said to be a picture is none that can be shown."""
        return file_id in self._refused

    def picture(self, place: FilePlace) -> QPixmap | None:
        """The picture or else its likeness; None while neither is ready. Has it brought."""
        file_id = place.file.file_id
        found = self._pictures.get(file_id)
        if found is not None:
            self._pictures.move_to_end(file_id)
            return found
        if file_id not in self._refused and file_id not in self._reading:
            self._see_to(place)
        if file_id not in self._thumbnails:
            self._thumbnails[file_id] = _thumbnail(place)
            if len(self._thumbnails) > 500:
                self._thumbnails.popitem(last=False)
        return self._thumbnails[file_id]

    def _see_to(self, place: FilePlace) -> None:
        state = self.status(place.file.file_id).state
        if state in {FileState.HERE, FileState.GOING}:
            self._waiting[place.file.file_id] = place
            self._waiting.move_to_end(place.file.file_id, last=False)
            self._go_on()
        elif state is FileState.AWAY and place.file.size <= FETCHED_BYTES:
            self._bridge.facade.files.want(place)

    def _go_on(self) -> None:
        """What was asked for last is seen now: it goes first."""
        while self._waiting and len(self._reading) < _UNDER_WAY:
            file_id, place = self._waiting.popitem(last=False)
            self._reading.add(file_id)
            self._bridge.start(
                self._read(place),
                name="picture",
                then=partial(self._ready, place),
                on_error=partial(self._failed, place),
            )

    async def _read(self, place: FilePlace) -> QImage | None:
        try:
            data = await self._bridge.facade.files.read(place, MOST_BYTES)
            return await aside(partial(decode, data, QSize(SHOWN_SIDE, SHOWN_SIDE)))
        except (PictureRefused, ControllerError):
            return None

    def _ready(self, place: FilePlace, image: QImage | None) -> None:
        file_id = place.file.file_id
        self._reading.discard(file_id)
        if image is None:
            self._refused.add(file_id)
        else:
            self._pictures[file_id] = QPixmap.fromImage(image)
            self._make_room()
        self._waiting.pop(file_id, None)
        self.changed.emit(place.session_id, place.message_id)
        self._go_on()

    def _failed(self, place: FilePlace, _words: str) -> None:
        self._ready(place, None)

    def _make_room(self) -> None:
        over = sum(each.width() * each.height() for each in self._pictures.values()) - KEPT_PIXELS
        while over > 0 and len(self._pictures) > 1:
            _, gone = self._pictures.popitem(last=False)
            over -= gone.width() * gone.height()

    def _moved(self, session_id: SessionId, message_id: MessageId, _file_id: FileId) -> None:
        self.changed.emit(session_id, message_id)


def _thumbnail(place: FilePlace) -> QPixmap | None:
    """A likeness is a few kilobytes: decoded here, at once, with limits of its own."""
    try:
        return QPixmap.fromImage(decode(place.file.thumbnail, QSize(320, 320)))
    except PictureRefused:
        return None
