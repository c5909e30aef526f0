"""A part of a line that looks different, or can be clicked."""

import enum
from dataclasses import dataclass


class Style(enum.Flag):
    """How a part of a text is shown; several at once."""

    PLAIN = 0
    BOLD = enum.auto()
    ITALIC = enum.auto()
    STRUCK = enum.auto()
    CODE = enum.auto()
    LINK = enum.auto()
    """`value` is its address, as a browser would be given it."""
    MENTION = enum.auto()
    """`value` is the person's name here, whatever the text calls them."""
    MENTION_ME = enum.auto()


@dataclass(frozen=True)
class Span:
    """From `start` to `end`, in characters of what is shown."""

    start: int
    end: int
    style: Style
    value: str = ""


@dataclass(frozen=True)
class Whole:
    """A part of a text as written that is taken as a whole: no mark in it means anything."""

    start: int
    end: int
    style: Style
    value: str
