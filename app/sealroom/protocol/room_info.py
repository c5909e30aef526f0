"""A room's title and description, as they stand inside an `Info`."""

from typing import Annotated

from msgspec import Meta

from sealroom.protocol import limits
from sealroom.protocol.redacted import Redacted


class RoomInfo(Redacted, frozen=True):
    """What people call the room. Its JSON is sealed where the room is."""

    HIDDEN = frozenset({"title", "description"})

    title: Annotated[str, Meta(max_length=limits.TITLE_LENGTH)]
    description: Annotated[str, Meta(max_length=limits.DESCRIPTION_LENGTH)] = ""
