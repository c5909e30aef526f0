"""A member's whole identity in a program that keeps no rule: hostile members, and former ones.

What it makes is signed and sealed with the real keys of a real profile. It goes to the relay over
the person's own line (`HostileLine.ask`), or where the relay is in league, to anybody's app.
"""

import os

import msgspec

from sealroom.crypto import (
    Identity,
    RoomKey,
    restore_identity,
    seal_message,
    sign_entry,
    sign_kem_key,
    sign_open_message,
    wrap_room_key,
)
from sealroom.ledger.reducer import apply_entry, fold
from sealroom.ledger.state import State
from sealroom.protocol.codec import encode_content
from sealroom.protocol.content import Content, Text
from sealroom.protocol.entry import AnyAction, Entry
from sealroom.protocol.ids import MESSAGE_ID_BYTES, KeyId, SessionId, UserId, message_id_from
from sealroom.protocol.keys import UserCard
from sealroom.protocol.message import Message, MessageHeader
from tests.flows.person import Person
from tests.relay.person import now_ms

NONCE_BYTES = 12


class Outsider:
    """The identity of somebody who need not be in any room."""

    def __init__(self, person: Person) -> None:
        own = person.store().identity.get()
        assert own is not None
        self.name = person.name
        self.device = own.device_id
        self.identity: Identity = restore_identity(own.secrets)
        self.chain = own.secrets.kem_chain

    @property
    def id(self) -> UserId:
        return self.identity.user_id

    @property
    def card(self) -> UserCard:
        kem_key = sign_kem_key(self.identity, self.chain, now_ms())
        return UserCard(self.id, self.name, self.identity.keys, kem_key)

    def wrap(self, card: UserCard, key: RoomKey, epoch: int) -> bytes:
        """A room key for somebody."""
        return wrap_room_key(self.identity, card, key, epoch)


class Cheat(Outsider):
    """What a person holds of a room, taken as they hold it now; also after they left."""

    def __init__(self, person: Person, room: SessionId, *, puppet: Person | None = None) -> None:
        """`puppet`: who acts with it in their place, where the two are in league."""
        super().__init__(puppet or person)
        store = person.store()
        row = store.sessions.get(room)
        assert row is not None
        self.room = room
        self.entries: list[Entry] = store.sessions.entries(row.row)
        self.keys: dict[KeyId, RoomKey] = {key.key_id: key for key in person.keys_held(room)}
        self.counter = row.own_counter
        self.state: State = fold(self.entries)

    @property
    def key(self) -> RoomKey:
        """The newest key held."""
        held = [each for each in self.state.room_keys if each.key_id in self.keys]
        return self.keys[held[-1].key_id]

    def back_to(self, number: int) -> "Cheat":
        """Go on from an earlier point of the ledger, as if the rest had not been."""
        self.entries = self.entries[: number + 1]
        self.state = fold(self.entries)
        return self

    def sign(self, action: AnyAction) -> Entry:
        """An entry on the present head, whether or not the rules allow it."""
        return sign_entry(
            self.identity,
            self.room,
            self.state.number + 1,
            self.state.head,
            max(now_ms(), self.state.time),
            action,
        )

    def grow(self, entry: Entry) -> Entry:
        """Take an entry as the room's history."""
        self.state = apply_entry(self.state, entry)
        self.entries.append(entry)
        return entry

    def header(self, *, sealed: bool = True) -> MessageHeader:
        """Of the next message, as an honest program would make it."""
        self.counter += 1
        return MessageHeader(
            session_id=self.room,
            message_id=message_id_from(os.urandom(MESSAGE_ID_BYTES)),
            sender=self.id,
            device=self.device,
            key_id=self.key.key_id if sealed else None,
            counter=self.counter,
            head=self.state.head,
            sent_at=now_ms(),
        )

    def say(self, said: str | Content, header: MessageHeader | None = None) -> Message:
        """Seal and sign a message under whatever header."""
        header = header or self.header()
        content = encode_content(Text(said) if isinstance(said, str) else said)
        if header.key_id is None:
            return sign_open_message(self.identity, header, content)
        key = self.keys[header.key_id]
        return seal_message(self.identity, key, header, content, os.urandom(NONCE_BYTES))


def altered(message: Message, **header: object) -> Message:
    """With another header than was signed."""
    changed = msgspec.structs.replace(message.header, **header)
    return msgspec.structs.replace(message, header=changed)
