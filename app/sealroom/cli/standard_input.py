"""Ending with the program that started this one, however that one ended."""

import signal
import sys
import threading


def end_with_standard_input() -> None:
    """Raise SIGTERM here once standard input ends: the system closes it even for who was killed."""
    threading.Thread(target=_wait, name="standard input", daemon=True).start()


def _wait() -> None:
    while sys.stdin.buffer.read(1):
        continue
    signal.raise_signal(signal.SIGTERM)
