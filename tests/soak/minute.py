"""What is seen in one minute of a soak, and how it is shown."""

from collections.abc import Sequence
from typing import NamedTuple


class Minute(NamedTuple):
    """Memory and files in MiB by process; `queued` are messages written and not yet sent."""

    number: int
    memory: dict[str, float]
    relay_file: float
    relay_log: float
    client_file: float
    client_log: float
    """The largest of the clients' files, and of their write-ahead logs."""
    queued: int
    said: int
    p50_ms: float
    p99_ms: float


def header(names: Sequence[str]) -> str:
    """Names over the columns of `row`."""
    memory = "".join(f"{name:>8}" for name in names)
    files = f"{'relay db':>10}{'wal':>7}{'client db':>11}{'wal':>7}"
    return f"min{memory}{files}{'queued':>8}{'said/s':>8}{'p50 ms':>8}{'p99 ms':>8}   (MiB)"


def row(minute: Minute) -> str:
    """One line."""
    memory = "".join(f"{mib:>8.1f}" for mib in minute.memory.values())
    files = (
        f"{minute.relay_file:>10.1f}{minute.relay_log:>7.1f}"
        f"{minute.client_file:>11.1f}{minute.client_log:>7.1f}"
    )
    pace = f"{minute.queued:>8}{minute.said / 60:>8.0f}{minute.p50_ms:>8.1f}{minute.p99_ms:>8.1f}"
    return f"{minute.number:>3}{memory}{files}{pace}"


def growth(settled: Sequence[Minute]) -> dict[str, float]:
    """By how much each process's memory grew: the last third's least over the first third's most.

    What only swings does not count as growth, what keeps growing does.
    """
    third = max(1, len(settled) // 3)
    first, last = settled[:third], settled[-third:]
    return {
        name: min(each.memory[name] for each in last) - max(each.memory[name] for each in first)
        for name in settled[0].memory
    }
