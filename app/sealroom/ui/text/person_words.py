"""A person in words."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.views import PersonView
from sealroom.protocol.entry import Role
from sealroom.ui.text.event_words import role_words
from sealroom.ui.text.inert import inert_name, isolated

translate = QCoreApplication.translate


def person_name(person: PersonView) -> str:
    """The name; one's own is marked."""
    name = inert_name(person.name)
    return translate("People", "{name} (you)").format(name=name) if person.is_me else name


def person_note(person: PersonView, imitates: str = "") -> str:
    """What stands beside the name: taken for another, invited, muted, a role worth telling."""
    if imitates:
        return translate("People", "Looks like another")
    if person.invited:
        return translate("People", "Invited")
    if person.banned:
        return translate("People", "Banned")
    if person.muted:
        return translate("People", "Muted")
    return "" if person.role is Role.MEMBER else role_words(person.role)


def person_spoken(person: PersonView, imitates: str = "") -> str:
    """A row for a screen reader."""
    parts = [person_name(person), role_words(person.role)]
    if person.invited:
        parts.append(translate("People", "invited"))
    if person.banned:
        parts.append(translate("People", "banned"))
    if person.muted:
        parts.append(translate("People", "muted"))
    if not person.is_me:
        verified = translate("People", "verified")
        parts.append(verified if person.verified else translate("People", "not verified"))
    if person.gave_link:
        parts.append(translate("People", "named in the link you got"))
    if imitates:
        like = translate("People", "looks like {name} and is somebody else")
        parts.append(like.format(name=isolated(imitates)))
    return ", ".join(part for part in parts if part)
