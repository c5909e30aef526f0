"""Files as a window sees them."""

import enum

import msgspec

from sealroom.protocol.ids import FileId, MessageId, SessionId
from sealroom.protocol.redacted import Redacted


class FileView(Redacted, frozen=True):
    """A file of a message, as its sender describes it: nothing of that is to be trusted.

    A picture has `width` and `height`; of anything else they are 0.
    """

    HIDDEN = frozenset({"name", "media_type", "thumbnail"})

    file_id: FileId
    name: str
    media_type: str
    size: int
    width: int = 0
    height: int = 0
    thumbnail: bytes = b""

    @property
    def is_picture(self) -> bool:
        """Whether its sender says that it is one."""
        return self.width > 0


class FilePlace(Redacted, frozen=True):
    """Where a file is met: in a message of a room."""

    HIDDEN = frozenset({"file"})

    session_id: SessionId
    message_id: MessageId
    file: FileView
    sent_at: int = 0
    sender_name: str = ""
    order: int = 0


class FileState(enum.StrEnum):
    """Where a file is."""

    AWAY = "away"
    """At the relay, as far as is known."""
    COMING = "coming"
    GOING = "going"
    HERE = "here"
    FAILED = "failed"


class FileStatus(msgspec.Struct, frozen=True):
    """`done` of `size` sealed bytes are across; `words` say what is in the way, if anything is."""

    state: FileState
    done: int = 0
    size: int = 0
    words: str = ""


class Outgoing(Redacted, frozen=True, kw_only=True):
    """A file to send: lying at `path`, or in memory as `data`."""

    HIDDEN = frozenset({"name", "media_type", "data", "path", "thumbnail"})

    name: str
    media_type: str = ""
    path: str = ""
    data: bytes | None = None
    width: int = 0
    height: int = 0
    thumbnail: bytes = b""
    keep_details: bool = False
    """Whether a picture goes with where and with what it was taken."""
