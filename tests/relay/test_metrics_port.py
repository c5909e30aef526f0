"""Health and metrics as they are asked for, of a relay that works."""

import asyncio
import socket
from dataclasses import replace

import pytest

from sealroom.protocol.errors import Code
from sealroom.relay import Limits, RelayConfig
from sealroom.relay.allowance import Rate
from sealroom.relay.core import RelayCore, Surroundings
from sealroom.relay.door import Door
from sealroom.relay.metrics_port import MetricsPort
from sealroom.relay.storage import InlineSqlite
from tests.relay.conftest import Scene
from tests.relay.person import new_person
from tests.relay.raw_client import refused


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def config(config: RelayConfig) -> RelayConfig:
    return replace(config, metrics_port=free_port(), limits=Limits(sign_ins=Rate(0.1, 1)))


async def get(port: int | None, path: str) -> tuple[int, str]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    head, _, body = (await asyncio.wait_for(reader.read(), 5)).decode().partition("\r\n\r\n")
    writer.close()
    return int(head.split()[1]), body


async def test_what_happened_is_counted_and_nobody_is_named(
    scene: Scene, config: RelayConfig
) -> None:
    ada = await scene.enter("Ada")
    room = await ada.new_room(e2ee_on=False)
    await ada.say(room, sealed=False)
    await ada.socket.send("nonsense")
    await scene.return_of(ada.person)
    with refused(Code.RESOURCE_EXHAUSTED):
        await (await scene.connect(ada.person)).sign_in()
    status, body = await get(config.metrics_port, "/metrics")
    assert status == 200
    lines = body.splitlines()
    for line in (
        "sealroom_connections 3",
        "sealroom_signed_in_connections 2",
        "sealroom_writes_waiting 0",
        'sealroom_requests_total{op="register",outcome="OK"} 1',
        'sealroom_requests_total{op="send_msg",outcome="OK"} 1',
        'sealroom_refused_total{limit="malformed"} 1',
        'sealroom_refused_total{limit="sign_in"} 1',
    ):
        assert line in lines, body
    for secret in ("Ada", ada.user_id, room.session_id, ada.person.device, "127.0.0.1"):
        assert secret not in body


async def test_health_is_said_and_nothing_else_is_there(scene: Scene, config: RelayConfig) -> None:
    await scene.connect(new_person("Ada"))
    assert await get(config.metrics_port, "/health") == (200, "well\n")
    assert (await get(config.metrics_port, "/"))[0] == 404


async def test_a_relay_that_cannot_store_is_not_well(config: RelayConfig) -> None:
    database = InlineSqlite()
    around = Surroundings(clock=lambda: 0, entropy=bytes, pack=lambda frame: frame)
    core = RelayCore(config, "relay", database, around)
    port = free_port()
    async with await MetricsPort(core, Door(config.limits)).open(port):
        core.metrics.is_storing = False
        assert await get(port, "/health") == (503, "cannot store\n")
        core.metrics.committed(1, 0.1)
        assert (await get(port, "/health"))[0] == 200
        database.close()
        assert (await get(port, "/health"))[0] == 503
