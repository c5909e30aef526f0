"""One connection: from its challenge to its end. Requests in, answers and streams out.

Writes are queued in the order they came and answered after their commit, many at a time; what only
reads is answered before the next frame is looked at. Before it has signed in, a connection may
register or sign in, and nothing else.
"""

import asyncio
import logging
from functools import partial
from typing import TypeVar

from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode

from sealroom.protocol import codec
from sealroom.protocol.errors import Code, Error, ProtocolError
from sealroom.protocol.file_piece import PieceAnswer, decode_piece, encode_piece_answer
from sealroom.protocol.limits import FRAME_BYTES
from sealroom.protocol.requests import (
    AnyRequest,
    DropFileRequest,
    E2eeizeSessionRequest,
    GetFileRequest,
    PutFileRequest,
    RegisterRequest,
    SendHintRequest,
    SignInRequest,
    SyncRequest,
    UpdateRoomKeyRequest,
)
from sealroom.protocol.responses import AnyResponse, FileStands, SignedIn
from sealroom.relay.actor import Actor, Visitor
from sealroom.relay.allowance import Allowance
from sealroom.relay.core import RelayCore
from sealroom.relay.deadline import Deadline
from sealroom.relay.faults import INTERNAL, UNAVAILABLE, where_it_failed
from sealroom.relay.file_desk import NO_FILES, FileDesk
from sealroom.relay.metrics import DONE
from sealroom.relay.operations.hints import check_hint, item_of
from sealroom.relay.operations.sync import holdings
from sealroom.relay.operations.table import ENTERING, READING
from sealroom.relay.quotas import too_often
from sealroom.relay.reading import Reading
from sealroom.relay.storage import StorageFailed, Work
from sealroom.relay.streams import Cursors, Subscriber, frames_of
from sealroom.relay.turn import Job, Outcome
from sealroom.relay.web_socket import Socket, pack_binary

_log = logging.getLogger(__name__)

T = TypeVar("T")


