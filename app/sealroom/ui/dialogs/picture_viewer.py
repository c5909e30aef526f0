"""A picture, as large as there is room: zoom, the next and the one before, save, copy."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from sealroom.controller.file_views import FilePlace
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.pictures.aside import aside
from sealroom.ui.pictures.decoding import MOST_BYTES, PictureRefused, decode
from sealroom.ui.text.file_words import clean_name, size_words
from sealroom.ui.text.inert import inert_name, isolated, plain_tip
from sealroom.ui.text.when import exact

WIDTH = 1_100
_SIDE = 8_000
"""Pixels of the longer side that are kept at most."""
_STEP = 1.25
_MOST_ZOOM = 8.0
_LEAST_HEIGHT = 160


class PictureCanvas(QWidget):
    """Draws one picture; 1.0 fits it into the room there is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pictureCanvas")
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pixmap = QPixmap()
        self.zoom = 1.0
        self._shift = QPointF()
        self._held: QPointF | None = None

    def show_picture(self, image: QImage | None) -> None:
        """Another one, fitted."""
        self.pixmap = QPixmap.fromImage(image) if image is not None else QPixmap()
        self.fit()

    def fit(self) -> None:
        """All of it."""
        self.zoom, self._shift = 1.0, QPointF()
        self.update()

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller, around the middle."""
        before = self.zoom
        self.zoom = min(_MOST_ZOOM, max(1.0, self.zoom * factor))
        self._shift *= self.zoom / before
        self._bound()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 48, 560)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.pixmap.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._drawn()
        middle = QRectF(self.rect()).center() + self._shift
        at = middle - QPointF(size.width() / 2, size.height() / 2)
        painter.drawPixmap(QRectF(at, size), self.pixmap, QRectF(self.pixmap.rect()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._shift += event.position() - self._held
            self._held = event.position()
            self._bound()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.fit() if self.zoom > 1.0 else self.zoom_by(2.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bound()

    def _drawn(self) -> QSizeF:
        natural = QSizeF(self.pixmap.size()) / self.devicePixelRatioF()
        room = QSizeF(self.size())
        fitted = natural
        if natural.width() > room.width() or natural.height() > room.height():
            fitted = natural.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return fitted * self.zoom

    def _bound(self) -> None:
        size = self._drawn() if not self.pixmap.isNull() else QSizeF()
        x = max(0.0, (size.width() - self.width()) / 2)
        y = max(0.0, (size.height() - self.height()) / 2)
        self._shift = QPointF(min(x, max(-x, self._shift.x())), min(y, max(-y, self._shift.y())))
        self.update()


class PictureViewer(WorkSheet):
    """Arrows lead to the pictures before and after, `places` being oldest first."""

    saveWanted = Signal(object)
    """A `FilePlace`."""

    def __init__(self, desk: Desk, places: Sequence[FilePlace], at: int) -> None:
        super().__init__(desk, "", name="pictureViewer", width=WIDTH)
        self._places = list(places)
        self._at = at
        self._image: QImage | None = None
        self.canvas = PictureCanvas()
        self.fill_with(self.canvas)
        self.after = self.add_left_button(self.tr("After"), "pictureAfter")
        self.before = self.add_left_button(self.tr("Before"), "pictureBefore")
        self.copy = self.add_button(self.tr("Copy"), "copyPicture")
        self.save = self.add_button(self.tr("Save…"), "savePicture")
        self.add_cancel(self.tr("Close"))
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(lambda: self.saveWanted.emit(self.place))
        self._show()

    @property
    def place(self) -> FilePlace:
        """What is shown."""
        return self._places[self._at]

    def first_focus(self) -> QWidget:
        """The picture: keys move and zoom it."""
        return self.canvas

    def step(self, by: int) -> None:
        """To the next, or the one before; not past the ends."""
        to = self._at + by
        if 0 <= to < len(self._places) and not self.busy:
            self._at = to
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, plus and minus; 0 fits."""
        right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        match event.key():
            case Qt.Key.Key_Left:
                self.step(-1 if right else 1)
            case Qt.Key.Key_Right:
                self.step(1 if right else -1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.canvas.zoom_by(_STEP)
            case Qt.Key.Key_Minus:
                self.canvas.zoom_by(1 / _STEP)
            case Qt.Key.Key_0:
                self.canvas.fit()
            case _:
                super().keyPressEvent(event)

    def _show(self) -> None:
        place = self.place
        self.set_title(clean_name(place.file.name))
        told = [size_words(place.file.size)]
        if place.sender_name:
            told.insert(0, isolated(inert_name(place.sender_name)))
        if place.sent_at:
            told.append(exact(place.sent_at))
        self.canvas.setToolTip(plain_tip(" · ".join(told)))
        self.canvas.setAccessibleName(
            self.tr("Picture {name}").format(name=clean_name(place.file.name))
        )
        self.canvas.setAccessibleDescription(" · ".join(told))
        self._image = None
        self.canvas.show_picture(None)
        self.work(self._read(place), name="picture", words=self.tr("Opening…"), then=self._ready)

    async def _read(self, place: FilePlace) -> QImage | None:
        data = await self.desk.facade.files.read(place, MOST_BYTES)
        try:
            return await aside(partial(decode, data, QSize(_SIDE, _SIDE)))
        except PictureRefused:
            return None

    def _ready(self, image: QImage | None) -> None:
        self._image = image
        self.canvas.show_picture(image)
        if image is None:
            self.show_error(
                self.tr("This is no picture that can be shown safely. Save it instead.")
            )
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < len(self._places) - 1)
        self.copy.setEnabled(image is not None)
        self.canvas.setFocus()

    def _copy(self) -> None:
        if self._image is not None:
            QGuiApplication.clipboard().setImage(self._image)
