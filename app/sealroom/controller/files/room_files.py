"""The files of a profile, as a window uses them. Implements `files_facade.Files`."""

import asyncio
import shutil
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from threading import Event as Flag
from typing import TypeVar

from sealroom.controller import enrolment, outbox
from sealroom.controller.back_off import BackOff
from sealroom.controller.connection import RelayConnection
from sealroom.controller.context import Context
from sealroom.controller.errors import FileTrouble, NotConnected, UnknownRoom
from sealroom.controller.file_views import FilePlace, FileStatus, Outgoing
from sealroom.controller.files.aside import aside
from sealroom.controller.files.source import Source
from sealroom.controller.files.transfers import Transfers, Uploads
from sealroom.controller.files.vault import Vault
from sealroom.controller.flow import Flow
from sealroom.controller.message_lines import file_view
from sealroom.controller.reading import Reader
from sealroom.controller.shell import Shell
from sealroom.controller.surroundings import Surroundings
from sealroom.crypto import sealed_size
from sealroom.protocol.codec import decode_content
from sealroom.protocol.content import Attachment, Files, Mentions, Picture, files_of
from sealroom.protocol.file import SealedFile
from sealroom.protocol.ids import FILE_ID_BYTES, FileId, MessageId, SessionId, file_id_from
from sealroom.protocol.limits import CAPTION_BYTES, FILES_PER_MESSAGE
from sealroom.protocol.notifications import Challenge
from sealroom.protocol.requests import SignInRequest
from sealroom.store.repositories import Repositories
from sealroom.store.timeline_row import TimelineRow
from sealroom.store.uploads import Upload

_T = TypeVar("_T")
_END = 1 << 62
UNTIL_THE_RELAY_SAYS = 100 << 20


