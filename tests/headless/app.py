"""The app without a window: a real profile, the real controller, orders from standard input.

`python -m tests.headless.app FOLDER LEASE_SECONDS`. It ends when its standard input does, as one
closes an app; whoever kills it sees what a crash leaves.
"""

import asyncio
import sys
import time
from pathlib import Path

import msgspec

from sealroom.protocol import limits

if __name__ == "__main__":  # before anything takes the value over: a minute is long
    limits.UPDATE_LEASE_SECONDS = int(sys.argv[2])

from sealroom.controller.controller import Controller
from sealroom.controller.errors import ControllerError
from sealroom.controller.events import (
    ConnectionChanged,
    Event,
    MessageArrived,
    MessagesChanged,
)
from sealroom.controller.timeline_views import SendState
from sealroom.controller.views import ConnectionState
from sealroom.store.profile import Profile, open_profile
from sealroom.store.repositories import Repositories
from tests.headless import orders
from tests.headless.orders import Order, Report
from tests.store.sample import PASSPHRASE, light_work

LINE_BYTES = 1 << 20


def open_folder(folder: Path) -> Profile:
    """The profile in a folder, made where there is none; no system's keyring is touched."""
    return open_profile(
        folder, ask_passphrase=lambda _: PASSPHRASE, find_keyring=lambda: None, work=light_work
    )


class HeadlessApp:
    """Carries out orders and reports."""

    def __init__(self, profile: Profile) -> None:
        self.controller = Controller(profile.database)
        self._store = Repositories(profile.database.reader())
        self._seen_ms: list[float] = []
        self._arrived = 0

    async def run(self) -> None:
        """Until standard input ends."""
        self.controller.subscribe(self._hear)
        self.controller.start()
        own = self.controller.own()
        _say(orders.Ready(own.user_id if own else ""))
        try:
            async with asyncio.TaskGroup() as tasks:
                async for line in await _standard_input():
                    tasks.create_task(self._carry_out(_decoder.decode(line)))
        finally:
            await self.controller.close()

    async def _carry_out(self, order: Order) -> None:
        try:
            _say(await self._done(order))
        except ControllerError as problem:
            _say(orders.Failed(order.id, str(problem)))

    async def _done(self, order: Order) -> Report:
        controller, value = self.controller, ""
        match order:
            case orders.Register(name=name, relay=relay):
                await controller.register(name, relay)
                own = controller.own()
                value = own.user_id if own else ""
            case orders.NewRoom(title=title, invite=invite):
                value = await controller.new_room(title, invite=invite)
            case orders.Invite(room=room, user=user):
                await controller.invite(room, user)
            case orders.Accept(room=room):
                await controller.answer_invitation(room, accept=True)
            case orders.Leave(room=room):
                await controller.leave(room)
            case orders.ReplaceKey(room=room):
                await controller.replace_key(room)
            case orders.Send(room=room, text=text, sealed=sealed):
                value = await controller.send(room, text, sealed=sealed)
            case orders.Look(id=number):
                return self._standing(number)
        return orders.Done(order.id, value)

    def _standing(self, number: int) -> orders.Standing:
        seen_ms, self._seen_ms = self._seen_ms, []
        rooms = []
        for view in self.controller.rooms():
            row = self._store.sessions.get(view.session_id)
            assert row is not None
            waiting = [
                len(self._store.timeline.waiting(row.row, key_id))
                for key_id in self._store.timeline.waited_keys(row.row)
            ]
            rooms.append(
                orders.RoomStanding(
                    room=view.session_id,
                    cursor=row.log_cursor,
                    is_member=view.my_role is not None,
                    lacks_key=view.waiting_for_key or not view.title,
                    unsent=int(row.row in self._store.outbox.sessions()),
                    unopened=sum(waiting),
                )
            )
        return orders.Standing(number, self._is_connected(), rooms, seen_ms, self._arrived)

    def _is_connected(self) -> bool:
        return self.controller.connection().state == ConnectionState.CONNECTED

    def _hear(self, event: Event) -> None:
        match event:
            case ConnectionChanged():
                _say(orders.Connection(self._is_connected(), time.monotonic()))
            case MessagesChanged(session_id=room, message_ids=changed):
                for message_id in changed:
                    line = self.controller.message(room, message_id)
                    if line is not None and line.state == SendState.SENT:
                        _say(orders.Sent(room, message_id))
            case MessageArrived(session_id=room, message_id=message_id):
                self._arrived += 1
                line = self.controller.message(room, message_id)
                if line is not None and line.text:
                    self._seen_ms.append((time.monotonic() - sent_at(line.text)) * 1000)
            case _:
                pass


def stamped(words: str) -> str:
    """A text that says when it was sent."""
    return f"{time.monotonic():.6f} {words}"


def sent_at(text: str) -> float:
    """When a `stamped` text was sent, in seconds of the machine's steady clock."""
    return float(text.split(maxsplit=1)[0])


async def _standard_input() -> asyncio.StreamReader:
    reader = asyncio.StreamReader(limit=LINE_BYTES)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    return reader


def _say(report: Report) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(report) + b"\n")
    sys.stdout.buffer.flush()


_decoder = msgspec.json.Decoder(Order)

if __name__ == "__main__":
    with open_folder(Path(sys.argv[1])) as opened:
        asyncio.run(HeadlessApp(opened).run())
