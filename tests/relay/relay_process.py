"""The relay as a process of its own, to be ended as the test likes."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

APP = Path(__file__).resolve().parents[2] / "app"

PROGRAM = (
    "import sys; from pathlib import Path; from sealroom.relay import RelayConfig, run_relay;"
    "sys.exit(run_relay(RelayConfig(data_dir=Path(sys.argv[1]))))"
)


class RelayProcess:
    """Its address once it is ready; what it wrote once it ended."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.url = ""

    async def ready(self) -> None:
        assert self._process.stdout is not None
        line = (await asyncio.wait_for(self._process.stdout.readline(), 10)).decode()
        assert line.startswith("listening on ws://127.0.0.1:"), line
        self.url = line.split()[-1]

    def signal(self, number: int) -> None:
        self._process.send_signal(number)

    async def ended(self) -> tuple[int | None, str, str]:
        """Exit code, and what else it printed."""
        out, err = await asyncio.wait_for(self._process.communicate(), 10)
        return self._process.returncode, out.decode(), err.decode()


@asynccontextmanager
async def relay_process(folder: Path) -> AsyncIterator[RelayProcess]:
    """Started, but not yet waited for; killed at the end where it still runs."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        PROGRAM,
        str(folder),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(APP)},
    )
    try:
        yield RelayProcess(process)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
            await process.communicate()
