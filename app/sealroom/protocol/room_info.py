"""A room's title and description, as they stand inside an `Info`."""

from typing import Annotated

import msgspec
from msgspec import Meta

from sealroom.protocol import limits


class RoomInfo(msgspec.Struct, frozen=True):
    """What people call the room. Its JSON is sealed where the room is."""

    title: Annotated[str, Meta(max_length=limits.TITLE_LENGTH)]
    description: Annotated[str, Meta(max_length=limits.DESCRIPTION_LENGTH)] = ""
