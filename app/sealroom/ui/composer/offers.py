"""What a completion offers: people by name, emoji by their shorts. No widgets."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sealroom.controller.views import PersonView
from sealroom.ui.emoji.catalogue import Emoji, catalogue
from sealroom.ui.text.alike import imitators
from sealroom.ui.text.inert import inert_name
from sealroom.ui.text.person_words import person_note

MOST = 8


@dataclass(frozen=True)
class Offer:
    """A row: a person, or an emoji."""

    words: str
    note: str = ""
    person: PersonView | None = None
    emoji: Emoji | None = None
    alarming: bool = False
    """The note warns of somebody who looks like somebody else."""


def people_offers(people: Iterable[PersonView], query: str) -> list[Offer]:
    """Members whose name fits, the nearest first; oneself is not offered."""
    members = [each for each in people if each.role is not None and not each.invited]
    taken = imitators(members)
    ranked = [
        (rank, person)
        for person in members
        if not person.is_me and (rank := _rank(inert_name(person.name), query)) is not None
    ]
    ranked.sort(key=lambda pair: (pair[0], _plain(pair[1].name)))
    return [
        Offer(
            inert_name(person.name),
            person_note(person, taken.get(person.user_id, "")),
            person=person,
            alarming=person.user_id in taken,
        )
        for _, person in ranked[:MOST]
    ]


def emoji_offers(query: str) -> list[Offer]:
    """Emoji whose shorts or words begin so."""
    return [
        Offer(f":{emoji.shorts[0]}:", emoji.name, emoji=emoji)
        for emoji in catalogue().find(query, MOST)
    ]


def _rank(name: str, query: str) -> int | None:
    """0 where the name begins so, 1 where one of its words does, 2 where the letters come in this
    order; None where they do not."""
    name, query = _plain(name), _plain(query)
    if name.startswith(query):
        return 0
    if any(word.startswith(query) for word in name.split()):
        return 1
    rest = iter(name)
    return 2 if all(letter in rest for letter in query) else None


def _plain(text: str) -> str:
    """Without accents and capitals: what one types in a hurry."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
