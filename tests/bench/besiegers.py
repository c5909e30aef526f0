"""Who sits idle at a relay, and who is out to harm it: a program of its own beside the honest.

    python -m tests.bench.besiegers URL IDLE HOSTILE

Prints a line once all of them are at it, and goes on until it is ended. Idle and hostile come from
addresses of their own; the hostile are of five kinds, as many of each.
"""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, suppress
from itertools import cycle, islice

import msgspec
import uvloop
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.frames import Frame, Opcode
from websockets.typing import Subprotocol

from sealroom.protocol.codec import encode_request
from sealroom.protocol.frames import SUBPROTOCOL
from sealroom.protocol.limits import FRAME_BYTES
from sealroom.protocol.requests import AckInboxRequest, FindUsersRequest
from tests.bench.processor import LOAD_CORE, pin
from tests.relay.person import Person, new_person
from tests.relay.raw_client import RawClient, Refused

READY = "besieged"
LEAST_URGENT = 19
"""They take what the honest sender's own program leaves of the core they share."""
IDLE_ADDRESSES = ("127.0.0.2", "127.0.0.3")
HOSTILE_ADDRESS = "127.0.0.4"
CONNECTIONS_PER_USER = 100
AT_ONCE = 50
WARM_UP_SECONDS = 5
"""In which the hostile come in and are thrown out for the first time."""
FLOOD_FRAMES = 200
BREATH_SECONDS = 0.001

Deed = Callable[[str, Person], Awaitable[None]]


async def besiege(url: str, idle: int, hostile: int) -> None:
    """Come, say so, and stay until cancelled."""
    async with AsyncExitStack() as stack, asyncio.TaskGroup() as tasks:
        await _sit_down(url, idle, stack, tasks)
        for number, deed in enumerate(islice(cycle(DEEDS), hostile)):
            tasks.create_task(_again_and_again(deed, url, new_person(f"Foe {number}")))
        await asyncio.sleep(WARM_UP_SECONDS)
        print(READY, flush=True)


async def _sit_down(url: str, count: int, stack: AsyncExitStack, tasks: asyncio.TaskGroup) -> None:
    """`count` connections that have signed in and then say nothing."""
    gate, known = asyncio.Semaphore(AT_ONCE), asyncio.Event()

    async def sit(person: Person, address: str, *, is_first: bool) -> None:
        if not is_first:
            await known.wait()
        async with gate:
            socket = await stack.enter_async_context(_socket(url, address))
            client = RawClient(socket, person)
            tasks.create_task(client.listen())
            await (client.register() if is_first else client.sign_in())

    people = [new_person(f"Idle {n}") for n in range(-(-count // CONNECTIONS_PER_USER))]
    firsts = [sit(each, IDLE_ADDRESSES[0], is_first=True) for each in people]
    await asyncio.gather(*firsts)
    known.set()
    seats = islice(zip(cycle(people), cycle(IDLE_ADDRESSES), strict=False), count - len(people))
    await asyncio.gather(*[sit(who, where, is_first=False) for who, where in seats])


async def _again_and_again(deed: Deed, url: str, person: Person) -> None:
    """Whoever is thrown out comes back at once."""
    while True:
        with suppress(WebSocketException, OSError, Refused, TimeoutError, asyncio.CancelledError):
            await deed(url, person)
        await asyncio.sleep(BREATH_SECONDS)


async def flood(url: str, person: Person) -> None:
    """Ask for something cheap as fast as the socket takes it."""
    async with _socket(url, HOSTILE_ADDRESS) as socket:
        await _enter(socket, person)
        frames = b"".join(
            _packed(encode_request(AckInboxRequest(id=n, number=0))) for n in range(FLOOD_FRAMES)
        )
        while not socket.transport.is_closing():
            socket.transport.write(frames)
            await socket.drain()
            await asyncio.sleep(BREATH_SECONDS)


async def never_read(url: str, person: Person) -> None:
    """Ask for much and fetch nothing."""
    async with _socket(url, HOSTILE_ADDRESS) as socket:
        await _enter(socket, person)
        socket.transport.pause_reading()
        frame = _packed(encode_request(FindUsersRequest(id=1, prefix="idle")))
        while not socket.transport.is_closing():
            socket.transport.write(frame)
            await asyncio.sleep(BREATH_SECONDS)


async def sign_in_wrongly(url: str, person: Person) -> None:
    """With keys that the relay knows, and proofs that are none."""
    async with _socket(url, HOSTILE_ADDRESS) as socket:
        client = RawClient(socket, person)
        listening = asyncio.ensure_future(client.listen())
        try:
            await client.until(lambda: client.challenge is not None)
            wrong = msgspec.structs.replace(client.registration(person.name), proof=bytes(64))
            while True:
                with suppress(Refused):
                    await client.ask(wrong)
        finally:
            listening.cancel()


async def half_a_frame(url: str, _person: Person) -> None:
    """Begin a frame and send it byte by byte."""
    async with _socket(url, HOSTILE_ADDRESS) as socket:
        whole = _packed(b"x" * 10_000)
        for at in range(len(whole) - 1):
            socket.transport.write(whole[at : at + 1])
            await asyncio.sleep(0.02)


async def talk_nonsense(url: str, _person: Person) -> None:
    """What no protocol ever said."""
    async with _socket(url, HOSTILE_ADDRESS) as socket:
        while True:
            await socket.send(os.urandom(300).hex())


DEEDS: tuple[Deed, ...] = (flood, never_read, sign_in_wrongly, half_a_frame, talk_nonsense)


def _socket(url: str, address: str) -> connect:
    return connect(
        url,
        subprotocols=[Subprotocol(SUBPROTOCOL)],
        compression=None,
        max_size=FRAME_BYTES,
        ping_interval=None,
        open_timeout=60,
        proxy=None,
        local_addr=(address, 0),
    )


async def _enter(socket: ClientConnection, person: Person) -> None:
    client = RawClient(socket, person)
    listening = asyncio.ensure_future(client.listen())
    try:
        try:
            await client.register()
        except Refused:
            await client.sign_in()
    finally:
        listening.cancel()


def _packed(text: bytes) -> bytes:
    return Frame(Opcode.TEXT, text).serialize(mask=True)


def _numbers(words: list[str]) -> Iterator[int]:
    return map(int, words)


if __name__ == "__main__":
    pin(LOAD_CORE)
    os.nice(LEAST_URGENT)
    idle_count, hostile_count = _numbers(sys.argv[2:4])
    uvloop.run(besiege(sys.argv[1], idle_count, hostile_count))
