"""A relay on this computer, started by the app and ended with it, even where the app is killed."""

import asyncio
import subprocess
import sys
from pathlib import Path

from sealroom.controller.errors import RelayUnreachable
from sealroom.controller.relay_address import RelayAddress, relay_address
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
                await asyncio.to_thread(self._launch, USUAL_PORT, self._host)
            except RelayUnreachable:
                await asyncio.to_thread(self._launch, ANY_PORT, self._host)
        return self._address

    async def resume(self, own: OwnView | None) -> bool:
        """Start it again, on its old port, where this profile is at home on it.

        Whether it was started now. Raises RelayUnreachable with words, also where another app of
        this computer runs it.
        """
        home = _home(own)
        if home is None or home.host != LOOPBACK or not self._folder.exists():
            return False
        if self._process is not None and self._process.poll() is None:
            return False
        host = self._host if home.secure else LOOPBACK
        await asyncio.to_thread(self._launch, home.port or USUAL_PORT, host)
        return True

    async def stop(self) -> None:
        """End it cleanly."""
        process, self._process = self._process, None
        if process is not None:
            await asyncio.to_thread(_end, process)

    def _launch(self, port: int, host: str) -> None:
        dead, self._process = self._process, None
        if dead is not None:
            _end(dead)
        self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        process = subprocess.Popen(  # noqa: S603 - our own program and our own arguments
            [
                *(sys.executable, "-m", "sealroom", "serve"),
                *("--host", host, "--port", str(port), "--data", str(self._folder)),
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
        self._address = str(_printed_address(line).at(LOOPBACK))


def _home(own: OwnView | None) -> RelayAddress | None:
    try:
        return relay_address(own.relay) if own else None
    except RelayUnreachable:
        return None  # whoever connects is told why


def _printed_address(line: str) -> RelayAddress:
    return relay_address(line.removeprefix(READY).strip())


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
