"""From exec to the first window and out again, warm: the app beside a bare window, by turns."""

import os
import subprocess
import sys
import time

from tests.bench.figure import Figure, median_of

ROUNDS = 7
AIM_MS = 600
_APP = (sys.executable, "-m", "sealroom", "--smoke")
_BARE = (sys.executable, "-m", "tests.bench.bare_window")


def measure() -> list[Figure]:
    """`start_ms` and `start_bare_ms`; both include closing, so they are upper bounds."""
    pairs = [(_milliseconds(_APP), _milliseconds(_BARE)) for _ in range(ROUNDS + 1)]
    app, bare = zip(*pairs[1:], strict=True)  # the first brings all into the page cache
    return [
        median_of("start_ms", "start: exec, window, exit", app, "ms", f"aim < {AIM_MS}"),
        median_of("start_bare_ms", "  PySide6 alone, an empty window", bare, "ms"),
    ]


def _milliseconds(command: tuple[str, ...]) -> float:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    began = time.perf_counter()
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    milliseconds = (time.perf_counter() - began) * 1000
    if ended.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{ended.stderr}")
    return milliseconds
