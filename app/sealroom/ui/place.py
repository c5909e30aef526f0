"""Where a person was in the window, to bring them back there: ids and numbers, no text."""

from dataclasses import dataclass

from sealroom.protocol.ids import SessionId


@dataclass(frozen=True)
class Scroll:
    """The item of this `order` has its upper edge at `y` of the viewport."""

    order: float
    y: int


@dataclass(frozen=True)
class Place:
    """The room, how far it was scrolled (None: to its end), and whether details were shown."""

    room: SessionId
    scroll: Scroll | None
    details: bool
