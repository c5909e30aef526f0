"""A relay process: opens what it needs, says where it listens, and ends cleanly."""

import asyncio
import gc
import logging
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial

from websockets.asyncio.server import Server

from sealroom.protocol.ids import base32
from sealroom.protocol.loopback import is_loopback
from sealroom.relay.banning import end_banned
from sealroom.relay.config import RelayConfig
from sealroom.relay.core import RelayCore, Surroundings
from sealroom.relay.data_folder import FILES_FOLDER, own_data_folder
from sealroom.relay.file_housekeeping import keep_files_tidy
from sealroom.relay.files import FileStore, FolderFiles
from sealroom.relay.gateway import Gateway
from sealroom.relay.housekeeping import keep_log_short, keep_tidy
from sealroom.relay.metrics_port import MetricsPort
from sealroom.relay.open_files import allow_many_open_files
from sealroom.relay.reporting import report_refusals
from sealroom.relay.storage import StorageFailed, StorageRefused, ThreadedSqlite, TidyDatabase
from sealroom.relay.storage.relay_name import lasting_name
from sealroom.relay.tls import RelayTls, relay_tls
from sealroom.relay.web_socket import pack_text

_log = logging.getLogger(__name__)

NAME_BYTES = 16
COLLECT_AFTER = (10_000, 20, 100)
"""Python's collector stops everything while it looks through all that lives, which with thousands
of connections takes a tenth of a second: it is to do so a hundred times more seldom than by itself,
and look at what is young in between."""
STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def wall_clock() -> int:
    """Milliseconds since 1970-01-01 UTC."""
    return time.time_ns() // 1_000_000


def run_relay(config: RelayConfig) -> int:
    """Serve until a signal ends it; give the exit code. Prints where it listens, once ready."""
    allow_many_open_files()
    gc.set_threshold(*COLLECT_AFTER)
    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(serve(config, _print_ready))
    except (StorageRefused, StorageFailed, OSError) as problem:
        sys.stderr.write(f"The relay cannot run: {problem}\n")
        return 1
    return 0


async def serve(config: RelayConfig, ready: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT; `ready` is given the relay's address once it listens.

    Raises StorageRefused where the data folder cannot be used, OSError where the address cannot.
    """
    with _stop_signals() as stopped:
        async with open_relay(config) as address:
            ready(address)
            _log.info("the relay listens", extra={"fields": {"tls": address.startswith("wss")}})
            await stopped.wait()
            _log.info("the relay ends")


@contextmanager
def _stop_signals() -> Iterator[asyncio.Event]:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop(*_: object) -> None:
        loop.call_soon_threadsafe(stopped.set)

    before = {each: signal.signal(each, stop) for each in STOP_SIGNALS}
    try:
        yield stopped
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@asynccontextmanager
async def open_relay(
    config: RelayConfig, clock: Callable[[], int] = wall_clock
) -> AsyncIterator[str]:
    """A relay that serves within the block; gives its address. `clock` gives ms."""
    _warn_if_open(config)
    with own_data_folder(config.data_dir) as file:
        database = ThreadedSqlite(file)
        files = FolderFiles(file.with_name(FILES_FOLDER))
        try:
            name = await database.write(partial(lasting_name, proposal=_new_name()))
            around = Surroundings(clock=clock, entropy=os.urandom, pack=pack_text)
            core = RelayCore(config, name, database, around, files)
            tls = relay_tls(config, clock())
            gateway = Gateway(core)
            server = await gateway.open(config.host, config.port, tls.context if tls else None)
            try:
                async with _working(core, database, files), _exposed(core, gateway):
                    yield _address(config.host, server, tls)
            finally:
                server.close()
                await server.wait_closed()
        finally:
            files.close()
            database.close()


@asynccontextmanager
async def _working(
    core: RelayCore, database: TidyDatabase, files: FileStore
) -> AsyncIterator[None]:
    """Commits, catching up and housekeeping go on within the block; what waits is committed."""
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(core.commits.run())
        endless = [
            tasks.create_task(core.catch_up.run(core.streams)),
            tasks.create_task(keep_log_short(database)),
            tasks.create_task(report_refusals(core.metrics)),
            tasks.create_task(end_banned(database, core.presence, core.limits.ban_seconds)),
            tasks.create_task(keep_tidy(database, core.around.clock, core.config.retention)),
            tasks.create_task(keep_files_tidy(database, files, core)),
        ]
        try:
            yield
        finally:
            await core.commits.close()
            for task in endless:
                task.cancel()


@asynccontextmanager
async def _exposed(core: RelayCore, gateway: Gateway) -> AsyncIterator[None]:
    """Metrics are to be had within the block, where a port is given."""
    if core.config.metrics_port is None:
        yield
        return
    async with await MetricsPort(core, gateway.door).open(core.config.metrics_port):
        yield


def _new_name() -> str:
    return base32(os.urandom(NAME_BYTES))


def _address(host: str, server: Server, tls: RelayTls | None) -> str:
    port = next(iter(server.sockets)).getsockname()[1]
    scheme, pin = ("wss", f"#{tls.pin}" if tls.pin else "") if tls else ("ws", "")
    return f"{scheme}://[{host}]:{port}{pin}" if ":" in host else f"{scheme}://{host}:{port}{pin}"


def _warn_if_open(config: RelayConfig) -> None:
    if config.is_plain and not is_loopback(config.host):
        _log.warning("listening beyond this computer without TLS: the proxy before it must add it")


def _print_ready(address: str) -> None:
    sys.stdout.write(f"listening on {address}\n")
    sys.stdout.flush()


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop  # noqa: PLC0415 - not on every platform
    except ImportError:
        return None
    return uvloop.new_event_loop
