"""Words of the tray and of quiet hours."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def tip_words(unread: int, *, quiet: bool, locked: bool) -> str:
    """What the picture in the tray says under the pointer. Nothing of what was written."""
    if locked:
        return translate("Tray", "Sealroom is locked")
    words = "Sealroom"
    if unread == 1:
        words = translate("Tray", "Sealroom: one unread message")
    elif unread:
        words = translate("Tray", "Sealroom: %n unread messages", None, unread)
    if quiet:
        return translate("Tray", "{words}, do not disturb").format(words=words)
    return words


def quiet_choices() -> list[tuple[int, str]]:
    """Minutes, and what they are called."""
    return [
        (30, translate("Tray", "For half an hour")),
        (60, translate("Tray", "For an hour")),
        (8 * 60, translate("Tray", "For 8 hours")),
        (24 * 60, translate("Tray", "For a day")),
    ]
