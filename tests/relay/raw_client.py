"""A small client that speaks the protocol by hand, so that tests can say anything at all.

Each method builds one request the way a sound client would, asks, and gives the answer; refusals
are raised. What the relay tells unasked is kept in order and waited for by type.
"""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TypeVar

import msgspec
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from sealroom.crypto import registration_proof, sign_in_proof
from sealroom.protocol import codec, requests
from sealroom.protocol import entry as actions
from sealroom.protocol.entry import AnyAction, Entry, Info, Policy
from sealroom.protocol.errors import Code, Error, Reason
from sealroom.protocol.file_piece import (
    FilePiece,
    PieceAnswer,
    decode_piece_answer,
    encode_piece,
)
from sealroom.protocol.frames import SUBPROTOCOL, RelayFrame
from sealroom.protocol.ids import FileId, KeyId, MessageId, SessionId, UserId
from sealroom.protocol.limits import FILE_PIECE_BYTES, FRAME_BYTES
from sealroom.protocol.message import Message
from sealroom.protocol.notifications import AnyNotification, Challenge, Notification
from sealroom.protocol.requests import AnyRequest
from sealroom.protocol.responses import (
    AnyResponse,
    EntryAccepted,
    FileStands,
    LedgerFound,
    MsgAccepted,
    Response,
    Synced,
    UpdateLent,
)
from tests.relay.person import Person, message_by, now_ms
from tests.relay.room import OPEN_HOUSE, Room, founding

PATIENCE_SECONDS = 10

N = TypeVar("N", bound=Notification)
R = TypeVar("R", bound=Response)


class Refused(Exception):
    """The relay said no."""

    def __init__(self, error: Error) -> None:
        super().__init__(f"{error.code}: {error.detail}")
        self.error = error


@contextmanager
def refused(code: Code, reason: Reason | None = None) -> Iterator[list[Error]]:
    """What is asked within must be refused so; the error is then in the list."""
    errors: list[Error] = []
    with pytest.raises(Refused) as caught:
        yield errors
    error = caught.value.error
    errors.append(error)
    assert (error.code, error.data.reason) == (code, reason), error.detail
    assert error.detail