class Connection:
    """Lives as long as its socket. `address` is where it comes from, for limits."""

    def __init__(self, socket: Socket, core: RelayCore, address: str) -> None:
        self._socket = socket
        self._core = core
        self._address = address
        self._challenge = core.challenge()
        self._asker: Actor | Visitor = Visitor(self._challenge)
        self._subscriber: Subscriber | None = None
        self._frames: Allowance | None = None
        """Its user's, once it has signed in."""
        self._pace = Allowance(*core.limits.unhurried)
        self._visits = 0
        self._came_at = 0.0
        """When the frame that is looked at came, by the loop's time."""
        self._updates = Allowance(core.limits.updates_per_minute / 60, core.limits.updates_burst)
        self._time = asyncio.get_running_loop().time
        self._in_flight = 0
        self._answered = asyncio.Event()
        self._malformed = 0
        self._attempts = 0
        self._is_over = False
        self._desk = FileDesk(core, core.files, address, self._time) if core.files else None
        self._sign_in_by = Deadline(self.give_up)
        self._drain_by = Deadline(self.give_up)

    @property
    def is_full(self) -> bool:
        """Whether so much waits to be sent that the next has to come from storage."""
        return self._socket.paused

    def write(self, frame: bytes) -> None:
        """Send a packed frame."""
        self._socket.write_packed(frame)

    def give_up(self) -> None:
        """End the connection at once."""
        self._socket.transport.abort()

    async def run(self) -> None:
        """Serve until either side closes."""
        self._socket.on_flow = self._flow_changed
        self._sign_in_by.set(self._core.limits.sign_in_seconds)
        try:
            self._send(codec.join_notifications([codec.encode_notification(self._challenge)]))
            async for frame in self._socket:
                await self._receive(frame)
        except (ConnectionClosed, OSError):
            pass
        finally:
            self._sign_in_by.lift()
            self._drain_by.lift()
            self._socket.on_flow = None
            self._is_over = True
            if isinstance(self._asker, Actor):
                self._core.presence.leave(self._asker, self)
            if self._subscriber is not None:
                self._core.streams.detach(self._subscriber)

    async def _receive(self, frame: str | bytes) -> None:
        self._came_at = self._time()
        self._core.metrics.frames += 1
        if isinstance(frame, bytes):
            await self._receive_piece(frame)
        elif self._frames is None:
            await self._core.lane.turn()
            await self._read_visitors_frame(frame)
        else:
            await self._read_users_frame(frame, self._frames)
        await self._let_drain()

    async def _receive_piece(self, frame: bytes) -> None:
        """Of a file: whoever has signed in may send some, and waits in line for each."""
        if not isinstance(self._asker, Actor) or self._desk is None:
            await self._socket.close(CloseCode.UNSUPPORTED_DATA, "frames are text")
            return
        await self._core.lane.turn()
        try:
            piece = decode_piece(frame)
        except ProtocolError as refused:
            await self._refuse_malformed(None, refused.error)
        else:
            self._malformed = 0
            self._note(_PIECE, piece.id, await self._desk.take(self._asker, piece))

    async def _read_users_frame(self, frame: str, allowance: Allowance) -> None:
        if self._pace.take(self._came_at):
            await self._answered_down_to(self._core.limits.hurried_in_flight)
            await self._core.lane.turn()
        if wait := allowance.take(self._time()):
            self._core.metrics.refused["frames"] += 1
            self._answer(codec.request_id_in(frame), too_often("Too many frames.", wait))
            await asyncio.sleep(wait)
        else:
            await self._read_frame(frame)

    async def _read_visitors_frame(self, frame: str) -> None:
        self._visits += 1
        await self._read_frame(frame)
        if self._frames is None and self._visits >= self._core.limits.visitor_frames:
            await self._socket.close(CloseCode.POLICY_VIOLATION, "not signed in")

    async def _read_frame(self, frame: str) -> None:
        try:
            request = codec.decode_request(frame)
        except ProtocolError as refused:
            await self._refuse_malformed(codec.request_id_in(frame), refused.error)
        else:
            self._malformed = 0
            await self._dispatch(request)

    async def _refuse_malformed(self, request_id: int | None, error: Error) -> None:
        self._core.metrics.refused["malformed"] += 1
        self._answer(request_id, error)
        self._malformed += 1
        if self._malformed >= self._core.limits.malformed_frames:
            await self._socket.close(CloseCode.POLICY_VIOLATION, "too many malformed frames")

    async def _dispatch(self, request: AnyRequest) -> None:
        kind, asker = type(request), self._asker
        if isinstance(asker, Visitor):
            if kind in ENTERING:
                await self._enter(request)
            else:
                self._reply(request, _NOT_SIGNED_IN)
        elif kind in ENTERING:
            self._reply(request, _SIGNED_IN_ALREADY)
        elif refused := self._core.quotas.refusal(asker.user_id, kind, self._time()):
            self._reply(request, refused)
        elif isinstance(request, SyncRequest):
            await self._stream(asker, request)
        elif isinstance(request, PutFileRequest | GetFileRequest | DropFileRequest):
            await self._handle_file(asker, request)
        elif isinstance(request, SendHintRequest):
            await self._pass_on(asker, request)
        elif kind in READING:
            await self._read(asker, request)
        elif kind in _WITH_ALL_KEYS and (wait := self._updates.take(self._time())):
            self._reply(request, too_often("Too many replacements are asked for.", wait))
        else:
            self._submit(asker, request)

    def _submit(self, asker: Actor | Visitor, request: AnyRequest) -> None:
        try:
            self._core.commits.submit(
                Job(asker, request, partial(self._finish, request, self._came_at))
            )
        except ProtocolError as refused:
            self._reply(request, refused.error)
        else:
            self._in_flight += 1

    def _finish(self, request: AnyRequest, came_at: float, outcome: Outcome) -> None:
        self._in_flight -= 1
        self._answered.set()
        if isinstance(request, RegisterRequest | SignInRequest):
            self._entered(request, outcome.result)
        self._reply(request, outcome.result, came_at)
        for frame in frames_of(outcome.notes):
            self._send(frame)

    async def _let_drain(self) -> None:
        """Read no further while too much is unanswered, or answers are not fetched."""
        await self._answered_down_to(self._core.limits.requests_in_flight)
        if self._socket.paused:
            await self._socket.drain()

    async def _answered_down_to(self, most: int) -> None:
        """Wait until fewer than `most` requests are unanswered."""
        while self._in_flight >= most:
            self._answered.clear()
            await self._answered.wait()

    async def _enter(self, request: AnyRequest) -> None:
        """Register or sign in; what comes after waits for the outcome."""
        is_new = isinstance(request, RegisterRequest)
        allowances = self._core.registrations if is_new else self._core.sign_ins
        if wait := allowances.take(self._address, self._time()):
            words = "Too many new accounts." if is_new else "Too many sign-ins from this address."
            self._reply(request, too_often(words, wait))
            return
        async with self._core.entering:
            self._submit(self._asker, request)
            await self._answered_down_to(1)
        self._attempts += 1
        is_visitor = isinstance(self._asker, Visitor)
        if is_visitor and self._attempts >= self._core.limits.sign_in_attempts:
            await self._socket.close(CloseCode.POLICY_VIOLATION, "not signed in")

    def _entered(
        self, request: RegisterRequest | SignInRequest, result: AnyResponse | Error
    ) -> None:
        if isinstance(result, SignedIn):
            self._asker = Actor(result.user_id, request.device_id)
            self._sign_in_by.lift()
            self._frames = self._core.frames.of(result.user_id)
            self._socket.take_frames_up_to(FRAME_BYTES)
            if not self._is_over:
                self._core.presence.enter(self._asker, self)

    async def _read(self, actor: Actor, request: AnyRequest) -> None:
        operation, now = READING[type(request)], self._core.around.clock()
        self._reply(
            request,
            await self._from_storage(
                lambda connection: operation(Reading(connection, now), actor, request)
            ),
        )

    async def _pass_on(self, actor: Actor, request: SendHintRequest) -> None:
        now = self._core.around.clock()
        result = await self._from_storage(
            lambda connection: check_hint(Reading(connection, now), actor, request)
        )
        self._reply(request, result)
        if not isinstance(result, Error):
            self._core.bus.publish([item_of(request)])

    async def _handle_file(
        self, actor: Actor, request: PutFileRequest | GetFileRequest | DropFileRequest
    ) -> None:
        """What the database says first; then what is on the disk."""
        desk = self._desk
        if desk is None:
            self._reply(request, NO_FILES)
            return
        if isinstance(request, GetFileRequest):
            await self._give_piece(desk, actor, request)
            return
        result = await self._written(actor, request)
        if isinstance(request, PutFileRequest) and isinstance(result, FileStands):
            result = await desk.begin(request, result)
        elif isinstance(request, DropFileRequest) and not isinstance(result, Error):
            result = await desk.drop(request, result)
        self._reply(request, result)

    async def _give_piece(self, desk: FileDesk, actor: Actor, request: GetFileRequest) -> None:
        await self._core.lane.turn()
        operation, now = READING[GetFileRequest], self._core.around.clock()
        allowed = await self._from_storage(
            lambda connection: operation(Reading(connection, now), actor, request)
        )
        piece = allowed if isinstance(allowed, Error) else await desk.read(request)
        if isinstance(piece, bytes):
            answer = PieceAnswer(request.id, piece)
            self._socket.write_packed(pack_binary(encode_piece_answer(answer)))
        elif isinstance(piece, Error):
            self._reply(request, piece)

    async def _written(self, actor: Actor, request: AnyRequest) -> AnyResponse | Error:
        """What a write comes to, for who has more to do before it is answered."""
        outcome: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        try:
            self._core.commits.submit(Job(actor, request, outcome.set_result))
        except ProtocolError as refused:
            return refused.error
        return (await outcome).result

    async def _stream(self, actor: Actor, request: SyncRequest) -> None:
        streams, now = self._core.streams, self._core.around.clock()
        if self._subscriber is None:
            self._subscriber = Subscriber(actor.user_id, self)
        streams.attach(self._subscriber)
        held = await self._from_storage(
            lambda connection: holdings(Reading(connection, now), actor, request)
        )
        if isinstance(held, Error):
            streams.detach(self._subscriber)
            self._reply(request, held)
            return
        self._reply(request, held.answer(request.sessions))
        cursors = Cursors(request.sessions, request.inbox)
        streams.open(self._subscriber, cursors, held.sessions, held.inbox_last)

    async def _from_storage(self, work: Work[T]) -> T | Error:
        try:
            return await self._core.database.read(work)
        except ProtocolError as refused:
            return refused.error
        except StorageFailed as problem:
            _log.error("reading failed: %s", problem)
            return UNAVAILABLE
        except Exception as fault:  # noqa: BLE001 - the edge that reports our own faults
            _log.error("an operation failed: %s", where_it_failed(fault))
            return INTERNAL

    def _reply(
        self, request: AnyRequest, result: AnyResponse | Error, came_at: float | None = None
    ) -> None:
        """Answer a request that came just now, or at `came_at`."""
        operation = str(request.__struct_config__.tag)
        self._note(operation, request.id, result, came_at)

    def _note(
        self,
        operation: str,
        request_id: int,
        result: AnyResponse | Error,
        came_at: float | None = None,
    ) -> None:
        outcome = result.code if isinstance(result, Error) else DONE
        seconds = self._time() - (self._came_at if came_at is None else came_at)
        self._core.metrics.answered(operation, outcome, seconds)
        if outcome == Code.RESOURCE_EXHAUSTED:
            self._core.metrics.refused[operation] += 1
        self._answer(request_id, result)

    def _answer(self, request_id: int | None, result: AnyResponse | Error) -> None:
        if isinstance(result, Error):
            self._send(codec.encode_error(request_id, result))
        else:
            self._send(codec.encode_answer(request_id, result))

    def _send(self, text: bytes) -> None:
        self._socket.write_packed(self._core.around.pack(text))

    def _flow_changed(self, is_full: bool) -> None:
        if is_full:
            self._drain_by.set(self._core.limits.drain_seconds)
            return
        self._drain_by.lift()
        if self._subscriber is not None:
            self._core.catch_up.wake(self._subscriber)


_PIECE = "file_piece"
"""What pieces of files are counted as."""
_WITH_ALL_KEYS = {UpdateRoomKeyRequest, E2eeizeSessionRequest}
_NOT_SIGNED_IN = Error(code=Code.UNAUTHENTICATED, detail="Register or sign in first.")
_SIGNED_IN_ALREADY = Error(
    code=Code.FAILED_PRECONDITION, detail="This connection is signed in already."
)