class RoomFiles:
    """Over a profile's shell and store. Without a `folder` files lie in one that goes with it."""

    def __init__(
        self,
        shell: Shell,
        store: Repositories,
        reader: Reader,
        around: Surroundings,
        folder: Path | None,
    ) -> None:
        self._shell = shell
        self._store = store
        self._reader = reader
        self._around = around
        self._own_folder = None if folder else Path(mkdtemp(prefix="sealroom-"))
        self._vault = Vault(folder or Path(self._own_folder or "") / "files")
        self._largest = UNTIL_THE_RELAY_SAYS
        self._transfers: Transfers | None = None

    def start(self) -> None:
        """Throw away what a crash left; move what waits."""
        self._vault.begin()
        shell = self._shell
        self._transfers = Transfers(
            self._vault,
            Uploads(
                waiting=lambda: shell.command("uploads", _waiting),
                arrived=self._arrived,
                refused=self._refused,
            ),
            connect=self._connect,
            sign_in=self._sign_in,
            tell=shell.tell,
            back_off=BackOff(self._around.jitter),
        )
        shell.subscribe(self._transfers.hear)
        self._transfers.start()

    async def close(self) -> None:
        """Stop; readable copies go."""
        if self._transfers is not None:
            await self._transfers.close()
        await aside(self._clear_up)

    @property
    def largest(self) -> int:
        return self._largest

    async def send(
        self,
        session_id: SessionId,
        files: Sequence[Outgoing],
        *,
        sealed: bool,
        text: str = "",
        reply_to: MessageId | None = None,
        mentions: Mentions = (),
        ends_draft: bool = False,
    ) -> MessageId:
        if not 1 <= len(files) <= FILES_PER_MESSAGE:
            raise FileTrouble(f"Send up to {FILES_PER_MESSAGE} files at a time.")
        if len(text.encode()) > CAPTION_BYTES:
            raise FileTrouble("These words are too long to go with files. Send them apart.")
        said_by_relay = await self._shell.command("largest file", _largest)
        self._largest = self._largest if said_by_relay is None else said_by_relay
        attachments: list[Attachment] = []
        try:
            for file in files:
                attachments.append(await self._sealed(file))
            said = Files(tuple(attachments), text, reply_to, mentions)
            message_id: MessageId = await self._shell.command(
                "send files",
                lambda c: outbox.write(c, session_id, said, sealed=sealed, ends_draft=ends_draft),
            )
        except BaseException:
            self._vault.remove([each.file.file_id for each in attachments])
            raise
        return message_id

    def status(self, file_id: FileId) -> FileStatus:
        return self._running.status(file_id)

    def want(self, place: FilePlace) -> None:
        file = self._sealed_file(place)
        if file is not None:
            self._running.want(place.session_id, place.message_id, file)

    def cancel(self, file_id: FileId) -> None:
        self._running.cancel(file_id)

    async def read(self, place: FilePlace, most: int) -> bytes:
        file = await self._here(place)
        if file.size > most:
            raise FileTrouble("The file is too large to be shown here. Save it instead.")
        return await aside(lambda: b"".join(self._vault.content(file)))

    async def save(self, place: FilePlace, path: Path) -> None:
        file = await self._here(place)
        await aside(partial(self._vault.save, file, path))

    async def open_copy(self, place: FilePlace, name: str) -> Path:
        file = await self._here(place)
        return await aside(partial(self._vault.open_copy, file, name))

    def in_room(
        self, session_id: SessionId, before: int | None = None, limit: int = 60
    ) -> list[FilePlace]:
        row = self._store.sessions.get(session_id)
        if row is None:
            raise UnknownRoom
        lines = self._store.timeline.files_before(
            row.row, _END if before is None else before, limit
        )
        return [place for line in lines for place in self._places(session_id, line)]

    def used_bytes(self) -> int:
        return self._vault.used_bytes()

    @property
    def _running(self) -> Transfers:
        if self._transfers is None:
            raise NotConnected
        return self._transfers

    def _places(self, session_id: SessionId, line: TimelineRow) -> Iterator[FilePlace]:
        for attachment in files_of(decode_content(line.content)) if line.content else ():
            yield FilePlace(
                session_id,
                line.message_id or "",
                file_view(attachment),
                sent_at=line.sent_at,
                sender_name=self._reader.person(line.sender).name,
                order=line.position,
            )

    async def _sealed(self, file: Outgoing) -> Attachment:
        stop, file_id = Flag(), file_id_from(self._around.entropy(FILE_ID_BYTES))
        try:
            sealed = await aside(partial(self._seal, file, file_id, stop))
        except asyncio.CancelledError:
            stop.set()
            raise
        self._running.sealed_here(file_id, sealed_size(sealed.size))
        picture = Picture(file.width, file.height, file.thumbnail) if file.width else None
        return Attachment(sealed, file.name, file.media_type, picture)

    def _seal(self, file: Outgoing, file_id: FileId, stop: Flag) -> SealedFile:
        def progress(_done: int) -> None:
            if stop.is_set():
                raise FileTrouble("It was cancelled.")

        with Source(file, self._largest) as source:
            return self._vault.seal(file_id, source.size, source.pieces(), progress)

    def _sealed_file(self, place: FilePlace) -> SealedFile | None:
        row = self._store.sessions.get(place.session_id)
        line = self._store.timeline.message(row.row, place.message_id) if row else None
        if line is None or line.content is None:
            return None
        for attachment in files_of(decode_content(line.content)):
            if attachment.file.file_id == place.file.file_id:
                return attachment.file
        return None

    async def _here(self, place: FilePlace) -> SealedFile:
        file = self._sealed_file(place)
        if file is None:
            raise FileTrouble("The message with this file is not here any more.")
        await asyncio.shield(self._running.want(place.session_id, place.message_id, file).got)
        return file

    async def _connect(self) -> RelayConnection:
        own = self._reader.own()
        if own is None:
            raise NotConnected
        return await self._around.connect(own.relay)

    async def _sign_in(self, challenge: Challenge) -> SignInRequest:
        self._largest = challenge.max_file
        return await self._shell.command(
            "sign in for files", lambda c: enrolment.sign_in_elsewhere(c, challenge)
        )

    async def _arrived(self, upload: Upload) -> None:
        await self._shell.command(
            "file arrived", lambda c: outbox.file_arrived(c, upload.session_id, upload.file_id)
        )
        await aside(partial(self._vault.make_room, self._store.uploads.all()))

    async def _refused(self, upload: Upload, words: str) -> None:
        await self._shell.command(
            "file refused",
            lambda c: outbox.file_refused(c, upload.session_id, upload.message_id, words),
        )

    def _clear_up(self) -> None:
        self._vault.forget_opened()
        if self._own_folder is not None:
            shutil.rmtree(self._own_folder, ignore_errors=True)


def _waiting(context: Context) -> Flow[list[Upload]]:
    yield from ()
    return context.store.uploads.waiting()


def _largest(context: Context) -> Flow[int | None]:
    yield from ()
    return context.challenge.max_file if context.challenge else None
