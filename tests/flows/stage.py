"""A relay process and the people of one story; in the end nobody else may have learnt a thing."""

import asyncio
import itertools
from collections.abc import Callable
from pathlib import Path

from sealroom.crypto import RoomKey
from sealroom.protocol.ids import SessionId
from tests.flows.person import Person
from tests.flows.relay_process import RelayProcess
from tests.flows.secrecy import found_in, news
from tests.flows.wire import Wire

PATIENCE_SECONDS = 10.0

_numbers = itertools.count(1)
_told: set[bytes] = set()
"""What stories so far let their relay know, which may be the relay of the next."""


class Stage:
    """Brings people on, waits for what they see, and looks for leaks in the end."""

    def __init__(self, relay: RelayProcess, folder: Path) -> None:
        self.relay = relay
        self.people: list[Person] = []
        self._folder = folder
        self._before = dict(relay.raw_bytes())
        """The relay's files, full of what earlier stories left there and looked through."""
        self._told_before = frozenset(_told)
        self._news = asyncio.Event()
        self._sealed: set[bytes] = set()
        self._private: set[bytes] = set()

    async def enter(self, name: str) -> Person:
        """Somebody new, registered and connected."""
        person = await self.newcomer(name)
        person.take_identity(len(self.people))
        person.start()
        await person.controller.register(person.name, person.wire.address)
        await self.until(lambda: person.connected)
        person.wire.forget()
        return person

    async def other_device_of(self, person: Person) -> Person:
        """The same identity on another computer, connected; it has nothing but the identity."""
        other = await self.newcomer(person.name)
        other.name = person.name
        other.take_identity_of(person)
        other.start()
        await self.until(lambda: other.connected)
        return other

    async def newcomer(self, name: str) -> Person:
        """Somebody with an empty profile; the relay may be shared, so the name gets a number."""
        wire = self.wire()
        await wire.open()
        name = f"{name} {next(_numbers)}"
        person = Person(self, name, self._folder / name, wire)
        self.people.append(person)
        self.keep_from_thieves(name)
        return person

    def wire(self) -> Wire:
        """A newcomer's way to the relay."""
        return Wire(self.relay.address, self.wake)

    async def until(self, predicate: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until it holds; looks again at every event of an app and every frame on a wire."""
        async with asyncio.timeout(seconds):
            while True:
                self._news.clear()
                if predicate():
                    return
                await self._news.wait()

    def wake(self) -> None:
        self._news.set()

    def keep_secret(self, text: str) -> None:
        """The relay must not learn it."""
        assert text.encode() not in self._told_before, f"{text!r} was told: take other words"
        self._sealed.add(text.encode())

    def publish(self, text: str) -> None:
        """From now on the relay may know it."""
        _told.add(text.encode())
        self._sealed.discard(text.encode())

    def keep_from_thieves(self, text: str) -> None:
        """It must not stand in a profile's files in the clear."""
        self._private.add(text.encode())

    async def close(self) -> None:
        """Everyone goes home."""
        for person in self.people:
            await person.quit()
        for person in self.people:
            await person.wire.close()

    def leaks(self) -> list[str]:
        """Where a secret was found: in the relay's files, on a wire, in a profile's files."""
        keys = [key.secret for person in self.people for key in _all_keys(person)]
        own = [secret for person in self.people for secret in person.secrets()]
        sealed = [*self._sealed, *keys, *own]
        traffic = [(f"{person.name}'s wire", b"\n".join(person.wire.raw)) for person in self.people]
        files = [
            (f"{person.name}'s {file.name}", file.read_bytes())
            for person in self.people
            for file in person.folder.rglob("*")
            if file.is_file()
        ]
        return [
            *found_in(sealed, [*self._written_at_the_relay(), *traffic]),
            *found_in([*self._private, *keys, *own], files),
        ]

    def _written_at_the_relay(self) -> list[tuple[str, bytes]]:
        files = self.relay.raw_bytes()
        return [(name, news(self._before.get(name, b""), content)) for name, content in files]


def _all_keys(person: Person) -> list[RoomKey]:
    rooms: list[SessionId] = [room.session_id for room in person.store().sessions.all()]
    return [key for room in rooms for key in person.keys_held(room)]
