"""Answers, reactions, edits and recalls in words."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.talk_views import QuoteView, ReactionView, RecallView
from sealroom.controller.timeline_views import MessageView
from sealroom.ui.text.event_words import names_list
from sealroom.ui.text.inert import inert_line, inert_name, inert_text, isolated
from sealroom.ui.text.markup import shown_line
from sealroom.ui.text.told import told

translate = QCoreApplication.translate


def quote_name(quote: QuoteView) -> str:
    """Whose message is quoted; empty where it is not here."""
    if quote.mine:
        return translate("Talk", "You")
    return inert_name(quote.sender_name) if quote.sender_name else ""


def quote_words(quote: QuoteView) -> str:
    """How the quoted message begins, or why it is not shown."""
    if quote.recalled:
        return translate("Talk", "Recalled")
    if quote.order is None:
        return translate("Talk", "A message that is not here")
    return shown_line(quote.text) or translate("Talk", "A message without text to show")


def recall_words(recall: RecallView) -> str:
    """What stands in the place of a recalled message."""
    if recall.by_me:
        return translate("Talk", "You recalled this message.")
    name = isolated(inert_name(recall.by_name))
    if recall.by_author:
        return translate("Talk", "{name} recalled this message.").format(name=name)
    return translate("Talk", "{name} recalled this message of another.").format(name=name)


def newer_words() -> str:
    """What stands in the place of a kind that is not known yet."""
    return translate(
        "Talk", "This was written with a newer Sealroom. Update this one to see what it is."
    )


def change_words(message: MessageView) -> str:
    """Why an own edit, reaction or recall did not go out; empty where none failed."""
    if message.change_failure is None:
        return ""
    return translate("Talk", "Your change was not sent: {why}").format(
        why=inert_text(told(message.change_failure))
    )


def reaction_words(reaction: ReactionView) -> str:
    """Who put a sign, for its tooltip and for a screen reader."""
    own = (translate("Talk", "you"),) if reaction.mine else ()
    names = (*own, *reaction.names)
    more = reaction.count - len(names)
    others = (translate("Talk", "%n more", None, more),) if more > 0 else ()
    return translate("Talk", "{emoji} from {names}").format(
        emoji=inert_line(reaction.emoji), names=names_list((*names, *others))
    )


def reactions_spoken(message: MessageView) -> str:
    """All signs of a message for a screen reader."""
    return "; ".join(reaction_words(each) for each in message.reactions)
