"""A noisy story at a relay that logs all it has to say: who, what and where are not in it."""

import asyncio
import json
import os
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

from websockets.exceptions import ConnectionClosed

from sealroom.relay.admin import RelayAdmin
from sealroom.relay.server import wall_clock
from tests.relay.person import new_person
from tests.relay.raw_client import RawClient, Refused, raw_client

TEXT = "meet me at the old mill"
NONSENSE = "drop table users"


async def make_noise(url: str, admin: RelayAdmin, token: str) -> list[str]:
    """Sound and unsound requests; everything that must not be logged."""
    names = ["Mirabel", "Sofonisba"]
    secrets = [TEXT, NONSENSE, token, *names]
    async with (
        raw_client(url, new_person(names[0])) as mira,
        raw_client(url, new_person(names[1])) as sofi,
    ):
        with suppress(Refused):
            await mira.register(token="not-a-token-at-all")
        await mira.register(token=token)
        with suppress(Refused):
            await sofi.register(names[0], token=token)
        await sofi.register(token=token)
        await mira.sync()
        room = await mira.new_room([sofi.person], e2ee_on=False)
        await mira.say(room, sealed=False)
        with suppress(Refused):
            await sofi.say(room, sealed=False)
        await sofi.accept(room)
        await shout(mira)
        admin.ban(names[1])
        await sofi.closed()
        for client in (mira, sofi):
            secrets += [client.user_id, client.person.device]
        secrets.append(room.session_id)
    return secrets


async def shout(client: RawClient) -> None:
    with suppress(ConnectionClosed):
        for _ in range(20):
            await client.socket.send(json.dumps({"op": NONSENSE, "id": 1, "text": TEXT}))
    await client.closed()


async def test_a_noisy_story_leaves_no_name_id_text_or_token_in_the_log(tmp_path: Path) -> None:
    options = ("serve", "--port", "0", "--data", str(tmp_path), "--registration", "token")
    relay = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sealroom", "--verbose", *options, "--log-json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert relay.stdout is not None
    address = (await relay.stdout.readline()).decode().split()[-1]
    try:
        with closing(RelayAdmin(tmp_path, wall_clock, os.urandom)) as admin:
            token = admin.make_token(uses=9, days=None).token
            secrets = await make_noise(address, admin, token)
    finally:
        relay.terminate()
        _, written = await relay.communicate()
    log = written.decode()
    lines = [json.loads(line) for line in log.splitlines()]
    said = [line["message"] for line in lines]
    assert said[0] == "the relay listens"
    assert "connections of banned users were ended" in said
    assert said[-1] == "the relay ends"
    assert all({"time", "level", "logger"} <= line.keys() for line in lines)
    for secret in (*secrets, "127.0.0.1"):
        assert secret not in log
