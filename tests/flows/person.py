"""Someone with a profile on disk, an app over it, and a tapped wire to the relay."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sealroom.controller.clocks import wall_clock
from sealroom.controller.controller import Controller
from sealroom.controller.events import Event
from sealroom.controller.surroundings import Surroundings
from sealroom.controller.timeline_views import HistoryStart, Lock, MessageView
from sealroom.controller.views import RoomView
from sealroom.crypto import IdentitySecrets, RoomKey, encode_secrets, restore_identity, start_chain
from sealroom.protocol.entry import Policy
from sealroom.protocol.ids import DEVICE_ID_BYTES, MessageId, SessionId, UserId, device_id_from
from sealroom.store.database import Database, open_database
from sealroom.store.identity import OwnIdentity
from sealroom.store.repositories import Repositories
from tests.crypto.people import identity_vectors
from tests.flows.wire import Wire
from tests.relay.person import now_ms

if TYPE_CHECKING:
    from tests.flows.stage import Stage

_RSA_KEYS = [vector.rsa_private for vector in identity_vectors()]
"""Making one takes up to a second; these serve three people at a time."""

REGULAR = Policy(
    rotation_period=0,
    open_allowed=True,
    members_invite=True,
    members_admit=False,
    replace_on_join=False,
)


class Person:
    """Made by `Stage.enter`. `controller` is what a window would use."""

    def __init__(self, stage: "Stage", name: str, folder: Path, wire: Wire) -> None:
        self.stage = stage
        self.name = name
        self.folder = folder
        self.wire = wire
        self.events: list[Event] = []
        self._key = os.urandom(32)
        folder.mkdir()
        self.clock_set_by = 0
        """How many ms somebody has set this computer's clock ahead."""
        self._around = Surroundings(
            device_label=f"computer of {name}", clock=lambda: wall_clock() + self.clock_set_by
        )
        self.database = self._open()
        self.controller = Controller(
            self.database, self._around, files_folder=self.folder / "files"
        )
        self.running = False

    def _open(self) -> Database:
        return open_database(self.folder / "profile.db", self._key)

    @property
    def id(self) -> UserId:
        own = self.controller.own()
        assert own is not None
        return own.user_id

    @property
    def connected(self) -> bool:
        return self.controller.connection().state == "connected"

    def take_identity(self, number: int) -> None:
        """Keys as an unfinished registration leaves them, so that none have to be made."""
        chain = start_chain(now_ms())
        rsa_private = _RSA_KEYS[number % len(_RSA_KEYS)]
        secrets = IdentitySecrets(1, rsa_private, os.urandom(32), chain.week, chain.seed)
        own = OwnIdentity(
            user_id=restore_identity(secrets).user_id,
            device_id=device_id_from(os.urandom(DEVICE_ID_BYTES)),
            secrets=secrets,
            name="",
            relay_address="",
            relay_name="",
        )
        with self.database.write() as connection:
            Repositories(connection).identity.save(own)

    def take_identity_of(self, other: "Person") -> None:
        """What a recovery kit brings to a new device, and nothing else."""
        own = other.store().identity.get()
        assert own is not None
        here = msgspec.structs.replace(
            own,
            device_id=device_id_from(os.urandom(DEVICE_ID_BYTES)),
            relay_address=self.wire.address,
        )
        with self.database.write() as connection:
            Repositories(connection).identity.save(here)

    def start(self) -> None:
        """Open the app."""
        self.controller.subscribe(self._hear)
        self.controller.start()
        self.running = True

    async def quit(self) -> None:
        """Close the app."""
        if self.running:
            self.running = False
            await self.controller.close()
        self.database.close()

    async def restart(self) -> None:
        """Close the app and open it again on the same files."""
        await self.quit()
        self.reopen()

    def reopen(self) -> None:
        """Open the app again after `quit`."""
        self.database = self._open()
        self.controller = Controller(
            self.database, self._around, files_folder=self.folder / "files"
        )
        self.start()

    async def lose_keys(self, room: SessionId) -> None:
        """Go on with a profile from before the room's keys came."""
        await self.quit()
        database = self._open()
        with database.write() as connection:
            connection.execute("DELETE FROM room_keys WHERE session_id = ?", (room,))
        database.close()
        self.reopen()

    async def leave_the_net(self) -> None:
        """The connection is gone, and does not come back until `return_to_the_net`."""
        self.wire.away = True
        self.wire.cut()
        await self.stage.until(lambda: not self.connected)

    async def return_to_the_net(self) -> None:
        self.wire.away = False
        self.wire.vanish_at = self.wire.losing_answers_to = None
        self.controller.try_now()
        await self.stage.until(lambda: self.connected)

    async def found(
        self,
        title: str,
        *invited: "Person",
        sealed: bool = True,
        policy: Policy = REGULAR,
        description: str = "",
    ) -> SessionId:
        """A new room with invitations."""
        if sealed:
            self.stage.keep_secret(title)
        else:
            self.stage.publish(title)
        self.stage.keep_from_thieves(title)
        return await self.controller.new_room(
            title,
            sealed=sealed,
            description=description,
            policy=policy,
            invite=tuple(person.id for person in invited),
        )

    async def say(self, room: SessionId, text: str, *, sealed: bool = True) -> MessageId:
        """Write a message."""
        if sealed:
            self.stage.keep_secret(text)
        else:
            self.stage.publish(text)
        self.stage.keep_from_thieves(text)
        return await self.controller.send(room, text, sealed=sealed)

    async def accept(self, room: SessionId) -> None:
        """Accept an invitation and wait for the key."""
        await self.stage.until(lambda: self.invited_to(room))
        await self.controller.answer_invitation(room, accept=True)
        await self.stage.until(lambda: self.in_room(room))

    def invited_to(self, room: SessionId) -> bool:
        return any(card.session_id == room for card in self.controller.cards())

    def in_room(self, room: SessionId) -> bool:
        """In, with title and key."""
        return self.knows(room) and bool(self.view(room).title) and not self.waits_for_key(room)

    def knows(self, room: SessionId) -> bool:
        return any(each.session_id == room for each in self.controller.rooms())

    def waits_for_key(self, room: SessionId) -> bool:
        return self.view(room).waiting_for_key

    def view(self, room: SessionId) -> RoomView:
        return self.controller.room(room)

    def lines(self, room: SessionId) -> list[MessageView]:
        """The messages of a room."""
        items = self.controller.timeline(room)
        return [item for item in items if isinstance(item, MessageView)]

    def texts(self, room: SessionId) -> list[str]:
        return [line.text for line in self.lines(room)]

    def has_sent(self, room: SessionId, text: str) -> bool:
        """Whether an own message has reached the relay."""
        return any(line.text == text and line.state == "sent" for line in self.lines(room))

    def marks(self, room: SessionId) -> list[tuple[str, Lock]]:
        return [(line.text, line.lock) for line in self.lines(room)]

    def kinds(self, room: SessionId) -> list[str]:
        """The timeline: the kinds of system lines, and what was said."""
        return [
            item.text if isinstance(item, MessageView) else item.kind.value
            for item in self.controller.timeline(room)
            if not isinstance(item, HistoryStart)
        ]

    def epochs(self, room: SessionId) -> list[int]:
        """Epochs whose keys are here, oldest first."""
        return [key.epoch for key in reversed(self.controller.room_keys(room)) if key.held]

    def store(self) -> Repositories:
        """The profile, read as its owner could, also after `quit`."""
        if not self.running:
            self.database.close()
            self.database = self._open()
        return Repositories(self.database.reader())

    def keys_held(self, room: SessionId) -> list[RoomKey]:
        """Every room key of this profile."""
        store = self.store()
        found = [store.room_keys.get(key_id) for key_id in store.room_keys.held(room)]
        return [key for key in found if key is not None]

    def secrets(self) -> list[bytes]:
        """Private keys, raw and as they are stored."""
        own = self.store().identity.get()
        assert own is not None
        mine = own.secrets
        return [
            mine.rsa_private[-64:],
            mine.rsa_private[500:564],
            mine.signing_private,
            mine.kem_seed,
            encode_secrets(mine)[-64:],
        ]

    def _hear(self, event: Event) -> None:
        self.events.append(event)
        self.stage.wake()
