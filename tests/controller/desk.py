"""An engine at a desk: no socket, no clock; the test says what the relay says."""

import os
from collections.abc import Callable
from typing import Any

from sealroom.controller.clocks import Moment
from sealroom.controller.context import Context
from sealroom.controller.engine import Command, ConnectionLost, Engine, FrameCame, Output, Tick
from sealroom.controller.errors import ControllerError
from sealroom.controller.events import Event
from sealroom.controller.flow import Flow
from sealroom.controller.reading import Reader
from sealroom.controller.timeline_views import EventView, MessageView
from sealroom.crypto import (
    IdentitySecrets,
    KemChain,
    RoomKey,
    generate_room_key,
    restore_identity,
    seal_info,
    seal_message,
    sign_entry,
    sign_kem_key,
    start_chain,
    wrap_room_key,
)
from sealroom.protocol.codec import encode_content, encode_room_info
from sealroom.protocol.content import Text
from sealroom.protocol.entry import Accept, Create, E2eeize, Entry, ReplaceRoomKey, session_id_of
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.ids import SessionId
from sealroom.protocol.message import Message, MessageHeader
from sealroom.protocol.notifications import (
    AnyNotification,
    Challenge,
    LedgerNotification,
    MsgNotification,
    ReceiveRoomKeyNotification,
    Registration,
)
from sealroom.protocol.requests import AnyRequest
from sealroom.protocol.responses import AnyResponse, Done, SignedIn, Synced
from sealroom.protocol.room_info import RoomInfo
from sealroom.store.alarms import StoredAlarm
from sealroom.store.database import Database, open_memory_database
from sealroom.store.identity import OwnIdentity
from sealroom.store.repositories import Repositories
from tests.crypto.people import identity_vectors
from tests.relay.person import Person, new_device, new_message_id, now_ms
from tests.relay.room import OPEN_HOUSE, Room, invite_of

RELAY = "relayrelayrelayrelayrelayr"
TITLE = "Lighthouse keepers"

_vectors = identity_vectors()


class Citizen:
    """A person with their whole identity."""

    def __init__(self, name: str, number: int) -> None:
        chain = start_chain(now_ms())
        rsa_private = _vectors[number].rsa_private
        self.secrets = IdentitySecrets(1, rsa_private, os.urandom(32), chain.week, chain.seed)
        identity = restore_identity(self.secrets)
        kem_key = sign_kem_key(identity, chain, now_ms())
        self.person = Person(name, identity, kem_key, new_device())

    @property
    def chain(self) -> KemChain:
        return self.secrets.kem_chain


class Desk:
    """One profile in memory and its engine; `now` moves by hand."""

    def __init__(self, citizen: Citizen, database: Database | None = None) -> None:
        self.me = citizen.person
        self.database = database or open_memory_database()
        own = OwnIdentity(
            user_id=self.me.user_id,
            device_id=self.me.device,
            secrets=citizen.secrets,
            name=self.me.name,
            relay_address="ws://relay.example",
            relay_name=RELAY,
        )
        with self.database.write() as connection:
            self.store = Repositories(connection)
            self.store.identity.save(own)
        self.now = now_ms()
        self.clock_turned = 0
        self.relay_clock: int | None = None
        """What the relay says the time is, where it is not ours."""
        self.requests: list[AnyRequest] = []
        """What waits to be answered."""
        self.sent: list[AnyRequest] = []
        """Everything that was ever asked."""
        self.events: list[Event] = []
        self.engine = Engine(self.store, os.urandom)
        self.reader = Reader(self.store)

    def reload(self) -> None:
        """As after a restart of the app."""
        self.engine = Engine(self.store, os.urandom)
        self.reader = Reader(self.store)

    def sign_in(
        self,
        sessions: dict[SessionId, int] | None = None,
        dropped: dict[SessionId, int] | None = None,
        *,
        inbox: int = 0,
    ) -> None:
        """The relay greets, and all goes well."""
        self.hear(
            Challenge(
                nonce=bytes(32),
                relay=RELAY,
                time=self.now if self.relay_clock is None else self.relay_clock,
                registration=Registration.OPEN,
                room_key_period=0,
            )
        )
        self.answer("sign_in", SignedIn(self.me.user_id, self.me.name))
        self.answer("fetch_msgs", Synced(sessions or {}, inbox, dropped or {}))
        self.answer("publish_kem_key", Done())
        self.requests.clear()

    def hear(self, *notifications: AnyNotification) -> Output:
        """The relay notifies."""
        return self.take(FrameCame(RelayFrame(notify=list(notifications))))

    def answer(self, op: str, response: AnyResponse) -> Output:
        """The relay answers the oldest open request of this kind."""
        request = next(each for each in self.requests if op_of(each) == op)
        self.requests.remove(request)
        return self.take(FrameCame(RelayFrame(re=request.id, result=response)))

    def lose_connection(self) -> Output:
        return self.take(ConnectionLost())

    def pass_seconds(self, seconds: float) -> Output:
        self.now += int(seconds * 1000)
        return self.take(Tick())

    def run(self, flow: Callable[[Context], Flow[Any]]) -> list[tuple[Any, Any]]:
        """Start a use case; its end is in the list once there is one."""
        ends: list[tuple[Any, ControllerError | None]] = []
        self.take(Command("test", flow, lambda result, problem: ends.append((result, problem))))
        return ends

    def take(self, came: Any) -> Output:
        with self.database.write():
            output = self.engine.handle(came, self.moment)
            self.engine.keep_up_index()
        self.engine.committed()
        self.requests.extend(output.requests)
        self.sent.extend(output.requests)
        self.events.extend(output.events)
        for finished in output.finished:
            finished()
        return output

    @property
    def moment(self) -> Moment:
        return Moment(self.now, self.now - self.clock_turned)

    def turn_clock(self, hours: int) -> None:
        """Somebody sets the computer's clock."""
        self.now += hours * 3_600_000
        self.clock_turned += hours * 3_600_000
        self.take(Tick())

    def ops(self) -> list[str]:
        """What waits to be answered."""
        return [op_of(each) for each in self.requests]

    def lines(self, session_id: SessionId) -> list[MessageView]:
        items = self.reader.timeline(session_id, None, 100)
        return [item for item in items if isinstance(item, MessageView)]

    def kinds(self, session_id: SessionId) -> list[str]:
        items = self.reader.timeline(session_id, None, 100)
        return [item.kind.value for item in items if isinstance(item, EventView)]

    def alarm(self, session_id: SessionId) -> str | None:
        alarm = self.standing(session_id)
        return alarm.words if alarm else None

    def standing(self, session_id: SessionId) -> StoredAlarm | None:
        row = self.store.sessions.get(session_id)
        return self.store.alarms.standing(row.row) if row else None


