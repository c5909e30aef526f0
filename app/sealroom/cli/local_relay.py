"""A relay on this computer, started by the app and ended with it, even where the app is killed."""

import asyncio
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from sealroom.controller.errors import RelayUnreachable
from sealroom.controller.views import OwnView

READY = "listening on "
STOP_SECONDS = 5
USUAL_PORT = 8765
ANY_PORT = 0
EVERYWHERE = "0.0.0.0"  # noqa: S104 - people on the network shall reach it
LOOPBACK = "127.0.0.1"


class LocalRelay:
    """A `sealroom serve` process on a folder of its own. `start` gives the address to use here."""

    def __init__(self, folder: Path, host: str = EVERYWHERE) -> None:
        self._folder = folder
        self._host = host
        self._process: subprocess.Popen[str] | None = None
        self._address = ""

    async def start(self) -> str:
        """Start it, once, on the usual port or else any. Raises RelayUnreachable with words."""
        if self._process is None or self._process.poll() is not None:
            try:
                await asyncio.to_thread(self._launch, USUAL_PORT)
            except RelayUnreachable:
                await asyncio.to_thread(self._launch, ANY_PORT)
        return self._address

    async def resume(self, own: OwnView | None) -> bool:
        """Start it again, on its old port, where this profile is at home on it. Whether it is.

        Raises RelayUnreachable with words.
        """
        parts = urlsplit(own.relay) if own else None
        if parts is None or parts.hostname != LOOPBACK or not self._folder.exists():
            return False
        await asyncio.to_thread(self._launch, parts.port or USUAL_PORT)
        return True

    async def stop(self) -> None:
        """End it cleanly."""
        process, self._process = self._process, None
        if process is not None:
            await asyncio.to_thread(_end, process)

    def _launch(self, port: int) -> None:
        self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        process = subprocess.Popen(  # noqa: S603 - our own program and our own arguments
            [
                *(sys.executable, "-m", "sealroom", "serve"),
                *("--host", self._host, "--port", str(port), "--data", str(self._folder)),
                "--until-eof",
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        line = process.stdout.readline() if process.stdout else ""
        if not line.startswith(READY):
            _end(process)
            raise RelayUnreachable(
                "A relay could not be started on this computer. Another copy may be running."
            )
        self._process = process
        self._address = f"ws://{LOOPBACK}:{urlsplit(line.removeprefix(READY).strip()).port}"


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
