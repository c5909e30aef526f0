"""Files for windows to show: pictures that are painted here, and names that people give."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from sealroom.controller.file_views import FilePlace, FileView
from sealroom.controller.timeline_views import MessageView
from sealroom.protocol.ids import file_id_from
from sealroom.ui.pictures.decoding import encoded, thumbnail
from tests.ui import believable
from tests.ui.scripted_facade import Room, ScriptedFacade

MINE = "me"


def harbour(width: int = 1_200, height: int = 800) -> QImage:
    """An evening at sea, with a lighthouse."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(QPointF(0, 0), QPointF(0, height))
    sky.setColorAt(0, QColor("#1e3a5f"))
    sky.setColorAt(0.6, QColor("#e8a87c"))
    sky.setColorAt(0.61, QColor("#2b5876"))
    sky.setColorAt(1, QColor("#0f2027"))
    painter.fillRect(image.rect(), sky)
    tower = QRectF(width * 0.7, height * 0.25, width * 0.05, height * 0.36)
    painter.fillRect(tower, QColor("#f5f0e6"))
    painter.fillRect(tower.adjusted(0, height * 0.1, 0, -height * 0.16), QColor("#b23a48"))
    painter.setBrush(QColor("#ffe9a8"))
    painter.drawEllipse(tower.center() - QPointF(0, height * 0.2), 14, 14)
    painter.end()
    return image


def picture(
    number: int, name: str = "harbour.jpg", size: tuple[int, int] = (1_200, 800)
) -> FileView:
    image = harbour(*size)
    return FileView(
        file_id_from(number.to_bytes(16, "big")),
        name,
        "image/jpeg",
        len(encoded(image, b"jpeg", 80)),
        *size,
        thumbnail(image),
    )


def card(number: int, name: str, size: int = 1_400_000) -> FileView:
    return FileView(file_id_from(number.to_bytes(16, "big")), name, "", size)


def say_with(
    facade: ScriptedFacade,
    room: Room,
    sender: str,
    *files: FileView,
    text: str = "",
    here: bool = True,
) -> MessageView:
    """A message that carries files; pictures are here, as they were painted."""
    me = facade.me
    who = me if me is not None and sender == MINE else facade.person(sender)
    message = facade.say(room, who, text, believable.at(14, 20), files=files)
    for file in files:
        if here:
            size = (file.width, file.height)
            content = encoded(harbour(*size), b"jpeg", 80) if file.is_picture else b"content"
            facade.files.contents[file.file_id] = content
        facade.files.places.insert(
            0,
            FilePlace(
                room.session_id,
                message.message_id,
                file,
                sent_at=message.sent_at,
                sender_name=message.sender_name,
                order=message.order,
            ),
        )
    return message
