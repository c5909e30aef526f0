"""What a system line says: a sentence for each kind of ledger event."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from sealroom.controller.timeline_views import Departed, EventKind, EventView
from sealroom.protocol.entry import Role
from sealroom.protocol.notifications import UpdateReason
from sealroom.ui.text.alarm_words import went_on_words
from sealroom.ui.text.inert import inert_name, isolated
from sealroom.ui.text.when import lasting, long_date

translate = QCoreApplication.translate


def event_words(event: EventView) -> str:
    """The sentence."""
    sentence = _SENTENCES[event.kind](event)
    if not event.ahead:
        return sentence
    words = translate("Events", "{sentence} (dated {date}, which was still to come)")
    return words.format(sentence=sentence, date=long_date(event.time))


def role_words(role: Role | None) -> str:
    """A role's name; nothing for who has none."""
    match role:
        case Role.OWNER:
            return translate("Role", "Owner")
        case Role.ADMIN:
            return translate("Role", "Admin")
        case Role.MEMBER:
            return translate("Role", "Member")
        case None:
            return ""


def names_list(names: tuple[str, ...]) -> str:
    """Tom; Tom and Ana; Tom, Ana and Ravi; 5 people."""
    shown = [isolated(inert_name(name)) for name in names]
    if len(shown) > 3:
        return translate("Events", "%n people", None, len(shown))
    if len(shown) <= 1:
        return "".join(shown)
    return translate("Events", "{some} and {last}").format(
        some=", ".join(shown[:-1]), last=shown[-1]
    )


def departed_words(departed: tuple[Departed, ...]) -> str:
    """Tom left; Tom was removed; Tom and Ana left, Ravi was banned."""
    parts = []
    for how, one, more in (
        (
            EventKind.LEFT,
            translate("Events", "{names} left"),
            translate("Events", "{names} left"),
        ),
        (
            EventKind.REMOVED,
            translate("Events", "{names} was removed"),
            translate("Events", "{names} were removed"),
        ),
        (
            EventKind.BANNED,
            translate("Events", "{names} was banned"),
            translate("Events", "{names} were banned"),
        ),
    ):
        names = tuple(each.name for each in departed if each.how is how)
        if names:
            parts.append((one if len(names) == 1 else more).format(names=names_list(names)))
    return ", ".join(parts) or translate("Events", "someone left")


def _fill(event: EventView, sentence: str) -> str:
    return sentence.format(
        actor=isolated(inert_name(event.actor_name)),
        subject=isolated(inert_name(event.subject_name)),
        role=role_words(event.role),
        date=long_date(event.since) if event.since else "",
        span=lasting(event.seconds) if event.seconds else "",
    )


def _pick(event: EventView, by_me: str, to_me: str, other: str) -> str:
    if event.by_me:
        return _fill(event, by_me)
    return _fill(event, to_me if event.subject_is_me else other)


def _created(event: EventView) -> str:
    made = translate("Events", "{actor} made this room")
    return _pick(event, translate("Events", "You made this room"), made, made)


def _invited(event: EventView) -> str:
    return _pick(
        event,
        translate("Events", "You invited {subject}"),
        translate("Events", "{actor} invited you"),
        translate("Events", "{actor} invited {subject}"),
    )


def _withdrawn(event: EventView) -> str:
    other = translate("Events", "{actor} withdrew the invitation to {subject}")
    return _pick(
        event, translate("Events", "You withdrew the invitation to {subject}"), other, other
    )


def _joined(event: EventView) -> str:
    other = translate("Events", "{actor} joined")
    mine = translate("Events", "You joined. What was written before is closed to you.")
    return _pick(event, mine, other, other)


def _declined(event: EventView) -> str:
    other = translate("Events", "{actor} declined the invitation")
    return _pick(event, translate("Events", "You declined the invitation"), other, other)


def _admitted(event: EventView) -> str:
    return _pick(
        event,
        translate("Events", "You let {subject} in"),
        translate("Events", "{actor} let you in. What was written before is closed to you."),
        translate("Events", "{actor} let {subject} in"),
    )


def _left(event: EventView) -> str:
    other = translate("Events", "{actor} left")
    return _pick(event, translate("Events", "You left"), other, other)


def _removed(event: EventView) -> str:
    return _pick(
        event,
        translate("Events", "You removed {subject}"),
        translate("Events", "{actor} removed you"),
        translate("Events", "{actor} removed {subject}"),
    )


def _banned(event: EventView) -> str:
    return _pick(
        event,
        translate("Events", "You banned {subject}"),
        translate("Events", "{actor} banned you"),
        translate("Events", "{actor} banned {subject}"),
    )


def _unbanned(event: EventView) -> str:
    return _pick(
        event,
        translate("Events", "You ended the ban of {subject}"),
        translate("Events", "{actor} ended your ban"),
        translate("Events", "{actor} ended the ban of {subject}"),
    )


def _muted(event: EventView) -> str:
    return _pick(
        event,
        translate("Events", "You muted {subject}"),
        translate("Events", "{actor} muted you"),
        translate("Events", "{actor} muted {subject}"),
    )


