"""Names that are easily taken for somebody else's in the same room.

A relay refuses such names (`protocol.look_alikes`); one that lies may let them in.
"""

from collections.abc import Iterable

from sealroom.controller.views import PersonView
from sealroom.protocol.ids import UserId
from sealroom.protocol.look_alikes import looks_of
from sealroom.ui.text.inert import MARK, inert_name


def taken_for(user_id: UserId, name: str, people: Iterable[PersonView]) -> str:
    """The name of the one in `people` whom `name` looks like; empty where it is nobody's."""
    looks = _looks(name)
    for other in people:
        if other.user_id != user_id and looks & _looks(other.name):
            return inert_name(other.name)
    return ""


def imitators(people: list[PersonView]) -> dict[UserId, str]:
    """Who is not verified and looks like somebody else here, and whom they look like."""
    first: dict[str, list[PersonView]] = {}
    for person in people:
        for look in _looks(person.name):
            first.setdefault(look, []).append(person)
    crowded = {each.user_id for alike in first.values() if len(alike) > 1 for each in alike}
    return {
        person.user_id: found
        for person in people
        if person.user_id in crowded and not (person.verified or person.is_me)
        if (found := taken_for(person.user_id, person.name, people))
    }


def _looks(name: str) -> frozenset[str]:
    """Of what is seen: hidden letters tell no names apart."""
    return looks_of(inert_name(name).replace(MARK, "")) - {""}
