"""A room's title and description, as they stand inside an `Info`."""

from typing import Annotated, TypeAlias

from msgspec import UNSET, Meta, UnsetType

from sealroom.protocol import limits
from sealroom.protocol.ids import UserId
from sealroom.protocol.redacted import Redacted

Pair: TypeAlias = tuple[UserId, UserId]


class RoomInfo(Redacted, frozen=True):
    """What people call the room. Its JSON is sealed where the room is."""

    HIDDEN = frozenset({"title", "description"})

    title: Annotated[str, Meta(max_length=limits.TITLE_LENGTH)]
    description: Annotated[str, Meta(max_length=limits.DESCRIPTION_LENGTH)] = ""
    direct: Pair | UnsetType = UNSET
    """The two that the room was made for: each is shown it under the other's name. A client
    believes it only of a room in which nobody else ever was, or was invited."""
