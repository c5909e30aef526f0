"""The limit to measure against: `websockets` alone, repeating what it hears to all. Stores nothing.

Run as a program; prints where it listens, as the relay does.
"""

import asyncio
import signal

import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed

present: set[ServerConnection] = set()


async def repeat(socket: ServerConnection) -> None:
    """Everything that one says goes to everyone."""
    present.add(socket)
    try:
        async for message in socket:
            broadcast(present, message)
    except ConnectionClosed:
        pass
    finally:
        present.remove(socket)


async def main() -> None:
    """Serve until SIGTERM."""
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    async with serve(repeat, "127.0.0.1", 0, compression=None, max_size=1 << 20) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        print(f"listening on ws://127.0.0.1:{port}", flush=True)
        await stopped.wait()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main())
