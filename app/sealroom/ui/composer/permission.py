"""Whether and how one may write in a room, in words. No widgets here."""

import enum
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sealroom.controller.views import RoomView
from sealroom.ui.text.alarm_words import stopped_words

translate = QCoreApplication.translate


class LockRule(enum.Enum):
    """What the lock toggle can do."""

    CHOICE = enum.auto()
    """Sealed; one message may go open."""
    ONLY_SEALED = enum.auto()
    ALWAYS_OPEN = enum.auto()


@dataclass(frozen=True)
class Permission:
    """`refusal` says why nothing can be written; `hint` what is special about writing now."""

    rule: LockRule
    refusal: str = ""
    hint: str = ""
    alarming: bool = False
    stopped: bool = False
    """An alarm stands, to be looked at."""


def permission(room: RoomView) -> Permission:
    """How one may write in `room`."""
    rule = lock_rule(room)
    if room.alarm:
        words, decided = stopped_words(room.alarm), room.alarm.left is not None
        return Permission(rule, refusal=words, alarming=not decided, stopped=True)
    if room.my_role is None:
        words = translate(
            "Composer", "You are not in this room any more. What was written stays here."
        )
        return Permission(rule, refusal=words)
    if room.muted:
        return Permission(
            rule, refusal=translate("Composer", "You are muted here: you can read, but not write.")
        )
    if room.sealed and room.waiting_for_key:
        words = translate("Composer", "Waits for the room’s key. What you write goes out with it.")
        return Permission(rule, hint=words)
    return Permission(rule)


def lock_rule(room: RoomView) -> LockRule:
    """What the lock toggle can do in `room`."""
    if not room.sealed:
        return LockRule.ALWAYS_OPEN
    return LockRule.CHOICE if room.open_allowed else LockRule.ONLY_SEALED


def toggle_words(rule: LockRule, *, opened: bool) -> str:
    """What the toggle says, and answers where it cannot be switched."""
    match rule:
        case LockRule.ONLY_SEALED:
            return translate("Composer", "Only sealed messages are allowed in this room")
        case LockRule.ALWAYS_OPEN:
            return translate(
                "Composer",
                "This room is not sealed. An Owner can switch sealing on in its settings.",
            )
        case LockRule.CHOICE if opened:
            return translate("Composer", "Seal this message (Ctrl+Shift+L)")
        case LockRule.CHOICE:
            return translate("Composer", "Send one message without sealing it (Ctrl+Shift+L)")


def placeholder(rule: LockRule, title: str, *, opened: bool) -> str:
    """What stands in the empty field."""
    if rule is LockRule.ALWAYS_OPEN:
        return translate("Composer", "Message to {room}: the relay can read it").format(room=title)
    if opened:
        return translate("Composer", "This message will not be sealed")
    return translate("Composer", "Sealed message to {room}").format(room=title)
