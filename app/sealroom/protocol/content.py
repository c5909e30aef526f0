"""What stands inside a message: JSON with its kind under `type`, sealed where the message is.

What names another message (a reply, a reaction, an edit, a recall) names it by its id and brings no
copy of it: everyone shows what they hold themselves, so that nobody is quoted with what they never
said. Who may change what is judged by whoever reads, not here.
"""

from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta

from sealroom.protocol import limits
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


Content: TypeAlias = Text | Reaction | Edit | Recall
"""What this Sealroom can write."""


class Newer(msgspec.Struct, frozen=True):
    """Well-formed content of a kind that this Sealroom does not know: of a newer one."""


AnyContent: TypeAlias = Content | Newer
"""What it may read."""


def text_of(content: AnyContent) -> str:
    """The words in it; empty for what has none."""
    return content.text if isinstance(content, Text | Edit) else ""


def mentions_of(content: AnyContent) -> tuple[Mention, ...]:
    """Whom its text names; what does not stand in the text, in order and apart, is left out."""
    if not isinstance(content, Text | Edit):
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
