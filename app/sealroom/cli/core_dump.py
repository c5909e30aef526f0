"""No image of the app's memory on the disk, and none for other programs of the same person.

Done where it is one call: POSIX's limit on core dumps, and on Linux the mark that a process is not
dumpable, which also holds off debuggers that are not root's, and the crash reporters that a pipe in
`core_pattern` starts whatever the limit says. The crash reports of Windows and macOS, which hold
stacks rather than the heap, are left as they are.
"""

import ctypes
import logging
import sys

_PR_SET_DUMPABLE = 4
"""`linux/prctl.h`"""

_log = logging.getLogger(__name__)


def forbid_core_dumps() -> None:
    """From now on, for this process and what it starts. Where the system refuses, it is logged."""
    if sys.platform == "win32":
        return
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        _log.warning("core dumps could not be switched off")
    if sys.platform == "linux" and ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0):
        _log.warning("the process stays dumpable")
