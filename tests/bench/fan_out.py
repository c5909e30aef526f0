"""One room with 100 members: the relay beside a server that stores nothing, under the same load.

Relay and load have a core each. Closed loop: 10 senders, each speaks again once it hears itself.
Saturated: the same with 64 senders, so 64 messages are in flight. Rounds alternate between the two
servers, so that whatever else the machine does meets both; deliveries for each second of the
server's own processor time leave that out.
"""

import asyncio
import statistics
import tempfile
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import uvloop

from tests.bench.audience import MEMBERS, Audience, bare_sockets, gather_audience
from tests.bench.figure import Figure, median_of, percentile
from tests.bench.load import Load, Speech
from tests.bench.processor import LOAD_CORE, free, pin
from tests.bench.server import Server, bare_broadcast, relay

AIM_PER_S = 500_000
LIMIT_SHARE = 3
"""The bare server is so much slower when saturated that a third of the messages will do."""


class Size(NamedTuple):
    """How much is measured. A kind of load is its number of senders and of messages."""

    members: int = MEMBERS
    rounds: int = 5
    closed: tuple[int, int] = (10, 2_000)
    saturated: tuple[int, int] = (64, 9_600)


class Run(NamedTuple):
    """One server under one kind of load, once."""

    per_s: float
    per_cpu_s: float
    own_back_ms: list[float]


class Host(NamedTuple):
    """A server and the load upon it."""

    server: Server
    load: Load

    async def run(self, speeches: list[list[Speech]]) -> Run:
        """One round."""
        before = self.server.cpu_seconds()
        result = await self.load.run(speeches)
        busy = self.server.cpu_seconds() - before
        return Run(
            result.deliveries / result.seconds,
            result.deliveries / busy if busy else 0.0,
            result.own_back_ms,
        )


class Series(NamedTuple):
    """All rounds of one kind of load: relay and bare server."""

    relay: list[Run]
    bare: list[Run]

    def rate(self) -> float:
        return statistics.median(run.per_s for run in self.relay)

    def limit(self) -> float:
        return statistics.median(run.per_s for run in self.bare)


class Measured(NamedTuple):
    """Everything."""

    closed: Series
    saturated: Series
    resident_mib: float


def measure(size: Size = Size()) -> list[Figure]:  # noqa: B008 - frozen
    """The figures of fan-out."""
    pin(LOAD_CORE)
    try:
        with (
            tempfile.TemporaryDirectory(prefix="sealroom-bench-") as folder,
            relay(Path(folder) / "relay") as server,
            bare_broadcast() as bare,
            asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
        ):
            return _figures(runner.run(_measure(size, server, bare)))
    finally:
        free()


async def _measure(size: Size, server: Server, bare: Server) -> Measured:
    async with (
        gather_audience(server.url, size.members) as (audience, transports),
        bare_sockets(bare.url, size.members) as bare_transports,
        _hosted(server, transports) as ours,
        _hosted(bare, bare_transports) as limit,
    ):
        rounds = [await _round(size, audience, ours, limit) for _ in range(size.rounds + 1)]
        resident = server.resident_mib()
    closed, saturated = zip(*rounds[1:], strict=True)  # the first warms up
    return Measured(_series(closed), _series(saturated), resident)


def _series(pairs: Iterable[tuple[Run, Run]]) -> Series:
    ours, limit = zip(*pairs, strict=True)
    return Series(list(ours), list(limit))


@asynccontextmanager
async def _hosted(server: Server, transports: list[asyncio.Transport]) -> AsyncIterator[Host]:
    load = Load(transports)
    try:
        yield Host(server, load)
    finally:
        load.close()


async def _round(
    size: Size, audience: Audience, ours: Host, limit: Host
) -> tuple[tuple[Run, Run], tuple[Run, Run]]:
    closed = audience.speeches(*size.closed)
    closed_pair = (await ours.run(closed), await limit.run(closed))
    saturated = audience.speeches(*size.saturated)
    fewer = [own[: max(1, len(own) // LIMIT_SHARE)] for own in saturated]
    return closed_pair, (await ours.run(saturated), await limit.run(fewer))


def _figures(measured: Measured) -> list[Figure]:
    return [
        *_rates("fanout", "10 senders, closed loop", measured.closed, ">= 0.5"),
        *_rates("fanout_saturated", "64 messages in flight", measured.saturated, ""),
        *_waits(measured.closed),
        Figure("relay_rss_mib", "relay's memory after", measured.resident_mib, "MiB"),
    ]


def _rates(key: str, words: str, series: Series, ratio_aim: str) -> list[Figure]:
    aim = f"aim >= {AIM_PER_S:,}" if key == "fanout_saturated" else ""
    per_cpu_s = [run.per_cpu_s for run in series.relay]
    limit_key = key.replace("fanout", "fanout_limit") + "_per_s"
    return [
        Figure(f"{key}_per_s", f"deliveries, {words}", series.rate(), "/s", aim),
        Figure(limit_key, "  websockets alone, nothing stored", series.limit(), "/s"),
        Figure(
            f"{key}_ratio",
            "  ratio",
            series.rate() / series.limit(),
            "",
            f"aim {ratio_aim}" if ratio_aim else "",
        ),
        median_of(
            f"{key}_per_cpu_s", "  for each second of the relay's processor", per_cpu_s, "/s"
        ),
    ]


def _waits(series: Series) -> list[Figure]:
    def p99(runs: list[Run]) -> list[float]:
        return [percentile(run.own_back_ms, 0.99) for run in runs]

    medians = [statistics.median(run.own_back_ms) for run in series.relay]
    beside = f"websockets alone {statistics.median(p99(series.bare)):.1f}"
    return [
        median_of("p50_ms", "own message back, 10 senders, median", medians, "ms"),
        median_of("p99_ms", "own message back, 10 senders, p99", p99(series.relay), "ms", beside),
    ]
