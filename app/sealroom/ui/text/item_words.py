"""An item of the timeline in words."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.views import Lock, MessageView, SendState, TimelineItem
from sealroom.ui.text.event_words import event_words
from sealroom.ui.text.inert import inert_line, inert_name, inert_text, isolated
from sealroom.ui.text.lock_words import body_words
from sealroom.ui.text.when import clock_time

translate = QCoreApplication.translate

_QUOTE = 120


def item_text(item: TimelineItem) -> str:
    """What can be copied: a message's text, an event's sentence."""
    return inert_text(item.text) if isinstance(item, MessageView) else event_words(item)


def quoted(text: str) -> str:
    """Enough of a message to know it by, on one line."""
    line = inert_line(text)
    shown = line if len(line) <= _QUOTE else line[: _QUOTE - 1].rstrip() + "…"
    return translate("Timeline", "“{text}”").format(text=shown)


def item_spoken(item: TimelineItem) -> str:
    """The row for a screen reader: sender, text, time, sealed or not, how far it got."""
    if not isinstance(item, MessageView):
        return event_words(item)
    sender = translate("Timeline", "You") if item.mine else isolated(inert_name(item.sender_name))
    text = inert_text(item.text) or body_words(item.lock)
    parts = [f"{sender}: {text}", clock_time(item.sent_at), lock_spoken(item.lock)]
    if item.mine:
        parts.append(state_words(item))
    return ", ".join(parts)


def lock_spoken(lock: Lock) -> str:
    """The sign in one or two words."""
    match lock:
        case Lock.SEALED:
            return translate("Timeline", "sealed")
        case Lock.OPEN:
            return translate("Timeline", "not sealed")
        case Lock.UNVERIFIED:
            return translate("Timeline", "not verified")
        case Lock.WAITING:
            return translate("Timeline", "waits for its key")


def state_words(message: MessageView) -> str:
    """How far an own message got."""
    match message.state:
        case SendState.SENDING if message.may_take_back:
            return translate("Timeline", "Waits to be sent")
        case SendState.SENDING:
            return translate("Timeline", "Sending")
        case SendState.FAILED:
            return translate("Timeline", "Not sent: {why}").format(why=message.failure or "")
        case _:
            return translate("Timeline", "Sent")


def missing_words(message: MessageView) -> str:
    """The note above a message that others of its sender should have preceded."""
    name = isolated(inert_name(message.sender_name))
    if message.missing_before == 1:
        return translate("Timeline", "A message from {name} never arrived").format(name=name)
    return translate(
        "Timeline", "%n messages from {name} never arrived", None, message.missing_before
    ).format(name=name)
