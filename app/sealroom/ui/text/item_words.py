"""An item of the timeline in words."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.timeline_views import (
    NOT_KEPT,
    EventView,
    HistoryStart,
    Lock,
    MessageView,
    SendState,
    TimelineItem,
)
from sealroom.ui.text.clock_words import clock_line
from sealroom.ui.text.event_words import event_words, names_list
from sealroom.ui.text.file_words import file_spoken, files_line
from sealroom.ui.text.inert import inert_line, inert_name, inert_text, isolated
from sealroom.ui.text.joining_words import joining_note
from sealroom.ui.text.lock_words import body_words, shown_lock
from sealroom.ui.text.markup import shown_text
from sealroom.ui.text.talk_words import (
    newer_words,
    quote_name,
    quote_words,
    reactions_spoken,
    recall_words,
)
from sealroom.ui.text.told import told
from sealroom.ui.text.web_link import WebLink, links_in
from sealroom.ui.text.when import clock_time, exact, long_date

translate = QCoreApplication.translate

_QUOTE = 120


def item_text(item: TimelineItem) -> str:
    """What can be copied: a message's text, an event's sentence."""
    match item:
        case MessageView():
            return inert_text(item.text)
        case HistoryStart():
            return history_words(item)
        case EventView():
            return _with_note(event_words(item), joining_note(item))


def copied_together(messages: list[MessageView]) -> str:
    """Several messages to be pasted elsewhere: who said each, and when."""
    lines = []
    for message in messages:
        name = translate("Timeline", "You") if message.mine else inert_name(message.sender_name)
        lines.append(f"[{exact(message.sent_at)}] {name}: {inert_text(message.text)}")
    return "\n".join(lines)


def links_of(message: MessageView) -> list[WebLink]:
    """The links of what is shown of a message: none where it could not be verified."""
    return [] if reason_words(message) else links_in(message.text)


def reason_words(message: MessageView) -> str:
    """What stands in the place of a text that is not to be shown; empty where it is."""
    if message.recall is not None:
        return recall_words(message.recall)
    return newer_words() if message.newer else body_words(message.lock, message.wait)


def quoted(text: str) -> str:
    """Enough of a message to know it by, on one line."""
    line = inert_line(text)
    shown = line if len(line) <= _QUOTE else line[: _QUOTE - 1].rstrip() + "…"
    return translate("Timeline", "“{text}”").format(text=shown)


def expiry_words(expires_at: int) -> str:
    """When a message goes."""
    return translate("Timeline", "disappears {time}").format(time=exact(expires_at))


def _with_note(words: str, note: str) -> str:
    return f"{words.removesuffix('.')}. {note}" if note else words


def item_spoken(item: TimelineItem) -> str:
    """The row for a screen reader: sender, text, time, sealed or not, how far it got."""
    if not isinstance(item, MessageView):
        return item_text(item)
    sender = translate("Timeline", "You") if item.mine else isolated(inert_name(item.sender_name))
    if item.verified:
        sender = translate("Timeline", "{name} (verified)").format(name=sender)
    parts = [
        *_before_text(item),
        f"{sender}: {_said(item)}",
        ", ".join(map(file_spoken, item.files)) if item.text else "",
        translate("Timeline", "edited") if item.edited_at is not None else "",
        clock_time(item.sent_at),
        lock_spoken(shown_lock(item)),
        expiry_words(item.expires_at) if item.expires_at is not None else "",
        reactions_spoken(item),
    ]
    if item.mine:
        parts.append(state_words(item))
    return ", ".join(filter(None, (*parts, clock_line(item))))


def _said(item: MessageView) -> str:
    """Its text, or why there is none to read, or what it carries."""
    return shown_text(item.text, item.mentions) or reason_words(item) or files_line(item.files)


def _before_text(item: MessageView) -> list[str]:
    """What a screen reader says first: that it was said before, or what it answers."""
    words = [translate("Timeline", "forwarded")] if item.forwarded else []
    if item.reply is not None:
        said = quote_words(item.reply)
        name = isolated(quote_name(item.reply))
        answers = translate("Timeline", "in answer to {name}: {text}").format(name=name, text=said)
        words.append(answers if quote_name(item.reply) else said)
    return words


def history_words(start: HistoryStart) -> str:
    """The line above everything for who came later."""
    if start.coming:
        return translate("Timeline", "Earlier messages were shared with you and are on their way…")
    if start.since == 0:
        return translate("Timeline", "All earlier messages were shared with you.")
    if start.since is not None:
        return translate(
            "Timeline",
            "Your history here begins on {date}: earlier messages from then on were shared "
            "with you.",
        ).format(date=long_date(start.since))
    return translate(
        "Timeline",
        "Your history here begins with your joining. "
        "Earlier messages were sealed for those who were here.",
    )


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
            return translate("Timeline", "Not sent: {why}").format(
                why=inert_text(told(message.failure or ""))
            )
        case _ if message.read_by:
            return translate("Timeline", "Read by {names}").format(
                names=names_list(message.read_by)
            )
        case _:
            return translate("Timeline", "Sent")


def missing_words(message: MessageView) -> str:
    """The note above a message that others should have preceded."""
    if message.missing_before == NOT_KEPT:
        return translate("Timeline", "What was said before is not kept by the relay any more")
    name = isolated(inert_name(message.sender_name))
    if message.missing_before == 1:
        return translate("Timeline", "A message from {name} never arrived").format(name=name)
    return translate(
        "Timeline", "%n messages from {name} never arrived", None, message.missing_before
    ).format(name=name)
