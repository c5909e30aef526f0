"""What a window sees of a conversation beside its words: quotes, reactions, versions, mentions."""

import msgspec

from sealroom.controller.file_views import FileView
from sealroom.protocol.ids import MessageId, UserId
from sealroom.protocol.redacted import Redacted


class MentionView(msgspec.Struct, frozen=True):
    """Where a text names a person: `length` characters from `start` on."""

    user_id: UserId
    name: str
    """What the person is called here, whatever the text says."""
    is_me: bool
    start: int
    length: int


class QuoteView(Redacted, frozen=True):
    """The message that another answers, as it is held here and stands now."""

    HIDDEN = frozenset({"text", "files"})

    message_id: MessageId
    order: int | None
    """Where it stands in the timeline; None where it is not here."""
    sender_name: str = ""
    mine: bool = False
    text: str = ""
    """Its beginning; empty where it is not here, waits, was recalled or could not be verified."""
    files: tuple[FileView, ...] = ()
    recalled: bool = False
    sender: UserId = ""


class ReactionView(Redacted, frozen=True):
    """One sign under a message and who put it there."""

    HIDDEN = frozenset({"emoji"})

    emoji: str
    count: int
    mine: bool
    sending: bool
    """Whether one's own is still on its way."""
    names: tuple[str, ...]
    """Of the first `REACTORS_NAMED`, oneself left out."""


class RecallView(msgspec.Struct, frozen=True):
    """Who took a message back, and when by their clock."""

    by: UserId
    by_name: str
    by_me: bool
    by_author: bool
    time: int
    sending: bool


class VersionView(Redacted, frozen=True):
    """What a message said from `time` on."""

    HIDDEN = frozenset({"text", "mentions"})

    text: str
    time: int
    sealed: bool
    mentions: tuple[MentionView, ...] = ()


class DraftAbout(msgspec.Struct, frozen=True):
    """The message that what stands in the composer answers, or is to take the place of."""

    message_id: MessageId
    edits: bool
