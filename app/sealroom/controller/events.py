"""What the controller tells its listeners, always after it is stored. The views tell the rest."""

from typing import TypeAlias

import msgspec

from sealroom.controller.views import ConnectionView
from sealroom.protocol.ids import FileId, MessageId, SessionId, UserId
from sealroom.store.alarms import AlarmKind


class ConnectionChanged(msgspec.Struct, frozen=True):
    """The connection's state changed."""

    connection: ConnectionView


class RoomsChanged(msgspec.Struct, frozen=True):
    """A room came, went, or its line in the list changed (title, last line, unread, lock)."""

    session_ids: frozenset[SessionId]


class TimelineGrew(msgspec.Struct, frozen=True):
    """New items at the end of a room's timeline."""

    session_id: SessionId


class HistoryGrew(msgspec.Struct, frozen=True):
    """Earlier items came, or the line above them changed: everything below order `before`."""

    session_id: SessionId
    before: int


class MessagesChanged(msgspec.Struct, frozen=True):
    """These messages changed in place: sent, failed, opened."""

    session_id: SessionId
    message_ids: frozenset[MessageId]


class PeopleChanged(msgspec.Struct, frozen=True):
    """Members, roles, names, verified marks or keys of a room changed."""

    session_id: SessionId


class NamesChanged(msgspec.Struct, frozen=True):
    """People are called otherwise than before, are known at last, or were verified or are so no
    longer, wherever they are named."""


class CardsChanged(msgspec.Struct, frozen=True):
    """Requests to answer came or were settled."""


class MessageArrived(msgspec.Struct, frozen=True):
    """A new message of someone else, for a notification."""

    session_id: SessionId
    message_id: MessageId
    silent: bool = False
    """Its sender does not want one."""


class JoinAnswered(msgspec.Struct, frozen=True):
    """An own wish to join was answered."""

    session_id: SessionId
    accepted: bool


class RoomAlarm(msgspec.Struct, frozen=True):
    """Something could not be verified; sending in the room has stopped."""

    session_id: SessionId
    kind: AlarmKind
    words: str


class TypingChanged(msgspec.Struct, frozen=True):
    """Somebody types in a room, for some seconds from now, or types no more."""

    session_id: SessionId
    user_id: UserId
    typing: bool


class ReadMarksChanged(msgspec.Struct, frozen=True):
    """Somebody has read further in a room."""

    session_id: SessionId


class PreferencesChanged(msgspec.Struct, frozen=True):
    """The person likes something otherwise than before."""


class RecoveryChanged(msgspec.Struct, frozen=True):
    """A recovery kit was saved, or its code kept."""


class FilesWaiting(msgspec.Struct, frozen=True):
    """Files are to be brought to the relay."""


class FilesDropped(msgspec.Struct, frozen=True):
    """A message went, and its files with it; `mine` where they are one's own to remove."""

    session_id: SessionId
    file_ids: tuple[FileId, ...]
    mine: bool


class FileMoved(msgspec.Struct, frozen=True):
    """A file came or went some way, or stopped."""

    session_id: SessionId
    message_id: MessageId
    file_id: FileId


class IndexGrew(msgspec.Struct, frozen=True):
    """More of what is stored is found: so many of a hundred lines."""

    percent: int


class Trouble(msgspec.Struct, frozen=True):
    """Something outside the protocol failed (disk full, profile damaged), in words."""

    words: str


Event: TypeAlias = (
    ConnectionChanged
    | RoomsChanged
    | TimelineGrew
    | HistoryGrew
    | MessagesChanged
    | PeopleChanged
    | NamesChanged
    | CardsChanged
    | MessageArrived
    | JoinAnswered
    | RoomAlarm
    | TypingChanged
    | ReadMarksChanged
    | PreferencesChanged
    | RecoveryChanged
    | IndexGrew
    | Trouble
    | FilesWaiting
    | FilesDropped
    | FileMoved
)
