"""`sealroom demo`: a relay and two people, signed in, in one sealed room; gone when closed."""

import asyncio
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sealroom.cli.local_relay import LOOPBACK, LocalRelay
from sealroom.controller.controller import Controller
from sealroom.crypto import generate_database_key
from sealroom.store.database import open_database
from sealroom.ui.app import make_application, make_loop, run

HOST_NAME, GUEST_NAME = "Mira", "Sofia"
TITLE = "Field team"
PATIENCE_SECONDS = 30.0


def run_demo() -> int:
    """Show both windows until both are closed."""
    application = make_application(sys.argv[:1])
    with (
        tempfile.TemporaryDirectory(prefix="sealroom-demo-") as folder,
        closing(make_loop(application)) as loop,
    ):
        loop.run_until_complete(_live(Path(folder)))
    return 0


async def _live(folder: Path) -> None:
    relay = LocalRelay(folder / "relay", host=LOOPBACK)
    databases = [
        open_database(folder / f"{name}.db", generate_database_key())
        for name in (HOST_NAME, GUEST_NAME)
    ]
    host, guest = (Controller(database) for database in databases)
    try:
        address = await relay.start()
        await _furnish(host, guest, address)
        await asyncio.gather(run(host, local_relay=None), run(guest, local_relay=None))
    finally:
        await host.close()
        await guest.close()
        for database in databases:
            database.close()
        await relay.stop()


async def _furnish(host: Controller, guest: Controller, address: str) -> None:
    for controller, name in ((host, HOST_NAME), (guest, GUEST_NAME)):
        controller.start()
        await controller.register(name, address)
    own = guest.own()
    invitees = (own.user_id,) if own else ()
    room = await host.new_room(TITLE, description="Try the lock left of the field", invite=invitees)
    await _until(guest, lambda: bool(guest.cards()))
    await guest.answer_invitation(room, accept=True)
    await _until(guest, lambda: not guest.room(room).waiting_for_key)
    await host.send(room, "Morning! This room is sealed: the relay cannot read it.", sealed=True)
    await guest.send(room, "And with the lock opened, one message goes in the open.", sealed=True)


async def _until(controller: Controller, holds: Callable[[], bool]) -> None:
    changed = asyncio.Event()
    unsubscribe = controller.subscribe(lambda _event: changed.set())
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not holds():
                changed.clear()
                await changed.wait()
    finally:
        unsubscribe()
