"""A server in a process of its own, on a core of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.bench.processor import SERVER_CORE, pin

READY = "listening on "
STOP_SECONDS = 10


class Server(NamedTuple):
    """Where it listens, and its process."""

    url: str
    pid: int

    def resident_mib(self) -> float:
        """Memory it holds; 0 where the system does not tell."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return 0.0
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmRSS"].split()[0]) / 1024

    def cpu_seconds(self) -> float:
        """Time its core has given it; 0 where the system does not tell."""
        stat = Path(f"/proc/{self.pid}/stat")
        if not stat.exists():
            return 0.0
        fields = stat.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def relay(folder: Path) -> Iterator[Server]:
    """`sealroom serve` on a fresh folder."""
    with _process("sealroom", "serve", "--port", "0", "--data", str(folder)) as server:
        yield server


@contextmanager
def bare_broadcast() -> Iterator[Server]:
    """The server that only repeats what it hears."""
    with _process("tests.bench.bare_broadcast") as server:
        yield server


@contextmanager
def _process(*module_and_arguments: str) -> Iterator[Server]:
    command = [sys.executable, "-m", *module_and_arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        pin(SERVER_CORE, process.pid)
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line.startswith(READY):
                raise RuntimeError(f"{' '.join(command)} did not start")
            yield Server(line.removeprefix(READY).strip(), process.pid)
        finally:
            process.terminate()
            process.wait(STOP_SECONDS)
