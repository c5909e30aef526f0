"""A room as JSON: everything the app shows, as data; texts as they were written."""

import msgspec

from sealroom.controller.timeline_views import EventView, HistoryStart, MessageView, TimelineItem
from sealroom.controller.views import RoomView
from sealroom.ui.text.export_words import warning_words
from sealroom.ui.text.item_words import item_text

FORMAT = "sealroom-room"
VERSION = 1


class Head(msgspec.Struct, frozen=True):
    """On top. Times are milliseconds since 1970-01-01 UTC."""

    format: str
    version: int
    warning: str
    exported_at: int
    room_id: str
    title: str
    description: str


class Sender(msgspec.Struct, frozen=True):
    """Who wrote. `verified`: whether their fingerprint was compared on this computer."""

    id: str
    name: str
    verified: bool
    me: bool


class Message(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="message"):
    """`lock`: sealed, open, unverified or waiting. `text` is empty where it is not to be shown."""

    id: str
    time: int
    sender: Sender
    lock: str
    text: str
    answers: str = ""
    edited_at: int | None = None
    recalled: bool = False


class Happened(msgspec.Struct, frozen=True, tag_field="kind", tag="event"):
    """An entry of the room's history, as data and in words."""

    time: int
    what: str
    words: str


class JsonFile:
    """Implements `Writer`. One item a line, so that it can be read without holding all of it."""

    def __init__(self) -> None:
        self._first = True

    def head(self, room: RoomView, now: int) -> str:
        """The room, and the warning."""
        head = Head(
            FORMAT, VERSION, warning_words(), now, room.session_id, room.title, room.description
        )
        return _encoded(head).removesuffix("}") + ',"items":['

    def item(self, item: TimelineItem) -> str:
        """The next object."""
        comma, self._first = "" if self._first else ",", False
        return f"{comma}\n{_encoded(_told(item))}"

    def foot(self) -> str:
        """The end of the list."""
        return "\n]}\n"


def _told(item: TimelineItem) -> Message | Happened:
    match item:
        case MessageView():
            sender = Sender(item.sender, item.sender_name, item.verified, item.mine)
            return Message(
                item.message_id,
                item.sent_at,
                sender,
                item.lock.value,
                item.text,
                item.reply.message_id if item.reply is not None else "",
                item.edited_at,
                item.recall is not None,
            )
        case EventView():
            return Happened(item.time, item.kind.value, item_text(item))
        case HistoryStart():
            return Happened(item.time, "history_begins", item_text(item))


def _encoded(value: msgspec.Struct) -> str:
    return msgspec.json.encode(value).decode()
