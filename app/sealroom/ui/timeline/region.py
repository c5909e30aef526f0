"""Places in a row that answer to the pointer."""

import enum
from dataclasses import dataclass

from PySide6.QtCore import QRectF


class Region(enum.Enum):
    """What lies under the pointer."""

    LOCK = enum.auto()
    TIME = enum.auto()
    STATE = enum.auto()
    PICTURE = enum.auto()
    VERIFIED = enum.auto()
    SHOW_ALL = enum.auto()
    RETRY = enum.auto()
    EDIT = enum.auto()
    DISCARD = enum.auto()
    ASK_KEY = enum.auto()
    LINKS = enum.auto()
    LINK = enum.auto()
    """One of them, where the text has it."""
    MENTION = enum.auto()
    COPY_CODE = enum.auto()
    DAY = enum.auto()
    QUOTE = enum.auto()
    REACTION = enum.auto()
    EDITED = enum.auto()
    FILE = enum.auto()
    FILE_SAVE = enum.auto()
    BODY = enum.auto()


CLICKABLE = frozenset(
    (
        Region.LOCK,
        Region.SHOW_ALL,
        Region.RETRY,
        Region.EDIT,
        Region.DISCARD,
        Region.ASK_KEY,
        Region.LINKS,
        Region.LINK,
        Region.COPY_CODE,
        Region.DAY,
        Region.QUOTE,
        Region.REACTION,
        Region.EDITED,
        Region.FILE,
        Region.FILE_SAVE,
    )
)


@dataclass(frozen=True)
class Spot:
    """A region and where it lies in its row."""

    rect: QRectF
    region: Region
    value: str = ""
    """Which one, where a region can lie in several places: a reaction's emoji, a file's id, a
    link's address, who is mentioned, the code to copy."""
