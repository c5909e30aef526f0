"""Words of an exported room: the plain warning, and the mark of each message."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.timeline_views import Lock, MessageView

translate = QCoreApplication.translate


def warning_words() -> str:
    """Before it is made, and on top of it."""
    return translate(
        "Export",
        "This file is not sealed. Whoever gets it can read everything in it, also what was sealed "
        "in the room, and can change it: it proves nothing. Sealroom does not guard or delete it.",
    )


def mark_words(message: MessageView) -> str:
    """How a message was protected on its way."""
    match message.lock:
        case Lock.SEALED:
            return translate("Export", "sealed")
        case Lock.OPEN:
            return translate("Export", "not sealed: the relay could read it")
        case Lock.UNVERIFIED:
            return translate("Export", "could not be verified")
        case Lock.WAITING:
            return translate("Export", "waits for its key")


def edited_words() -> str:
    """Beside the time of a message that was changed later."""
    return translate("Export", "edited")


def of_words(room: str, time: str) -> str:
    """Which room, and when the file was made."""
    return translate("Export", "{room}, exported {time}").format(room=room, time=time)
