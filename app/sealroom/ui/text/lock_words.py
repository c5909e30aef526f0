"""The lock language in words: what each sign says."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from sealroom.controller.timeline_views import KeyWait, Lock, MessageView
from sealroom.ui.text.event_words import names_list
from sealroom.ui.theme import Icon, Tokens

translate = QCoreApplication.translate

LOCK_ICONS = {
    Lock.SEALED: Icon.SEALED,
    Lock.OPEN: Icon.OPEN,
    Lock.UNVERIFIED: Icon.UNVERIFIED,
    Lock.WAITING: Icon.WAITING,
}


def lock_color(lock: Lock, tokens: Tokens) -> QColor:
    """The sign's colour; never the only thing that tells them apart."""
    match lock:
        case Lock.OPEN:
            return tokens.amber
        case Lock.UNVERIFIED:
            return tokens.red
        case _:
            return tokens.muted


def shown_lock(message: MessageView) -> Lock:
    """Its sign: sealed, not late, while a key may come at any moment."""
    return Lock.SEALED if is_opening(message.lock, message.wait) else message.lock


def is_opening(lock: Lock, wait: KeyWait | None) -> bool:
    """Whether its key is only a moment behind."""
    return lock is Lock.WAITING and wait is None


def lock_words(lock: Lock) -> str:
    """What the sign on a message says, for its tooltip."""
    match lock:
        case Lock.SEALED:
            return translate("Lock", "Sealed: only the people in this room can read it")
        case Lock.OPEN:
            return translate("Lock", "Not sealed: the relay can read this")
        case Lock.UNVERIFIED:
            return translate("Lock", "Could not be verified: its text is not shown")
        case Lock.WAITING:
            return translate("Lock", "Waits for its key and opens by itself")


def body_words(lock: Lock, wait: KeyWait | None = None) -> str:
    """What stands in a message that has no text to show."""
    if is_opening(lock, wait):
        return "…"
    match lock:
        case Lock.UNVERIFIED:
            return translate("Lock", "This message could not be verified, so it is not shown.")
        case Lock.WAITING:
            return wait_words(wait)
        case _:
            return ""


def wait_words(wait: KeyWait | None) -> str:
    """That a key is waited for and, once somebody was asked for it, who."""
    if wait is None or not wait.asked:
        return translate("Lock", "Waits for its key. It opens by itself when the key comes.")
    own = translate("Lock", "your other devices")
    names = names_list(tuple(own if each.is_me else each.name for each in wait.asked))
    return translate("Lock", "Waits for its key; asked {names}. It opens by itself.").format(
        names=names
    )


def room_lock(*, sealed: bool) -> Lock:
    """The sign of a room."""
    return Lock.SEALED if sealed else Lock.OPEN