class RawClient:
    """One connection of one person. `clock` gives ms."""

    def __init__(
        self, socket: ClientConnection, person: Person, clock: Callable[[], int] = now_ms
    ) -> None:
        self.socket = socket
        self.person = person
        self.clock = clock
        self.challenge: Challenge | None = None
        self.told: list[AnyNotification] = []
        """Everything but the challenge, in order; `heard` takes from it."""
        self.stray: list[RelayFrame] = []
        """Answers that no request waits for."""
        self._ids = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[AnyResponse]] = {}
        self._pieces: dict[int, asyncio.Future[bytes]] = {}
        self._news = asyncio.Event()

    @property
    def user_id(self) -> UserId:
        return self.person.user_id

    # ask and listen

    async def listen(self) -> None:
        """Take frames in until the connection ends."""
        try:
            async for frame in self.socket:
                self.take(frame)
        except ConnectionClosed:
            pass
        finally:
            for future in self._waiting.values():
                future.cancel()
            self._news.set()

    def take(self, data: str | bytes) -> None:
        """What came in, for who reads the socket by hand."""
        if isinstance(data, bytes):
            self._take_piece(decode_piece_answer(data))
            return
        frame = codec.decode_relay_frame(data)
        for notification in frame.notify:
            if isinstance(notification, Challenge):
                self.challenge = notification
            else:
                self.told.append(notification)
        if frame.result is not None or frame.error is not None:
            self._take_answer(frame)
        self._news.set()

    def _take_piece(self, answer: PieceAnswer) -> None:
        self._pieces.pop(answer.re).set_result(answer.data)

    def _take_answer(self, frame: RelayFrame) -> None:
        future = self._waiting.pop(frame.re, None) if frame.re is not None else None
        piece = self._pieces.pop(frame.re, None) if frame.re is not None else None
        if piece is not None and frame.error is not None:
            piece.set_exception(Refused(frame.error))
        elif future is None:
            self.stray.append(frame)
        elif frame.error is not None:
            future.set_exception(Refused(frame.error))
        elif frame.result is not None:
            future.set_result(frame.result)

    def next_id(self) -> int:
        return next(self._ids)

    async def post(self, request: AnyRequest) -> "asyncio.Future[AnyResponse]":
        """Send a request; the answer is in the future."""
        future: asyncio.Future[AnyResponse] = asyncio.get_running_loop().create_future()
        self._waiting[request.id] = future
        await self.socket.send(codec.encode_request(request), text=True)
        return future

    async def ask(self, request: AnyRequest) -> AnyResponse:
        """Send a request and wait for its answer. Raises Refused."""
        future = await self.post(request)
        return await asyncio.wait_for(future, PATIENCE_SECONDS)

    async def ask_for(self, answer: type[R], request: AnyRequest) -> R:
        result = await self.ask(request)
        assert isinstance(result, answer), result
        return result

    async def heard(self, kind: type[N], count: int = 1) -> list[N]:
        """The next notifications of that kind, taken from what was told."""
        await self.until(lambda: len(self.of(kind)) >= count)
        found = self.of(kind)[:count]
        for each in found:
            self.told.remove(each)  # type: ignore[arg-type]  # each came from there
        return found

    async def hears(self, kind: type[N]) -> N:
        return (await self.heard(kind))[0]

    def of(self, kind: type[N]) -> list[N]:
        """What was told of that kind so far."""
        return [each for each in self.told if isinstance(each, kind)]

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until what was told makes it so."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not condition():
                self._news.clear()
                await self._news.wait()

    async def closed(self) -> int | None:
        """Wait for the relay to close; its code."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            await self.socket.wait_closed()
        return self.socket.close_code

    # accounts

    async def register(self, name: str | None = None, *, token: str = "") -> AnyResponse:
        await self.until(lambda: self.challenge is not None)
        return await self.ask(self.registration(name or self.person.name, token=token))

    def registration(self, name: str, *, token: str = "") -> requests.RegisterRequest:
        challenge = self.challenge
        assert challenge is not None
        proof = registration_proof(
            self.person.identity,
            challenge.nonce,
            relay=challenge.relay,
            time=challenge.time,
            name=name,
            kem_key=self.person.kem_key,
        )
        return requests.RegisterRequest(
            id=self.next_id(),
            name=name,
            public_key=self.person.keys.public_key,
            signing_key=self.person.keys.signing_key,
            kem_key=self.person.kem_key,
            device_id=self.person.device,
            proof=proof,
            token=token,
        )

    async def sign_in(self, label: bytes = b"") -> AnyResponse:
        await self.until(lambda: self.challenge is not None)
        challenge = self.challenge
        assert challenge is not None
        proof = sign_in_proof(
            self.person.identity,
            challenge.nonce,
            relay=challenge.relay,
            time=challenge.time,
            device=self.person.device,
        )
        return await self.ask(
            requests.SignInRequest(
                id=self.next_id(),
                user_id=self.user_id,
                device_id=self.person.device,
                proof=proof,
                device_label=label,
            )
        )

    async def sync(self, sessions: dict[SessionId, int] | None = None, inbox: int = 0) -> Synced:
        request = requests.SyncRequest(id=self.next_id(), sessions=sessions or {}, inbox=inbox)
        return await self.ask_for(Synced, request)

    async def ack_inbox(self, number: int) -> AnyResponse:
        return await self.ask(requests.AckInboxRequest(id=self.next_id(), number=number))

    # sessions

    async def new_room(
        self,
        members: list[Person] | None = None,
        *,
        e2ee_on: bool = True,
        policy: Policy = OPEN_HOUSE,
        room_key: bytes | None = None,
    ) -> Room:
        members = members or []
        time = self.clock()
        entries = founding(self.person, members, time, e2ee_on=e2ee_on, policy=policy)
        request = self.founding_request(entries, members, e2ee_on=e2ee_on)
        await self.ask(msgspec.structs.replace(request, room_key=room_key))
        return Room(entries, self.clock)

    def founding_request(
        self, entries: list[Entry], members: list[Person], *, e2ee_on: bool = True
    ) -> requests.NewSessionRequest:
        return requests.NewSessionRequest(
            id=self.next_id(),
            e2ee_on=e2ee_on,
            members=[member.user_id for member in members],
            entries=entries,
            notes=[b"note for " + member.name.encode() for member in members],
        )

    async def accept(self, room: Room, *, accepted: bool = True) -> EntryAccepted:
        kind = actions.Accept if accepted else actions.Decline
        entry = room.sign(self.person, kind(self.person.keys))
        answer = await self.ask_for(
            EntryAccepted,
            requests.AcceptJoinSessionApprovalRequest(
                id=self.next_id(), session_id=room.session_id, accepted=accepted, entry=entry
            ),
        )
        room.take(entry)
        return answer

    async def invite(self, room: Room, whom: Person) -> EntryAccepted:
        entry = room.invite(self.person, whom)
        answer = await self.ask_for(EntryAccepted, self.invitation(room, whom, entry))
        room.take(entry)
        return answer

    def invitation(
        self, room: Room, whom: Person, entry: Entry
    ) -> requests.InviteUserToSessionRequest:
        return requests.InviteUserToSessionRequest(
            id=self.next_id(),
            session_id=room.session_id,
            user_id=whom.user_id,
            entry=entry,
            note=b"note for " + whom.name.encode(),
        )

    async def withdraw(self, room: Room, whom: Person) -> EntryAccepted:
        entry = room.sign(self.person, actions.Withdraw(whom.user_id))
        answer = await self.ask_for(
            EntryAccepted,
            requests.WithdrawInvitationRequest(
                id=self.next_id(), session_id=room.session_id, user_id=whom.user_id, entry=entry
            ),
        )
        room.take(entry)
        return answer

    async def ask_to_join(self, room: Room) -> AnyResponse:
        return await self.ask(
            requests.JoinSessionRequest(
                id=self.next_id(),
                session_id=room.session_id,
                request=room.join_request(self.person),
            )
        )

    async def let_in(
        self, room: Room, request: actions.JoinRequest, *, key_id: KeyId | None = None
    ) -> EntryAccepted:
        entry = room.sign(self.person, actions.Admit(request))
        answer = await self.ask_for(
            EntryAccepted, self.admission(room, request, entry, key_id or room.key_id)
        )
        room.take(entry)
        return answer

    def admission(
        self, room: Room, request: actions.JoinRequest, entry: Entry, key_id: KeyId | None
    ) -> requests.AllowUserJoinSessionRequest:
        return requests.AllowUserJoinSessionRequest(
            id=self.next_id(),
            session_id=room.session_id,
            user_id=request.keys.user_id,
            accepted=True,
            entry=entry,
            key_id=key_id,
            room_key=None if key_id is None else b"wrapped key",
        )

    async def refuse(self, room: Room, user_id: UserId) -> AnyResponse:
        return await self.ask(
            requests.AllowUserJoinSessionRequest(
                id=self.next_id(), session_id=room.session_id, user_id=user_id, accepted=False
            )
        )

    async def append(
        self, room: Room, request: type[requests.EntryRequest], action: AnyAction
    ) -> EntryAccepted:
        """Ask for one of the requests that carry an entry and nothing else."""
        entry = room.sign(self.person, action)
        asked = request(id=self.next_id(), session_id=room.session_id, entry=entry)  # type: ignore[call-arg]
        answer = await self.ask_for(EntryAccepted, asked)
        room.take(entry)
        return answer

    async def leave(self, room: Room) -> EntryAccepted:
        return await self.append(room, requests.LeaveSessionRequest, actions.Leave())

    async def remove(self, room: Room, whom: Person) -> EntryAccepted:
        action = actions.Remove(whom.user_id)
        return await self.append(room, requests.RemoveUserRequest, action)

    async def switch_on(self, room: Room, *, open_allowed: bool = True) -> EntryAccepted:
        action = actions.E2eeize(open_allowed)
        return await self.append(room, requests.E2eeizeSessionRequest, action)

    async def switch_off(self, room: Room) -> EntryAccepted:
        action = actions.Dee2eeize(Info(None, b"open title"))
        return await self.append(room, requests.Dee2eeizeSessionRequest, action)

    async def ledger(self, room: Room, number: int = 0) -> list[Entry]:
        request = requests.GetLedgerRequest(
            id=self.next_id(), session_id=room.session_id, number=number
        )
        return (await self.ask_for(LedgerFound, request)).entries

    # keys

    async def send_key(
        self, room: Room, whom: Person, key_id: KeyId, epoch: int, wrap: bytes = b"wrapped key"
    ) -> AnyResponse:
        return await self.ask(
            requests.SendRoomKeyRequest(
                id=self.next_id(),
                session_id=room.session_id,
                user_id=whom.user_id,
                key_id=key_id,
                epoch=epoch,
                room_key=wrap,
            )
        )

    async def ask_for_update(self, room: Room) -> UpdateLent:
        request = requests.UpdateRoomKeyRequest(id=self.next_id(), session_id=room.session_id)
        return await self.ask_for(UpdateLent, request)

    async def make_current(self, room: Room, key_id: KeyId) -> EntryAccepted:
        """Make the deposited key current."""
        entry = room.new_key(self.person, key_id)
        answer = await self.ask_for(
            EntryAccepted,
            requests.ReplaceRoomKeyRequest(
                id=self.next_id(), session_id=room.session_id, entry=entry
            ),
        )
        room.take(entry)
        return answer

    async def replace_key(self, room: Room, others: list[Person]) -> KeyId:
        """The whole replacement: lease, deposits, switch."""
        await self.ask_for_update(room)
        key_id = room.fresh_key_id()
        for other in others:
            await self.send_key(room, other, key_id, room.state.epoch + 1)
        await self.make_current(room, key_id)
        return key_id

    async def request_key(self, room: Room, key_id: KeyId, whom: Person) -> AnyResponse:
        return await self.ask(
            requests.RequestRoomKeyRequest(
                id=self.next_id(),
                session_id=room.session_id,
                key_id=key_id,
                user_id=whom.user_id,
            )
        )

    # messages

    async def say(
        self, room: Room, *, sealed: bool = True, message_id: MessageId | None = None
    ) -> MsgAccepted:
        message = self.message(room, sealed=sealed, message_id=message_id)
        return await self.speak(message)

    async def speak(self, message: Message) -> MsgAccepted:
        return await self.ask_for(MsgAccepted, self.speech(message))

    def speech(self, message: Message) -> requests.SendMsgRequest:
        return requests.SendMsgRequest(
            id=self.next_id(), is_encrypted=message.is_encrypted, message=message
        )

    def message(
        self, room: Room, *, sealed: bool = True, message_id: MessageId | None = None
    ) -> Message:
        key_id = room.key_id if sealed else None
        return message_by(self.person, room.session_id, room.head, key_id, message_id=message_id)

    # files

    async def put_file(self, room: Room, file_id: FileId, size: int) -> FileStands:
        """Begin an upload of `size` sealed bytes, or go on with it."""
        request = requests.PutFileRequest(
            id=self.next_id(), session_id=room.session_id, file_id=file_id, size=size
        )
        return await self.ask_for(FileStands, request)

    async def send_piece(self, file_id: FileId, offset: int, data: bytes) -> FileStands:
        number = self.next_id()
        future: asyncio.Future[AnyResponse] = asyncio.get_running_loop().create_future()
        self._waiting[number] = future
        await self.socket.send(encode_piece(FilePiece(number, file_id, offset, data)))
        answer = await asyncio.wait_for(future, PATIENCE_SECONDS)
        assert isinstance(answer, FileStands), answer
        return answer

    async def upload(self, room: Room, file_id: FileId, data: bytes) -> None:
        """All of it, from where it stands."""
        offset = (await self.put_file(room, file_id, len(data))).offset
        while offset < len(data):
            piece = data[offset : offset + FILE_PIECE_BYTES]
            offset = (await self.send_piece(file_id, offset, piece)).offset

    async def get_piece(
        self, room: Room, file_id: FileId, offset: int = 0, length: int = FILE_PIECE_BYTES
    ) -> bytes:
        request = requests.GetFileRequest(
            id=self.next_id(),
            session_id=room.session_id,
            file_id=file_id,
            offset=offset,
            length=length,
        )
        future: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._pieces[request.id] = future
        await self.socket.send(codec.encode_request(request), text=True)
        return await asyncio.wait_for(future, PATIENCE_SECONDS)

    async def drop_file(self, room: Room, file_id: FileId) -> AnyResponse:
        return await self.ask(
            requests.DropFileRequest(id=self.next_id(), session_id=room.session_id, file_id=file_id)
        )


@asynccontextmanager
async def raw_client(
    url: str, person: Person, clock: Callable[[], int] = now_ms
) -> AsyncIterator[RawClient]:
    """A connection that has not signed in."""
    async with connect(
        url,
        subprotocols=[Subprotocol(SUBPROTOCOL)],
        compression=None,
        max_size=FRAME_BYTES,
        proxy=None,
    ) as socket:
        client = RawClient(socket, person, clock)
        async with asyncio.TaskGroup() as tasks:
            listening = tasks.create_task(client.listen())
            try:
                yield client
            finally:
                listening.cancel()
