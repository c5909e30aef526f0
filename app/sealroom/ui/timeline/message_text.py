"""What stands in a bubble: the text or, where there is none to show, the reason."""

from dataclasses import dataclass

from sealroom.controller.views import MessageView
from sealroom.ui.text.inert import inert_text
from sealroom.ui.text.item_words import reason_words
from sealroom.ui.timeline.metrics import COLLAPSE_LETTERS


@dataclass(frozen=True)
class MessageText:
    """Text for the bubble; `shortened` where there is more of it."""

    text: str
    is_reason: bool
    shortened: bool


def message_text(message: MessageView) -> MessageText:
    """The text of `message`, harmless and not too long for one bubble."""
    reason = reason_words(message)
    if reason:
        return MessageText(reason, is_reason=True, shortened=False)
    shortened = len(message.text) > COLLAPSE_LETTERS
    text = inert_text(message.text[:COLLAPSE_LETTERS]).rstrip() + ("…" if shortened else "")
    return MessageText(text, is_reason=False, shortened=shortened)