class Hall:
    """A sealed room of an owner, which the desk's person was invited to and has accepted."""

    def __init__(self, owner: Citizen, *members: Citizen) -> None:
        self.owner = owner.person
        time = now_ms()
        create = Create(os.urandom(32), self.owner.keys, e2ee_on=True, policy=OPEN_HOUSE)
        first = sign_entry(self.owner.identity, "", 0, "", time, create)
        self.key = generate_room_key(session_id_of(first))
        self.room = Room([first])
        self.room.take(self.room.sign(self.owner, self.key_action(self.key)))
        for member in members:
            self.room.take(self.room.invite(self.owner, member.person))
            self.room.take(self.room.sign(member.person, Accept(member.person.keys)))
        self._seq = 0

    @property
    def id(self) -> SessionId:
        return self.room.session_id

    def key_action(self, key: RoomKey) -> ReplaceRoomKey:
        """The title sealed under `key`, as the next entry by the owner carries it."""
        number = self.room.state.number + 1
        plaintext = encode_room_info(RoomInfo(title=TITLE))
        info = seal_info(key, self.owner.user_id, number, plaintext, os.urandom(12))
        return ReplaceRoomKey(self.room.state.epoch + 1, key.key_id, info)

    def log(self) -> list[AnyNotification]:
        """Every entry so far, as the relay streams it."""
        return [self.entry(each) for each in self.room.entries]

    @property
    def seq(self) -> int:
        """The last place in the log."""
        return self._seq

    def renew_key(self) -> list[AnyNotification]:
        """The owner replaces the key, after asking for it."""
        asked = self.grow(self.room.sign(self.owner, E2eeize(open_allowed=True)))
        self.key = generate_room_key(self.id)
        return [asked, self.grow(self.room.sign(self.owner, self.key_action(self.key)))]

    def entry(self, entry: Entry) -> LedgerNotification:
        """An entry at the next place in the log."""
        self._seq += 1
        return LedgerNotification(session_id=self.id, seq=self._seq, entry=entry)

    def grow(self, entry: Entry) -> LedgerNotification:
        """An entry that the room takes."""
        self.room.take(entry)
        return self.entry(entry)

    def skip(self, places: int) -> None:
        """So many places of the log never come."""
        self._seq += places

    def message(
        self,
        sender: Person,
        text: str,
        *,
        counter: int = 1,
        key: RoomKey | None = None,
        head: str | None = None,
        content: bytes | None = None,
    ) -> Message:
        """A sealed message as it should be."""
        key = key or self.key
        header = MessageHeader(
            session_id=key.session_id,
            message_id=new_message_id(),
            sender=sender.user_id,
            device=sender.device,
            key_id=key.key_id,
            counter=counter,
            head=head or self.room.head,
            sent_at=now_ms(),
        )
        plaintext = encode_content(Text(text)) if content is None else content
        return seal_message(sender.identity, key, header, plaintext, os.urandom(12))

    def spoken(self, message: Message) -> MsgNotification:
        """A message at the next place in the log."""
        self._seq += 1
        return MsgNotification(
            session_id=self.id, seq=self._seq, received_at=now_ms(), message=message
        )

    def wrap(
        self,
        sender: Person,
        recipient: Person,
        *,
        number: int = 1,
        key: RoomKey | None = None,
        epoch: int = 1,
    ) -> ReceiveRoomKeyNotification:
        """The key, handed over."""
        key = key or self.key
        return ReceiveRoomKeyNotification(
            number=number,
            session_id=self.id,
            sender=sender.user_id,
            key_id=key.key_id,
            epoch=epoch,
            room_key=wrap_room_key(sender.identity, recipient.card, key, epoch),
        )

    def invitation_of(self, whom: Person) -> Entry:
        return self.room.sign(self.owner, invite_of(whom))


def op_of(request: AnyRequest) -> str:
    return str(request.__struct_config__.tag)
