"""An honest sender among 2,000 idle and 200 hostile connections: their own message back, p99.

Before, alone, and in the midst of them, at the same relay. Relay and load have a core each; the
besiegers share the load's and yield to the sender, so that what is measured is the relay.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import uvloop

from tests.bench.audience import Audience, gather_audience
from tests.bench.besiegers import READY
from tests.bench.figure import Figure, percentile
from tests.bench.load import Load
from tests.bench.processor import LOAD_CORE, free, pin
from tests.bench.server import Server, relay

AIM_MS = 200
MEMBERS = 10
STOP_SECONDS = 10


class Siege(NamedTuple):
    """How many there are, and how often the sender speaks."""

    idle: int = 2_000
    hostile: int = 200
    messages: int = 400
    pause_seconds: float = 0.05
    """Between two messages: the besiegers have the core meanwhile, and the relay their frames."""


def measure(siege: Siege = Siege()) -> list[Figure]:  # noqa: B008 - frozen
    """The sender's waits, alone and besieged."""
    pin(LOAD_CORE)
    try:
        with (
            tempfile.TemporaryDirectory(prefix="sealroom-bench-") as folder,
            relay(Path(folder) / "relay") as server,
            asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
        ):
            return runner.run(_measure(siege, server))
    finally:
        free()


async def _measure(siege: Siege, server: Server) -> list[Figure]:
    async with gather_audience(server.url, MEMBERS) as (audience, transports):
        load = Load(transports)
        try:
            alone = await _waits(load, audience, siege)
            process = await _besiegers(server.url, siege)
            try:
                busy, began = server.cpu_seconds(), time.perf_counter()
                besieged = await _waits(load, audience, siege)
                share = (server.cpu_seconds() - busy) / (time.perf_counter() - began)
            finally:
                process.terminate()
                await process.wait()
        finally:
            load.close()
    return _figures(siege, alone, besieged, share)


def _figures(siege: Siege, alone: list[float], besieged: list[float], share: float) -> list[Figure]:
    who = f"among {siege.idle:,} idle and {siege.hostile} hostile"
    aim = f"aim <= {AIM_MS}, machine's load {os.getloadavg()[0]:.1f}"
    return [
        Figure("siege_alone_p50_ms", "own message back, median", percentile(alone, 0.5), "ms"),
        Figure("siege_alone_p99_ms", "own message back, p99", percentile(alone, 0.99), "ms"),
        Figure("siege_p50_ms", f"  {who}, median", percentile(besieged, 0.5), "ms"),
        Figure("siege_p99_ms", f"  {who}, p99", percentile(besieged, 0.99), "ms", aim),
        Figure("siege_busy", "  share of its core that the relay used", share * 100, "%"),
    ]


async def _waits(load: Load, audience: Audience, siege: Siege) -> list[float]:
    waits: list[float] = []
    for _ in range(siege.messages):
        waits += (await load.run(audience.speeches(1, 1))).own_back_ms
        await asyncio.sleep(siege.pause_seconds)
    return waits


async def _besiegers(url: str, siege: Siege) -> asyncio.subprocess.Process:
    words = (url, str(siege.idle), str(siege.hostile))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.besiegers", *words), stdout=subprocess.PIPE
    )
    line = await process.stdout.readline() if process.stdout else b""
    if line.decode().strip() != READY:
        raise RuntimeError("the besiegers did not come")
    return process
