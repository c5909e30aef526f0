"""A name for a file, from a text that anybody may have written."""

import re

from sealroom.ui.text.inert import inert_line

_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u2066-\u2069\ufffd]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_MOST = 60


def file_name_of(text: str) -> str:
    """Fits every system, without a suffix of its own: letters, no paths, no device's name."""
    name = _UNFIT.sub(" ", inert_line(text))
    name = " ".join(name.split()).strip(" .")[:_MOST].strip(" .")
    if not name or _RESERVED.fullmatch(name):
        return "room"
    return name
