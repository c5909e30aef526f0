"""What stands inside a message: JSON with its kind under `type`, sealed where the message is.

What names another message (a reply, a reaction, an edit, a recall) names it by its id and brings no
copy of it: everyone shows what they hold themselves, so that nobody is quoted with what they never
said. Who may change what is judged by whoever reads, not here.
"""

from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta

from sealroom.protocol import limits
from sealroom.protocol.file import SealedFile
from sealroom.protocol.ids import MessageId, UserId
from sealroom.protocol.redacted import Redacted

MessageText: TypeAlias = Annotated[str, Meta(min_length=1, max_length=limits.TEXT_BYTES)]
"""At most `TEXT_BYTES` of UTF-8; one character is up to four of them."""
_Place: TypeAlias = Annotated[int, Meta(ge=0, le=limits.TEXT_BYTES)]


class Mention(msgspec.Struct, frozen=True):
    """Where a text names a person: `length` characters (code points) from `start` on."""

    user_id: UserId
    start: _Place
    length: Annotated[int, Meta(ge=1, le=limits.TEXT_BYTES)]


Mentions: TypeAlias = Annotated[tuple[Mention, ...], Meta(max_length=limits.MENTIONS)]


class Text(Redacted, frozen=True, tag="text", tag_field="type", omit_defaults=True):
    """Something said; in answer to another message where `reply_to` names one."""

    HIDDEN = frozenset({"text", "mentions"})

    text: MessageText
    reply_to: MessageId | None = None
    mentions: Mentions = ()
    forwarded: bool = False
    """Said elsewhere before, by whomever: its sender passes it on."""
    silent: bool = False
    """Not worth a notification, its sender says."""

    def __post_init__(self) -> None:
        _check_length(self.text)


class Reaction(Redacted, frozen=True, tag="reaction", tag_field="type", omit_defaults=True):
    """A sign put to a message, or (`on` false) taken away again."""

    HIDDEN = frozenset({"emoji"})

    target: MessageId
    emoji: Annotated[str, Meta(min_length=1, max_length=limits.EMOJI_LENGTH)]
    on: bool = True


class Edit(Redacted, frozen=True, tag="edit", tag_field="type", omit_defaults=True):
    """The author's new text for a message. What stood there before stays visible as its history."""

    HIDDEN = frozenset({"text", "mentions"})

    target: MessageId
    text: MessageText
    mentions: Mentions = ()

    def __post_init__(self) -> None:
        _check_length(self.text)


class Recall(msgspec.Struct, frozen=True, tag="recall", tag_field="type"):
    """A message is taken back by its author, or by an Owner or Admin."""

    target: MessageId


_Side: TypeAlias = Annotated[int, Meta(ge=1, le=limits.PICTURE_SIDE)]


class Picture(Redacted, frozen=True):
    """What a file looks like before it is here: its size in pixels, and a small likeness.

    The sender says so; who shows it holds the picture to it, not the other way round.
    """

    HIDDEN = frozenset({"thumbnail"})

    width: _Side
    height: _Side
    thumbnail: Annotated[bytes, Meta(max_length=limits.THUMBNAIL_BYTES)] = b""
    """A JPEG or PNG; empty for none."""


class Attachment(Redacted, frozen=True, omit_defaults=True):
    """A file as the message describes it: its sender's words, not to be trusted."""

    HIDDEN = frozenset({"name", "media_type", "picture"})

    file: SealedFile
    name: Annotated[str, Meta(min_length=1, max_length=limits.FILE_NAME_LENGTH)]
    media_type: Annotated[str, Meta(max_length=limits.MEDIA_TYPE_LENGTH)] = ""
    picture: Picture | None = None


class Files(Redacted, frozen=True, tag="files", tag_field="type", omit_defaults=True):
    """Files, and what is said with them."""

    HIDDEN = frozenset({"files", "text", "mentions"})

    files: Annotated[
        tuple[Attachment, ...], Meta(min_length=1, max_length=limits.FILES_PER_MESSAGE)
    ]
    text: Annotated[str, Meta(max_length=limits.CAPTION_BYTES)] = ""
    reply_to: MessageId | None = None
    mentions: Mentions = ()

    def __post_init__(self) -> None:
        if len(self.text.encode()) > limits.CAPTION_BYTES:
            raise ValueError(f"words with files have at most {limits.CAPTION_BYTES} bytes")


Content: TypeAlias = Text | Reaction | Edit | Recall | Files
"""What this Sealroom can write."""


class Newer(msgspec.Struct, frozen=True):
    """Well-formed content of a kind that this Sealroom does not know: of a newer one."""


AnyContent: TypeAlias = Content | Newer
"""What it may read."""


def text_of(content: AnyContent) -> str:
    """The words in it; empty for what has none."""
    return content.text if isinstance(content, Text | Edit | Files) else ""


def files_of(content: AnyContent) -> tuple[Attachment, ...]:
    """The files in it, each once; none for what carries none."""
    if not isinstance(content, Files):
        return ()
    return tuple({each.file.file_id: each for each in reversed(content.files)}.values())[::-1]


def mentions_of(content: AnyContent) -> tuple[Mention, ...]:
    """Whom its text names; what does not stand in the text, in order and apart, is left out."""
    if not isinstance(content, Text | Edit | Files):
        return ()
    sound: list[Mention] = []
    end = 0
    for mention in content.mentions:
        if end <= mention.start and mention.start + mention.length <= len(content.text):
            sound.append(mention)
            end = mention.start + mention.length
    return tuple(sound)


def _check_length(text: str) -> None:
    if len(text.encode()) > limits.TEXT_BYTES:
        raise ValueError(f"a text has at most {limits.TEXT_BYTES} bytes")
