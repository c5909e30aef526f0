"""Files on their way: to the relay before their messages, and from it when somebody looks.

One upload and one download at a time, over one line that is open while there is work. A few pieces
are under way at once and no more are read, so memory stays flat whatever a file's size. What is
lost with the connection is asked for again from where it stood; uploads outlast a restart, since
the store names them and the vault holds them.
"""

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from sealroom.controller.back_off import BackOff
from sealroom.controller.connection import RelayConnection
from sealroom.controller.errors import (
    ControllerError,
    FileTrouble,
    NoAnswer,
    RelayRefused,
)
from sealroom.controller.events import (
    ConnectionChanged,
    Event,
    FileMoved,
    FilesDropped,
    FilesWaiting,
)
from sealroom.controller.file_views import FileState, FileStatus
from sealroom.controller.files.aside import aside
from sealroom.controller.files.line import FileLine, SignIn
from sealroom.controller.files.vault import Vault
from sealroom.controller.views import ConnectionState
from sealroom.crypto import sealed_size
from sealroom.protocol.errors import Code
from sealroom.protocol.file import SealedFile
from sealroom.protocol.ids import FileId, MessageId, SessionId
from sealroom.protocol.limits import FILE_PIECE_BYTES
from sealroom.protocol.requests import DropFileRequest, GetFileRequest, PutFileRequest
from sealroom.protocol.responses import FileStands
from sealroom.store.uploads import Upload

_T = TypeVar("_T")
_log = logging.getLogger(__name__)

AHEAD = 4
"""Pieces on their way at once."""
TELL_SECONDS = 0.1
"""How often at most a file's progress is told."""
LINGER_SECONDS = 5.0
"""How long the line stays open with nothing to do."""
BUSY_SECONDS = 5.0
_PASSING = {Code.RESOURCE_EXHAUSTED, Code.UNAVAILABLE, Code.INTERNAL}


class Wanted:
    """A file to fetch; `got` hears of the end."""

    def __init__(self, session_id: SessionId, message_id: MessageId, file: SealedFile) -> None:
        self.session_id = session_id
        self.message_id = message_id
        self.file = file
        self.got: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.got.add_done_callback(_seen)


class Uploads:
    """What the store knows of uploads, as coroutines."""

    def __init__(
        self,
        waiting: Callable[[], Awaitable[list[Upload]]],
        arrived: Callable[[Upload], Awaitable[None]],
        refused: Callable[[Upload, str], Awaitable[None]],
    ) -> None:
        self.waiting = waiting
        self.arrived = arrived
        self.refused = refused


