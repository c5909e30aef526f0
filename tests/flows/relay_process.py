"""A relay in a process of its own, started as `sealroom serve` starts it, on real files."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

_PROGRAM = (
    "import sys; from sealroom.protocol import limits; "
    "limits.UPDATE_LEASE_SECONDS = int(sys.argv[1]) or limits.UPDATE_LEASE_SECONDS; "
    "from sealroom.cli import main; raise SystemExit(main(sys.argv[2:]))"
)
"""The command line, with a lease that a test may shorten: a minute is long."""


class RelayProcess:
    """Starts at once. Its port stays the same when it is started again."""

    program = _PROGRAM

    def __init__(
        self, folder: Path, *, lease_seconds: int = 0, port: int = 0, options: Sequence[str] = ()
    ) -> None:
        self.folder = folder
        self._lease_seconds = lease_seconds
        self._port = port
        self._options = options
        self._process: subprocess.Popen[str] | None = None
        self.start()

    @property
    def address(self) -> str:
        return f"ws://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Run it and wait for the line that says it listens."""
        options = ["serve", "--port", str(self._port), "--data", str(self.folder), *self._options]
        command = [sys.executable, "-c", self.program, str(self._lease_seconds), *options]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=environment
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.startswith("listening on ws://127.0.0.1:"), line
        self._port = int(line.rsplit(":", maxsplit=1)[1])

    @property
    def pid(self) -> int:
        """Of the process that runs now; 0 where there is none."""
        return self._process.pid if self._process else 0

    def kill(self) -> None:
        """As a power cut does."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """As an operator does; gives the exit code."""
        return self._end(signal.SIGTERM)

    def _end(self, sign: signal.Signals) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        assert process.stdout is not None
        process.send_signal(sign)
        try:
            return process.wait(timeout=20)
        finally:
            process.kill()  # nothing, where it has ended
            process.wait()
            process.stdout.close()

    def raw_bytes(self) -> Iterator[tuple[str, bytes]]:
        """Every file of the relay, by name."""
        for file in sorted(self.folder.rglob("*")):
            if file.is_file():
                yield file.name, file.read_bytes()

    def values(self) -> list[bytes]:
        """Every value in every row of its database, as whoever has seized it reads them."""
        (file,) = [each for each in self.folder.rglob("*") if _is_sqlite(each)]
        connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        try:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return [
                value if isinstance(value, bytes) else str(value).encode()
                for (table,) in tables.fetchall()
                for row in connection.execute(f'SELECT * FROM "{table}"').fetchall()
                for value in row
            ]
        finally:
            connection.close()


def _is_sqlite(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as content:
        return content.read(15) == b"SQLite format 3"
