"""Work that is killed after so many steps, in a forked process, so that a crash's remains are left.

A step is a call that reaches the file system (Python's audit events). Fork only in a program that
has no threads: `python -m tests.store.crashes`, `python -m tests.store.crash_stories`.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from sealroom.crypto import database_key
from sealroom.store import driver
from tests.store.sample import NO_WORK_KIB

STEPS = frozenset(
    {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.truncate", "sqlite3.connect"}
)
_CRASHED = 99


def without_costs() -> None:
    """As in the tests that start these programs: profiles are opened thousands of times here."""
    driver.MEMORY_SECURITY = "OFF"
    database_key.MEMORY_KIB_RANGE = NO_WORK_KIB


def crashed_after(allowed: int, place: Path, work: Callable[[], None]) -> str | None:
    """Do `work`, killed after `allowed` steps in `place`; the step it was at, None if it ended."""
    reading, telling = os.pipe()

    def counted() -> None:
        steps = 0

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal steps
            if event in STEPS and str(place) in str(arguments[0]):
                if steps == allowed:
                    os.write(telling, f"{event} {Path(str(arguments[0])).name}".encode())
                    os._exit(_CRASHED)
                steps += 1

        sys.addaudithook(count)
        work()

    code = in_process(counted)
    os.close(telling)
    with os.fdopen(reading) as told:
        step = told.read()
    assert code in {0, _CRASHED}
    return step if code else None


def in_process(work: Callable[[], None]) -> int:
    """Do `work` in a process of its own; its exit code."""
    process = os.fork()
    if process == 0:
        _end(work)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def told_by(module: str, *arguments: object) -> bytes:
    """What a program of these tests says."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run(command, capture_output=True, check=True, env=environment).stdout


def _end(work: Callable[[], None]) -> NoReturn:
    code = 1
    try:
        work()
        code = 0
    finally:
        sys.stderr.flush()
        os._exit(code)
