"""A hundred members of one sealed room at a relay, and what they say, made with the real crypto."""

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from websockets.asyncio.client import ClientConnection, connect
from websockets.frames import Frame, Opcode
from websockets.typing import Subprotocol

from sealroom.crypto import (
    RoomKey,
    generate_room_key,
    seal_info,
    seal_message,
    sign_entry,
)
from sealroom.protocol.codec import encode_content, encode_request, encode_room_info
from sealroom.protocol.content import Text
from sealroom.protocol.entry import AnyAction, Create, Entry, ReplaceRoomKey, session_id_of
from sealroom.protocol.frames import SUBPROTOCOL
from sealroom.protocol.limits import FRAME_BYTES
from sealroom.protocol.message import Message, MessageHeader
from sealroom.protocol.requests import SendMsgRequest
from sealroom.protocol.room_info import RoomInfo
from tests.bench.load import Speech
from tests.relay.person import Person, new_message_id, new_person, now_ms
from tests.relay.raw_client import RawClient
from tests.relay.room import OPEN_HOUSE, Room, invite_of

MEMBERS = 100
TEXT_BYTES = 200
NONCE_BYTES = 12


class Audience:
    """The members, in the order of joining; the first is the room's Owner."""

    def __init__(self, members: Sequence[Person], room: Room, room_key: RoomKey) -> None:
        self.members = members
        self._room = room
        self._room_key = room_key
        self._counters = dict.fromkeys((member.user_id for member in members), 0)
        self._requests = 0

    def speeches(self, senders: int, messages: int) -> list[list[Speech]]:
        """`messages` in all, shared out evenly to the first members; never the same twice."""
        each = messages // senders
        return [[self._speech(member) for _ in range(each)] for member in self.members[:senders]]

    def _speech(self, sender: Person) -> Speech:
        message = self.sealed(sender)
        self._requests += 1
        request = SendMsgRequest(id=self._requests, is_encrypted=True, message=message)
        frame = Frame(Opcode.TEXT, encode_request(request)).serialize(mask=True)
        return Speech(message.header.message_id, frame)

    def sealed(self, sender: Person) -> Message:
        """The sender's next message."""
        self._counters[sender.user_id] += 1
        header = MessageHeader(
            session_id=self._room.session_id,
            message_id=new_message_id(),
            sender=sender.user_id,
            device=sender.device,
            key_id=self._room_key.key_id,
            counter=self._counters[sender.user_id],
            head=self._room.head,
            sent_at=now_ms(),
        )
        content = encode_content(Text("x" * TEXT_BYTES))
        nonce = os.urandom(NONCE_BYTES)
        return seal_message(sender.identity, self._room_key, header, content, nonce)


@asynccontextmanager
async def gather_audience(
    url: str, size: int = MEMBERS
) -> AsyncIterator[tuple[Audience, list[asyncio.Transport]]]:
    """Register everyone, found the room, have all join by invitation and stream from now on.

    The transports carry nothing any more but what is said from here; whoever takes them over
    closes them.
    """
    members = [new_person(f"Member {number}") for number in range(size)]
    async with AsyncExitStack() as stack, asyncio.TaskGroup() as tasks:
        sockets = [await stack.enter_async_context(_socket(url)) for _ in members]
        clients = [RawClient(*pair) for pair in zip(sockets, members, strict=True)]
        listening = [tasks.create_task(client.listen()) for client in clients]
        for client in clients:
            await client.register()
        room, room_key = await _found(clients)
        numbers = [(await client.accept(room)).seq for client in clients[1:]]
        for client in clients:
            await client.sync({room.session_id: numbers[-1]}, inbox=10 * size)
        for task in listening:
            task.cancel()
        yield Audience(members, room, room_key), [socket.transport for socket in sockets]


@asynccontextmanager
async def _socket(url: str, subprotocol: str = SUBPROTOCOL) -> AsyncIterator[ClientConnection]:
    """Without keepalive: its transport will be taken over."""
    socket = await connect(
        url,
        subprotocols=[Subprotocol(subprotocol)],
        compression=None,
        max_size=FRAME_BYTES,
        ping_interval=None,
        proxy=None,
    )
    try:
        yield socket
    finally:
        socket.transport.abort()


@asynccontextmanager
async def bare_sockets(url: str, size: int = MEMBERS) -> AsyncIterator[list[asyncio.Transport]]:
    """As many connections to the bare server."""
    async with AsyncExitStack() as stack:
        yield [(await stack.enter_async_context(_bare(url))).transport for _ in range(size)]


@asynccontextmanager
async def _bare(url: str) -> AsyncIterator[ClientConnection]:
    socket = await connect(url, compression=None, ping_interval=None, proxy=None)
    try:
        yield socket
    finally:
        socket.transport.abort()


async def _found(clients: Sequence[RawClient]) -> tuple[Room, RoomKey]:
    owner, *others = [client.person for client in clients]
    entries, room_key = founding_with_key(owner, others)
    await clients[0].ask(clients[0].founding_request(entries, others))
    return Room(entries), room_key


def founding_with_key(owner: Person, others: Sequence[Person]) -> tuple[list[Entry], RoomKey]:
    """As the app founds a room; the relay's tests do without a key that opens anything."""
    create = Create(os.urandom(32), owner.keys, True, OPEN_HOUSE)
    entries = [sign_entry(owner.identity, "", 0, "", now_ms(), create)]
    session_id = session_id_of(entries[0])
    room_key = generate_room_key(session_id)
    title = encode_room_info(RoomInfo("Assembly", ""))
    info = seal_info(room_key, owner.user_id, 1, title, os.urandom(NONCE_BYTES))
    actions: list[AnyAction] = [ReplaceRoomKey(1, room_key.key_id, info), *map(invite_of, others)]
    for action in actions:
        last = entries[-1]
        entries.append(
            sign_entry(owner.identity, session_id, last.number + 1, last.hash(), now_ms(), action)
        )
    return entries, room_key
