"""One core for the server that is measured and another for the load, where the system allows."""

import os
import sys

_OURS = os.sched_getaffinity(0) if sys.platform == "linux" else {0}
"""What this process may use; one core may be all there is."""
SERVER_CORE, LOAD_CORE = min(_OURS), max(_OURS)


def pin(core: int, process: int = 0) -> None:
    """Keep a process (0: this one), and the threads it is yet to start, on one core."""
    if sys.platform == "linux" and len(_OURS) > 1:
        os.sched_setaffinity(process, {core})


def free() -> None:
    """All cores again."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, _OURS)
