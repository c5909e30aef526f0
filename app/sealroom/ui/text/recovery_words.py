"""What is said of recovery kits."""

import re

from PySide6.QtCore import QCoreApplication

from sealroom.controller.views import RecoveryView
from sealroom.ui.text.when import ago

translate = QCoreApplication.translate

KIT_SUFFIX = ".sealroom-kit"
_NOT_IN_FILE_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')


def saved_words(kit: RecoveryView, now: int) -> str:
    """When the last kit was saved, and with what."""
    if kit.saved_at is None:
        return translate("Recovery", "No recovery kit has been saved yet.")
    words = (
        translate("Recovery", "Saved {when}, with messages.")
        if kit.with_messages
        else translate("Recovery", "Saved {when}, without messages.")
    )
    return words.format(when=ago(kit.saved_at, now))


def lacking_words(kit: RecoveryView) -> str:
    """What a lost computer would cost by now; empty where nothing."""
    if kit.saved_at is None:
        return translate(
            "Recovery",
            "If this computer is lost, so are you: nobody can give you your name, your rooms and "
            "what was written back.",
        )
    if not kit.code_kept:
        return translate(
            "Recovery", "You have not looked at the code yet. Without it the kit opens for nobody."
        )
    if kit.newer_keys == 0:
        return ""
    one = translate("Recovery", "A newer room key is not in it.")
    more = translate("Recovery", "%n newer room keys are not in it.", None, kit.newer_keys)
    rest = translate(
        "Recovery", "Others in the rooms can hand them to you again; a new kit has them at once."
    )
    return f"{one if kit.newer_keys == 1 else more} {rest}"


def percent(done: float) -> int:
    """How far it is."""
    return round(100 * min(1.0, max(0.0, done)))


def kit_file_name(name: str) -> str:
    """What to call somebody's kit."""
    return _safe(name) + KIT_SUFFIX


def page_file_name(name: str) -> str:
    """What to call the page with the code."""
    words = translate("Recovery", "{name} recovery page")
    return _safe(words.format(name=name)) + ".pdf"


def _safe(name: str) -> str:
    """Names are anyone's choice; those of files are not."""
    return _NOT_IN_FILE_NAMES.sub("_", name).strip(" .") or "Sealroom"
