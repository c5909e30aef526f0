"""What stands in a bubble: the text or, where there is none to show, the reason."""

from dataclasses import dataclass

from sealroom.controller.timeline_views import MessageView
from sealroom.ui.text.item_words import reason_words
from sealroom.ui.text.markup import Block, BlockKind, Span, Style, read_markup
from sealroom.ui.timeline.metrics import COLLAPSE_LETTERS


@dataclass(frozen=True)
class MessageText:
    """Blocks for the bubble; `shortened` where there is more of it."""

    blocks: list[Block]
    is_reason: bool
    shortened: bool


def message_text(message: MessageView) -> MessageText:
    """The text of `message`, harmless and not too long for one bubble."""
    reason = reason_words(message)
    if reason:
        return MessageText([_reason(reason)], is_reason=True, shortened=False)
    shortened = len(message.text) > COLLAPSE_LETTERS
    text = message.text
    if shortened:
        text = text[:COLLAPSE_LETTERS].rstrip() + "…"
    blocks = read_markup(text, message.mentions, cut=shortened)
    return MessageText(blocks, is_reason=False, shortened=shortened)


def _reason(words: str) -> Block:
    return Block(BlockKind.TEXT, words, (Span(0, len(words), Style.ITALIC),))
