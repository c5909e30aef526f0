"""Writes over memory that was let go of, for when the app is locked.

Python and Qt leave what they free as it was until something else takes its place. So as much of
every small size is taken as closing a profile is likely to have left, filled, and let go of again:
from Python's own allocator, and from the system's, which Qt's strings come from and which joins
what lies side by side. No promise: what either keeps aside stays; tests/ui/test_remains.py says how
much is reached.
"""

from PySide6.QtCore import QByteArray

PYTHON_SIZES = range(48, 513, 16)
"""Of a block of Python's allocator; what is larger comes from the system's."""
PYTHON_BYTES = 4 << 20
QT_SIZES = (16 << 10, 4 << 10, 1 << 10, *range(512, 47, -16))
"""Large ones first: they take what was joined, and leave the rest to the small ones."""
QT_BYTES = 1 << 20
_OVERHEAD = 33
"""Of `bytes` on a 64-bit machine; of a QByteArray it is less, so it fills a block all but whole."""


def overwrite_remains() -> None:
    """Takes some tenths of a second, and for that time up to 40 MB. On the windows' thread."""
    for size in PYTHON_SIZES:
        python = [bytes(size - _OVERHEAD) for _ in range(PYTHON_BYTES // size)]
        del python
    taken = []
    for size in QT_SIZES:
        fill = bytes(size - _OVERHEAD)
        taken += [QByteArray(fill) for _ in range(QT_BYTES // size)]
    del taken
