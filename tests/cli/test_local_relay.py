"""The relay that the app starts on this computer, as a real process."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sealroom.cli.desktop import keep_up
from sealroom.cli.local_relay import LOOPBACK, LocalRelay
from sealroom.controller.connection import open_connection
from sealroom.controller.controller import Controller
from sealroom.controller.errors import RelayUnreachable
from sealroom.controller.events import ConnectionChanged, Event
from sealroom.controller.views import ConnectionState, OwnView
from sealroom.store.database import open_database

STARTS_ONE_AND_STAYS = """
import asyncio, sys
from pathlib import Path
from sealroom.cli.local_relay import LOOPBACK, LocalRelay
async def stay():
    relay = LocalRelay(Path(sys.argv[1]), host=LOOPBACK)
    print(await relay.start(), flush=True)
    await asyncio.Event().wait()
asyncio.run(stay())
"""


def at_home_on(address: str) -> OwnView:
    return OwnView(user_id="a" * 52, name="Mira", relay=address)


def own_children() -> set[int]:
    files = Path("/proc/self/task").glob("*/children")
    return {int(pid) for file in files for pid in file.read_text().split()}


def states_of(controller: Controller) -> list[ConnectionState]:
    """Each that it comes to from now on."""
    states: list[ConnectionState] = []

    def hear(event: Event) -> None:
        if isinstance(event, ConnectionChanged):
            states.append(event.connection.state)

    controller.subscribe(hear)
    return states


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110 - a process starts meanwhile
            await asyncio.sleep(0.02)


async def test_it_answers_at_the_address_it_gives(tmp_path: Path) -> None:
    relay = LocalRelay(tmp_path / "relay", host=LOOPBACK)
    try:
        address = await relay.start()
        assert await relay.start() == address
        async with await open_connection(address) as connection:
            greeting = await anext(aiter(connection.frames()))
        assert greeting.notify
    finally:
        await relay.stop()
    with pytest.raises(RelayUnreachable):
        await open_connection(address)


async def test_it_comes_back_on_its_old_port(tmp_path: Path) -> None:
    relay = LocalRelay(tmp_path / "relay", host=LOOPBACK)
    try:
        address = await relay.start()
        await relay.stop()
        assert await relay.resume(at_home_on(address))
        assert not await relay.resume(at_home_on(address)), "it runs already"
        async with await open_connection(address):
            pass
    finally:
        await relay.stop()


async def test_a_relay_that_died_is_started_again_while_the_app_runs(tmp_path: Path) -> None:
    relay = LocalRelay(tmp_path / "relay", host=LOOPBACK)
    of_other_tests = own_children()
    with closing(open_database(tmp_path / "profile.db", os.urandom(32))) as database:
        controller = Controller(database)
        controller.start()
        keeping = asyncio.create_task(keep_up(relay, controller))
        try:
            await controller.register("Mira", await relay.start())
            states = states_of(controller)
            await until(lambda: controller.connection().state is ConnectionState.CONNECTED)
            (first,) = own_children() - of_other_tests
            os.kill(first, signal.SIGKILL)
            await until(lambda: ConnectionState.WAITING in states)
            await until(lambda: states[-1] is ConnectionState.CONNECTED)
            assert own_children() - of_other_tests - {first}
        finally:
            keeping.cancel()
            await controller.close()
            await relay.stop()


async def test_it_leaves_a_profile_at_home_elsewhere_alone(tmp_path: Path) -> None:
    relay = LocalRelay(tmp_path / "relay", host=LOOPBACK)
    assert not await relay.resume(None)
    assert not await relay.resume(at_home_on("ws://192.0.2.1:8765"))
    assert not (tmp_path / "relay").exists()
    await relay.stop()


async def test_a_second_one_on_the_same_folder_says_so(tmp_path: Path) -> None:
    first = LocalRelay(tmp_path / "relay", host=LOOPBACK)
    second = LocalRelay(tmp_path / "relay", host=LOOPBACK)
    try:
        await first.start()
        with pytest.raises(RelayUnreachable, match="Another copy"):
            await second.start()
    finally:
        await first.stop()
        await second.stop()


async def test_it_takes_another_port_where_the_usual_one_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    relay = LocalRelay(tmp_path / "relay", host=LOOPBACK)
    with socket.socket() as taken:
        taken.bind((LOOPBACK, 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr("sealroom.cli.local_relay.USUAL_PORT", port)
        try:
            assert urlsplit(await relay.start()).port not in {None, port}
        finally:
            await relay.stop()


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
async def test_it_ends_with_the_app_however_the_app_ends(
    tmp_path: Path, end: signal.Signals
) -> None:
    with subprocess.Popen(  # noqa: ASYNC220 - nothing else waits here
        [sys.executable, "-c", STARTS_ONE_AND_STAYS, str(tmp_path / "relay")],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as app:
        assert app.stdout is not None
        address = app.stdout.readline().strip()
        connection = await open_connection(address)
        app.send_signal(end)
        async with asyncio.timeout(10):
            async for _ in connection.frames():
                continue
    await connection.close()
    with pytest.raises(RelayUnreachable):
        await open_connection(address)
