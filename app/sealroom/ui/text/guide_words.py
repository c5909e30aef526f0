"""What the four signs mean, for someone who sees them for the first time."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.timeline_views import Lock

translate = QCoreApplication.translate


def sign_words(lock: Lock) -> str:
    """One line each."""
    match lock:
        case Lock.SEALED:
            return translate("Guide", "Sealed: only the people of the room can read it.")
        case Lock.OPEN:
            return translate("Guide", "Not sealed: the relay can read it, too.")
        case Lock.UNVERIFIED:
            return translate("Guide", "Could not be verified, so it is not shown.")
        case Lock.WAITING:
            return translate("Guide", "Waits for its key, and opens when that comes.")