class Transfers:
    """Runs on the loop's thread; the vault's work on others. `tell` hears events."""

    def __init__(
        self,
        vault: Vault,
        uploads: Uploads,
        *,
        connect: Callable[[], Awaitable[RelayConnection]],
        sign_in: SignIn,
        tell: Callable[[Event], None],
        back_off: BackOff,
    ) -> None:
        self._vault = vault
        self._uploads = uploads
        self._connect = connect
        self._sign_in = sign_in
        self._tell = tell
        self._back_off = back_off
        self._statuses: dict[FileId, FileStatus] = {}
        self._told_at: dict[FileId, float] = {}
        self._wanted: OrderedDict[FileId, Wanted] = OrderedDict()
        self._stopped: set[FileId] = set()
        """Uploads that are not to go on: their message went."""
        self._to_drop: deque[tuple[SessionId, FileId]] = deque()
        self._work = asyncio.Event()
        self._online = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; what the store knows of goes on."""
        self._work.set()
        self._task = asyncio.get_running_loop().create_task(self._run(), name="transfers")

    async def close(self) -> None:
        """Stop where it is."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        for wanted in self._wanted.values():
            wanted.got.cancel()

    def hear(self, event: Event) -> None:
        """What happens in the profile."""
        match event:
            case ConnectionChanged(connection=connection):
                if connection.state == ConnectionState.CONNECTED:
                    self._online.set()
                else:
                    self._online.clear()
            case FilesWaiting():
                self._work.set()
            case FilesDropped(session_id=session_id, file_ids=file_ids, mine=mine):
                self._drop(session_id, file_ids, mine=mine)

    def status(self, file_id: FileId) -> FileStatus:
        """Where a file is."""
        known = self._statuses.get(file_id)
        if known is not None:
            return known
        here = self._vault.holds(file_id)
        return FileStatus(FileState.HERE if here else FileState.AWAY)

    def want(self, session_id: SessionId, message_id: MessageId, file: SealedFile) -> Wanted:
        """Fetch a file; the same call again gives the same answer while it is coming."""
        wanted = self._wanted.get(file.file_id)
        if wanted is None:
            wanted = Wanted(session_id, message_id, file)
            if self._vault.holds(file.file_id):
                wanted.got.set_result(None)
                return wanted
            self._wanted[file.file_id] = wanted
            come = FileStatus(
                FileState.COMING, self._vault.come_so_far(file), sealed_size(file.size)
            )
            self._set(session_id, message_id, file.file_id, come)
            self._work.set()
        return wanted

    def cancel(self, file_id: FileId) -> None:
        """Fetch it no further."""
        wanted = self._wanted.pop(file_id, None)
        if wanted is not None:
            wanted.got.cancel()
            self._forget(wanted.session_id, wanted.message_id, file_id)

    def sealed_here(self, file_id: FileId, size: int) -> None:
        """A file of one's own waits for its turn."""
        self._statuses[file_id] = FileStatus(FileState.GOING, 0, size)

    def _drop(self, session_id: SessionId, file_ids: tuple[FileId, ...], *, mine: bool) -> None:
        for file_id in file_ids:
            self.cancel(file_id)
            self._stopped.add(file_id)
            self._statuses.pop(file_id, None)
            if mine:
                self._to_drop.append((session_id, file_id))
        self._vault.remove(file_ids)
        self._work.set()

    async def _run(self) -> None:
        while True:
            await self._work.wait()
            await self._online.wait()
            self._work.clear()
            try:
                if await self._is_idle():
                    continue
                async with FileLine(await self._connect(), self._sign_in) as line:
                    await self._move_all(line)
                self._back_off.reset()
            except (ControllerError, TimeoutError) as lost:
                _log.info("the files' line ended: %s", type(lost).__name__)
                await asyncio.sleep(self._back_off.next_seconds())
                self._work.set()

    async def _is_idle(self) -> bool:
        """Whether a line would have nothing to carry: it costs both sides a signing in."""
        return not (self._wanted or self._to_drop or await self._uploads.waiting())

    async def _move_all(self, line: FileLine) -> None:
        """Until there has been nothing to do for a while."""
        while True:
            self._work.clear()
            try:
                async with asyncio.TaskGroup() as tasks:
                    tasks.create_task(self._upload_all(line))
                    tasks.create_task(self._download_all(line))
                    tasks.create_task(self._drop_all(line))
            except* ControllerError as failed:
                raise _first(failed) from None
            try:
                async with asyncio.timeout(LINGER_SECONDS):
                    await self._work.wait()
            except TimeoutError:
                return

    async def _upload_all(self, line: FileLine) -> None:
        done: set[FileId] = set()
        while True:
            waiting = [each for each in await self._uploads.waiting() if each.file_id not in done]
            if not waiting:
                return
            upload = waiting[0]
            done.add(upload.file_id)
            try:
                await self._upload(line, upload)
            except (RelayRefused, FileTrouble) as problem:
                self._set_words(upload, str(problem))
                await self._uploads.refused(upload, str(problem))

    async def _upload(self, line: FileLine, upload: Upload) -> None:
        file_id, size = upload.file_id, upload.size
        if not await aside(partial(self._vault.holds, file_id)):
            raise FileTrouble("The file is not on this computer any more. Send it anew.")
        request = PutFileRequest(id=0, session_id=upload.session_id, file_id=file_id, size=size)
        stands = await self._patiently(upload, lambda: line.ask(request))
        if not isinstance(stands, FileStands):
            raise NoAnswer
        offset, under_way = stands.offset, deque[asyncio.Task[FileStands]]()
        held = offset
        try:
            while held < size and file_id not in self._stopped:
                while offset < size and len(under_way) < AHEAD:
                    read = partial(self._vault.sealed_piece, file_id, offset, FILE_PIECE_BYTES)
                    data = await aside(read)
                    if not data:
                        raise FileTrouble("The file on this computer is damaged. Send it anew.")
                    under_way.append(self._put(line, upload, offset, data))
                    offset += len(data)
                answer = await under_way.popleft()
                held = answer.offset
                self._progress(upload.session_id, upload.message_id, file_id, held, size)
                if under_way or held in {offset, size}:
                    continue
                offset = held  # a piece did not follow: go on from where the relay is
        finally:
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)
        if file_id not in self._stopped:
            await self._uploads.arrived(upload)
            self._forget(upload.session_id, upload.message_id, file_id)

    def _put(
        self, line: FileLine, upload: Upload, offset: int, data: bytes
    ) -> asyncio.Task[FileStands]:
        sending = self._patiently(upload, lambda: line.put(upload.file_id, offset, data))
        return asyncio.get_running_loop().create_task(sending, name="file piece")

    async def _patiently(self, upload: Upload, ask: Callable[[], Awaitable[_T]]) -> _T:
        """Where the relay says that it is too much at the moment: wait as long as it says."""
        while True:
            try:
                return await ask()
            except RelayRefused as refused:
                if refused.code not in _PASSING:
                    raise
                self._set_words(upload, str(refused))
                await asyncio.sleep(refused.error.data.retry_after or BUSY_SECONDS)

    async def _download_all(self, line: FileLine) -> None:
        while self._wanted:
            file_id, wanted = next(iter(self._wanted.items()))
            try:
                await self._download(line, wanted)
            except (RelayRefused, FileTrouble) as problem:
                if self._wanted.get(file_id) is not wanted:
                    continue
                self._wanted.pop(file_id, None)
                failed = FileStatus(
                    FileState.FAILED, 0, sealed_size(wanted.file.size), str(problem)
                )
                self._set(wanted.session_id, wanted.message_id, file_id, failed)
                if not wanted.got.done():
                    wanted.got.set_exception(FileTrouble(str(problem)))
            else:
                if self._wanted.get(file_id) is not wanted:
                    continue
                self._wanted.pop(file_id, None)
                self._forget(wanted.session_id, wanted.message_id, file_id)
                if not wanted.got.done():
                    wanted.got.set_result(None)

    async def _download(self, line: FileLine, wanted: Wanted) -> None:
        file, size = wanted.file, sealed_size(wanted.file.size)
        offset = await aside(partial(self._vault.come_so_far, file))
        asked, under_way = offset, deque[asyncio.Task[bytes]]()
        loop = asyncio.get_running_loop()
        try:
            while offset < size and self._wanted.get(file.file_id) is wanted:
                while asked < size and len(under_way) < AHEAD:
                    length = min(FILE_PIECE_BYTES, size - asked)
                    request = GetFileRequest(
                        id=0,
                        session_id=wanted.session_id,
                        file_id=file.file_id,
                        offset=asked,
                        length=length,
                    )
                    under_way.append(loop.create_task(line.get(request), name="file piece"))
                    asked += length
                data = await under_way.popleft()
                await aside(partial(self._vault.add, file, offset, data))
                offset += len(data)
                self._progress(wanted.session_id, wanted.message_id, file.file_id, offset, size)
                if not under_way and offset < asked:
                    raise FileTrouble("The relay's copy of the file is cut short.")
        finally:
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)
        if self._wanted.get(file.file_id) is wanted:
            await aside(partial(self._vault.finish, file))

    async def _drop_all(self, line: FileLine) -> None:
        while self._to_drop:
            session_id, file_id = self._to_drop[0]
            try:
                await line.ask(DropFileRequest(id=0, session_id=session_id, file_id=file_id))
            except RelayRefused as refused:
                _log.info("a file was not dropped: %s", refused.code)
            self._to_drop.popleft()

    def _progress(
        self, session_id: SessionId, message_id: MessageId, file_id: FileId, done: int, size: int
    ) -> None:
        if file_id in self._stopped:
            return
        coming = file_id in self._wanted
        status = FileStatus(FileState.COMING if coming else FileState.GOING, done, size)
        now = asyncio.get_running_loop().time()
        if done < size and now - self._told_at.get(file_id, 0.0) < TELL_SECONDS:
            self._statuses[file_id] = status
            return
        self._told_at[file_id] = now
        self._set(session_id, message_id, file_id, status)

    def _set_words(self, upload: Upload, words: str) -> None:
        known = self._statuses.get(upload.file_id)
        done = known.done if known else 0
        status = FileStatus(FileState.GOING, done, upload.size, words)
        self._set(upload.session_id, upload.message_id, upload.file_id, status)

    def _set(
        self, session_id: SessionId, message_id: MessageId, file_id: FileId, status: FileStatus
    ) -> None:
        self._statuses[file_id] = status
        self._tell(FileMoved(session_id, message_id, file_id))

    def _forget(self, session_id: SessionId, message_id: MessageId, file_id: FileId) -> None:
        """It is across, or not wanted: the disk tells where it is from now on."""
        self._statuses.pop(file_id, None)
        self._told_at.pop(file_id, None)
        self._tell(FileMoved(session_id, message_id, file_id))


def _first(failed: BaseExceptionGroup[ControllerError]) -> BaseException:
    found: BaseException = failed
    while isinstance(found, BaseExceptionGroup):
        found = found.exceptions[0]
    return found


def _seen(future: asyncio.Future[None]) -> None:
    """Nobody need wait for it."""
    if not future.cancelled():
        future.exception()
