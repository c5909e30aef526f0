"""Files of one connection: what it uploads, piece by piece, and what it asks for.

Each piece is answered before the connection's next frame is looked at, and takes its turn in the
lane as strangers do: who sends a large file waits for its disk, and those who talk wait for one
piece at most. No more than a piece of a file is ever in memory.
"""

import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from functools import partial
from typing import NamedTuple

from sealroom.protocol.errors import Code, Error, ErrorData, Reason
from sealroom.protocol.file_piece import FilePiece
from sealroom.protocol.ids import FileId, SessionId
from sealroom.protocol.requests import DropFileRequest, GetFileRequest, PutFileRequest
from sealroom.protocol.responses import AnyResponse, FileStands
from sealroom.relay.actor import Actor
from sealroom.relay.core import RelayCore
from sealroom.relay.faults import UNAVAILABLE
from sealroom.relay.file_traffic import FileTraffic
from sealroom.relay.files import FilesFailed, FilesUnordered, NoSuchFile
from sealroom.relay.operations.files import GONE
from sealroom.relay.quotas import too_often
from sealroom.relay.storage import StorageFailed
from sealroom.relay.storage.files import set_whole

_log = logging.getLogger(__name__)


class _Upload(NamedTuple):
    session_id: SessionId
    size: int


class FileDesk:
    """Lives as long as its connection. `time` is the loop's, in seconds."""

    def __init__(
        self, core: RelayCore, files: FileTraffic, address: str, time: Callable[[], float]
    ) -> None:
        self._core = core
        self._files = files
        self._address = address
        self._time = time
        self._uploads: OrderedDict[FileId, _Upload] = OrderedDict()

    async def begin(self, request: PutFileRequest, stands: FileStands) -> AnyResponse | Error:
        """The file may come: say from where on."""
        return await self._guarded(self._begin(request, stands))

    async def take(self, actor: Actor, piece: FilePiece) -> AnyResponse | Error:
        """Store a piece. One that does not follow is answered with where the file stands."""
        upload = self._uploads.get(piece.file_id)
        if upload is None:
            return _NOT_BEGUN
        wait = self._files.wait(
            actor.user_id, upload.session_id, self._address, self._time(), len(piece.data)
        )
        if wait:
            self._core.metrics.refused["upload"] += 1
            return too_often("Too much is uploaded; it goes on in a while.", wait)
        return await self._guarded(self._store(upload, piece))

    async def read(self, request: GetFileRequest) -> bytes | Error:
        """The piece that was asked for, by who may have it."""
        try:
            piece = await self._files.store.read(request.file_id, request.offset, request.length)
        except NoSuchFile:
            return _GONE
        except FilesFailed as problem:
            return _failed(problem)
        self._core.metrics.file_bytes["out"] += len(piece)
        return piece

    async def drop(self, request: DropFileRequest, done: AnyResponse) -> AnyResponse | Error:
        """Its row is gone: now its bytes."""
        self._uploads.pop(request.file_id, None)
        return await self._guarded(self._drop(request, done))

    async def _begin(self, request: PutFileRequest, stands: FileStands) -> AnyResponse | Error:
        store, file_id, size = self._files.store, request.file_id, stands.size
        held = await store.held(file_id, size)
        if not await store.has_room(size - held):
            words = "The relay's disk has no room for this file at the moment."
            return too_often(words, self._core.limits.full_disk_seconds)
        if held == size:
            await self._note_whole(file_id)
        else:
            self._uploads[file_id] = _Upload(request.session_id, size)
            self._uploads.move_to_end(file_id)
            if len(self._uploads) > self._core.limits.uploads_open:
                self._uploads.popitem(last=False)
        return FileStands(offset=held, size=size)

    async def _store(self, upload: _Upload, piece: FilePiece) -> AnyResponse:
        try:
            held = await self._files.store.append(
                piece.file_id, upload.size, piece.offset, piece.data
            )
        except FilesUnordered as unordered:
            held = unordered.held
        else:
            self._core.metrics.file_bytes["in"] += len(piece.data)
        if held == upload.size:
            await self._note_whole(piece.file_id)
            self._uploads.pop(piece.file_id, None)
        return FileStands(offset=held, size=upload.size)

    async def _drop(self, request: DropFileRequest, done: AnyResponse) -> AnyResponse:
        await self._files.store.remove([request.file_id])
        return done

    async def _note_whole(self, file_id: FileId) -> None:
        now = self._core.around.clock()
        await self._core.database.write(partial(set_whole, file_id=file_id, now=now))

    async def _guarded(self, work: Awaitable[AnyResponse | Error]) -> AnyResponse | Error:
        try:
            return await work
        except (FilesFailed, StorageFailed) as problem:
            return _failed(problem)


def _failed(problem: Exception) -> Error:
    _log.error("files: %s", problem)
    return UNAVAILABLE


_NOT_BEGUN = Error(
    Code.FAILED_PRECONDITION,
    "Say with put_file which file is to come, on this connection.",
    ErrorData(reason=Reason.FILE_MISSING),
)
_GONE = Error(Code.NOT_FOUND, GONE, ErrorData(reason=Reason.FILE_MISSING))
NO_FILES = Error(
    Code.FAILED_PRECONDITION,
    "This relay takes no files.",
    ErrorData(reason=Reason.FILE_TOO_LARGE),
)
