"""Faults of our own: how they are logged and answered. Never with what they were about."""

import traceback
from pathlib import Path

from sealroom.protocol.errors import Code, Error

FRAMES_SHOWN = 8

INTERNAL = Error(code=Code.INTERNAL, detail="The relay made a mistake; nothing was changed.")
UNAVAILABLE = Error(
    code=Code.UNAVAILABLE, detail="The relay cannot store anything at the moment; try again later."
)


def where_it_failed(fault: BaseException) -> str:
    """The kind of a fault and where it was raised. Its words may hold names or texts: left out."""
    frames = traceback.extract_tb(fault.__traceback__)[-FRAMES_SHOWN:]
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return f"{type(fault).__name__} at {' > '.join(places)}"
