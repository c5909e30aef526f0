"""What is told of a fault of our own: its kind and where it was; never its words or values."""

import traceback
from pathlib import Path

FRAMES_SHOWN = 8


def where(fault: BaseException) -> str:
    """The kind of a fault, where it was raised, and the same of what it came from.

    Its words are left out, for they may quote what someone wrote, or a key.
    """
    told = [_place(fault)]
    if isinstance(fault, BaseExceptionGroup):
        told += map(where, fault.exceptions)
    else:
        earlier = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
        if earlier is not None:
            told.append(where(earlier))
    return "; from ".join(told)


def _place(fault: BaseException) -> str:
    frames = traceback.extract_tb(fault.__traceback__)[-FRAMES_SHOWN:]
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return f"{type(fault).__name__} at {' > '.join(places) or 'an unknown place'}"