def _unmuted(event: EventView) -> str:
    return _pick(
        event,
        translate("Events", "You let {subject} write again"),
        translate("Events", "{actor} let you write again"),
        translate("Events", "{actor} let {subject} write again"),
    )


def _role_set(event: EventView) -> str:
    return _pick(
        event,
        translate("Events", "You gave {subject} the role {role}"),
        translate("Events", "{actor} gave you the role {role}"),
        translate("Events", "{actor} gave {subject} the role {role}"),
    )


def _sealed_on(event: EventView) -> str:
    other = translate("Events", "{actor} switched sealing on")
    return _pick(event, translate("Events", "You switched sealing on"), other, other)


def _key_asked(event: EventView) -> str:
    other = translate("Events", "{actor} asked for a new key")
    return _pick(event, translate("Events", "You asked for a new key"), other, other)


def _sealed_off(event: EventView) -> str:
    other = translate("Events", "{actor} switched sealing off. The relay can read what follows.")
    return _pick(
        event,
        translate("Events", "You switched sealing off. The relay can read what follows."),
        other,
        other,
    )


def _info_set(event: EventView) -> str:
    other = translate("Events", "{actor} changed the room’s name or description")
    return _pick(
        event, translate("Events", "You changed the room’s name or description"), other, other
    )


def _policy_set(event: EventView) -> str:
    other = translate("Events", "{actor} changed the room’s settings")
    return _pick(event, translate("Events", "You changed the room’s settings"), other, other)


def _history_shared(event: EventView) -> str:
    if not event.since:
        return _pick(
            event,
            translate("Events", "You shared all earlier messages with {subject}"),
            translate("Events", "{actor} shared all earlier messages with you"),
            translate("Events", "{actor} shared all earlier messages with {subject}"),
        )
    return _pick(
        event,
        translate("Events", "You shared earlier messages with {subject}, from {date} on"),
        translate("Events", "{actor} shared earlier messages with you, from {date} on"),
        translate("Events", "{actor} shared earlier messages with {subject}, from {date} on"),
    )


def _lifetime_set(event: EventView) -> str:
    if not event.seconds:
        other = translate("Events", "{actor} set messages to be kept from now on")
        return _pick(
            event, translate("Events", "You set messages to be kept from now on"), other, other
        )
    other = translate("Events", "{actor} set messages to disappear after {span}")
    return _pick(
        event, translate("Events", "You set messages to disappear after {span}"), other, other
    )


def _slow_mode_set(event: EventView) -> str:
    if not event.seconds:
        other = translate("Events", "{actor} ended slow mode")
        return _pick(event, translate("Events", "You ended slow mode"), other, other)
    other = translate("Events", "{actor} set slow mode: Members write once in {span}")
    return _pick(
        event,
        translate("Events", "You set slow mode: Members write once in {span}"),
        other,
        other,
    )


def _key_replaced(event: EventView) -> str:
    match event.reason:
        case UpdateReason.DEPARTURE if event.departed:
            return _replaced_after_departure(event.departed)
        case UpdateReason.PERIOD:
            return translate("Events", "Key replaced: its time was over")
        case UpdateReason.JOINING:
            return translate("Events", "Key replaced because someone joined")
        case UpdateReason.SWITCHED_ON:
            other = translate("Events", "{actor} made the room’s key")
            return _pick(event, translate("Events", "You made the room’s key"), other, other)
        case _:
            other = translate("Events", "{actor} replaced the room’s key")
            return _pick(event, translate("Events", "You replaced the room’s key"), other, other)


def _replaced_after_departure(departed: tuple[Departed, ...]) -> str:
    who, names = departed_words(departed), names_list(tuple(each.name for each in departed))
    if len(departed) == 1:
        return translate(
            "Events", "Key replaced because {who}. {name} cannot read what follows."
        ).format(who=who, name=names)
    return translate("Events", "Key replaced because {who}. They cannot read what follows.").format(
        who=who
    )


_SENTENCES: dict[EventKind, Callable[[EventView], str]] = {
    EventKind.CREATED: _created,
    EventKind.INVITED: _invited,
    EventKind.WITHDRAWN: _withdrawn,
    EventKind.JOINED: _joined,
    EventKind.DECLINED: _declined,
    EventKind.ADMITTED: _admitted,
    EventKind.LEFT: _left,
    EventKind.REMOVED: _removed,
    EventKind.BANNED: _banned,
    EventKind.UNBANNED: _unbanned,
    EventKind.MUTED: _muted,
    EventKind.UNMUTED: _unmuted,
    EventKind.ROLE_SET: _role_set,
    EventKind.SEALED_ON: _sealed_on,
    EventKind.KEY_ASKED: _key_asked,
    EventKind.SEALED_OFF: _sealed_off,
    EventKind.KEY_REPLACED: _key_replaced,
    EventKind.INFO_SET: _info_set,
    EventKind.POLICY_SET: _policy_set,
    EventKind.HISTORY_SHARED: _history_shared,
    EventKind.WENT_ON: lambda event: went_on_words(event.alarm),
    EventKind.LIFETIME_SET: _lifetime_set,
    EventKind.SLOW_MODE_SET: _slow_mode_set,
}
