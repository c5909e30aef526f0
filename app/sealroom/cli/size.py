"""Sizes as they are typed."""

import argparse
import re

_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}
_SIZE = re.compile(r"(\d{1,15})\s*([KMGT]?)(i?B)?", re.IGNORECASE)
MOST = 1 << 50


def size(text: str) -> int:
    """Bytes: `100MiB`, `2G`, `0`. Units are powers of 1024. Raises ArgumentTypeError."""
    found = _SIZE.fullmatch(text.strip())
    number = int(found[1]) * _UNITS[found[2].upper()] if found else MOST + 1
    if number > MOST:
        raise argparse.ArgumentTypeError("a size, such as 100MiB or 20GiB")
    return number
