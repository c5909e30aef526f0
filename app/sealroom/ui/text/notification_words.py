"""What a notification says: as much as the person wants told where others may look on."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.preference_views import Telling
from sealroom.controller.timeline_views import MessageView
from sealroom.controller.views import RoomView
from sealroom.ui.text.inert import inert_name, isolated
from sealroom.ui.text.item_words import quoted
from sealroom.ui.text.lock_words import body_words
from sealroom.ui.text.room_words import room_title

translate = QCoreApplication.translate

APP = "Sealroom"


def note_words(
    room: RoomView, message: MessageView, telling: Telling, count: int
) -> tuple[str, str]:
    """Title and body. `count`: messages of the room that are told of together."""
    match telling:
        case Telling.NOTHING:
            return APP, _new_words(count)
        case Telling.NAME:
            return room_title(room), _from_words(message, count)
        case Telling.ALL:
            return room_title(room), _text_words(message, count)


def telling_words(telling: Telling) -> str:
    """What is chosen, in the settings."""
    match telling:
        case Telling.NOTHING:
            return translate("Notification", "Only that there is a message")
        case Telling.NAME:
            return translate("Notification", "Who wrote, and in which room")
        case Telling.ALL:
            return translate("Notification", "What they wrote, too")


def _new_words(count: int) -> str:
    if count == 1:
        return translate("Notification", "A new message")
    return translate("Notification", "%n new messages", None, count)


def _from_words(message: MessageView, count: int) -> str:
    name = isolated(inert_name(message.sender_name))
    if count == 1:
        return translate("Notification", "New message from {name}").format(name=name)
    words = translate("Notification", "%n new messages, the last from {name}", None, count)
    return words.format(name=name)


def _text_words(message: MessageView, count: int) -> str:
    said = body_words(message.lock, message.wait) or quoted(message.text)
    words = translate("Notification", "{name}: {text}").format(
        name=isolated(inert_name(message.sender_name)), text=isolated(said)
    )
    if count == 1:
        return words
    return f"{words}\n{_new_words(count)}"
