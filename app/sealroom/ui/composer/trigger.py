"""What asks for a completion: @ and the beginning of a name, : and that of an emoji. No Qt."""

import re
from dataclasses import dataclass

from sealroom.ui.emoji.catalogue import Emoji, catalogue

LONGEST = 32
_PERSON = re.compile(rf"(?<!\w)@([^\s@]{{0,{LONGEST}}})\Z")
_EMOJI = re.compile(rf"(?<![^\s(\[{{>]):([a-zA-Z0-9_+-]{{2,{LONGEST}}})\Z")
_SHORT = re.compile(rf"(?<![^\s(\[{{>]):([a-zA-Z0-9_+-]{{1,{LONGEST}}}):\Z")


@dataclass(frozen=True)
class Trigger:
    """`start` is the place of the sign, in characters of the line; `query` what follows it."""

    start: int
    query: str
    is_person: bool


def trigger_in(before: str) -> Trigger | None:
    """What the text before the cursor, from the beginning of its line, asks for."""
    if (found := _PERSON.search(before)) is not None:
        return Trigger(found.start(), found[1], is_person=True)
    if (found := _EMOJI.search(before)) is not None:
        return Trigger(found.start(), found[1], is_person=False)
    return None


def short_in(before: str) -> tuple[int, Emoji] | None:
    """A whole `:short:` just before the cursor: where it begins, and what it stands for."""
    found = _SHORT.search(before)
    emoji = catalogue().by_short(found[1]) if found is not None else None
    return (found.start(), emoji) if found is not None and emoji is not None else None
