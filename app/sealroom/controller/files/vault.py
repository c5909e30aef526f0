"""Sealed files in a folder, named by their ids; those used longest ago go first.

    ID          a whole file, sealed
    ID.part     one that is coming from the relay
    ID.new      one that is being sealed: worthless after a crash

All of it blocks: for a thread that may.
"""

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from sealroom.controller.errors import FileTrouble
from sealroom.crypto import FileRefused, FileSealer, generate_file_key, open_file, sealed_size
from sealroom.protocol.file import SealedFile
from sealroom.protocol.ids import FileId
from sealroom.store.errors import StoreError
from sealroom.store.private_file import make_private_folder, write_private_pieces

READ_BYTES = 1 << 18
KEPT_BYTES = 2 << 30
_PART, _NEW = ".part", ".new"

Progress = Callable[[int], None]
"""Told how many bytes are done; raises to stop."""


class Vault:
    """One profile's folder of files. Raises FileTrouble from all."""

    def __init__(self, folder: Path, kept_bytes: int = KEPT_BYTES) -> None:
        self._folder = folder
        self._opened = folder.with_name(f"{folder.name}-opened")
        self._kept_bytes = kept_bytes

    def begin(self) -> None:
        """Throw away what a crash left half sealed, or readable."""
        self.forget_opened()
        for file in self._files():
            if file.suffix == _NEW:
                file.unlink(missing_ok=True)

    def holds(self, file_id: FileId) -> bool:
        """Whether the whole file is here."""
        return self._whole(file_id).exists()

    def seal(
        self, file_id: FileId, size: int, content: Iterable[bytes], progress: Progress
    ) -> SealedFile:
        """Seal a file of `size` bytes as it is read; what opens it."""
        sealer = FileSealer(file_id, generate_file_key(), size)
        new = self._whole(file_id).with_suffix(_NEW)
        try:
            self._make_folder()
            with open(new, "xb", opener=_private) as stream:
                for chunk in sealer.seal(content):
                    stream.write(chunk)
                    progress(stream.tell())
                stream.flush()
                os.fsync(stream.fileno())
            new.replace(self._whole(file_id))
        except OSError as problem:
            raise _trouble(problem) from None
        except ValueError:
            raise FileTrouble("The file changed while it was read. Try again.") from None
        finally:
            with suppress(OSError):
                new.unlink(missing_ok=True)
        return sealer.sealed

    def sealed_piece(self, file_id: FileId, offset: int, length: int) -> bytes:
        """Part of a whole file as it travels."""
        try:
            with self._whole(file_id).open("rb") as stream:
                stream.seek(offset)
                return stream.read(length)
        except OSError as problem:
            raise _trouble(problem) from None

    def come_so_far(self, file: SealedFile) -> int:
        """How much of a file that is coming is here."""
        try:
            return min(self._part(file).stat().st_size, sealed_size(file.size))
        except OSError:
            return 0

    def add(self, file: SealedFile, offset: int, data: bytes) -> None:
        """Put more to a file that is coming."""
        try:
            self._make_folder()
            with open(self._part(file), "r+b" if offset else "wb", opener=_private) as stream:
                stream.seek(offset)
                stream.write(data)
        except OSError as problem:
            raise _trouble(problem) from None

    def finish(self, file: SealedFile) -> None:
        """All of it has come: see that it is what the message says, and keep it.

        Raises FileTrouble where it is not; then it is thrown away.
        """
        try:
            for _ in open_file(file, self._read(self._part(file))):
                pass
            with self._part(file).open("rb") as stream:
                os.fsync(stream.fileno())
            self._part(file).replace(self._whole(file.file_id))
        except FileRefused as refused:
            with suppress(OSError):
                self._part(file).unlink(missing_ok=True)
            raise FileTrouble(f"{str(refused).capitalize()}. It was thrown away.") from None
        except OSError as problem:
            raise _trouble(problem) from None

    def content(self, file: SealedFile) -> Iterator[bytes]:
        """What is in a whole file, in pieces: not to be relied on before the end."""
        whole = self._whole(file.file_id)
        try:
            os.utime(whole)
            yield from open_file(file, self._read(whole))
        except FileRefused as refused:
            with suppress(OSError):
                whole.unlink(missing_ok=True)
            raise FileTrouble(f"{str(refused).capitalize()}. Get it again.") from None
        except OSError as problem:
            raise _trouble(problem) from None

    def save(self, file: SealedFile, place: Path) -> None:
        """Write what is in it, readable, where the person wants it: whole or not at all."""
        try:
            write_private_pieces(place, self.content(file))
        except StoreError as problem:
            raise FileTrouble(str(problem)) from None

    def open_copy(self, file: SealedFile, name: str) -> Path:
        """A readable copy for another program, in a folder of its own that goes soon."""
        place = self._opened / file.file_id / name
        try:
            make_private_folder(place.parent)
        except StoreError as problem:
            raise FileTrouble(str(problem)) from None
        self.save(file, place)
        return place

    def forget_opened(self) -> None:
        """Remove the readable copies."""
        shutil.rmtree(self._opened, ignore_errors=True)

    def remove(self, file_ids: Collection[FileId]) -> None:
        """Give up what is held of these files, their readable copies too."""
        for file_id in file_ids:
            whole = self._whole(file_id)
            for file in (whole, whole.with_suffix(_PART)):
                with suppress(OSError):
                    file.unlink(missing_ok=True)
            shutil.rmtree(self._opened / file_id, ignore_errors=True)

    def make_room(self, needed: Collection[FileId]) -> None:
        """Remove files over what is kept, used longest ago first; never those that are `needed`."""
        try:
            found = [(each.stat().st_mtime, each.stat().st_size, each) for each in self._files()]
        except OSError:
            return
        over = sum(size for _, size, _ in found) - self._kept_bytes
        for _, size, file in sorted(found):
            if over <= 0:
                return
            if file.stem not in needed:
                with suppress(OSError):
                    file.unlink(missing_ok=True)
                over -= size

    def used_bytes(self) -> int:
        """How much of the disk all of it takes."""
        with suppress(OSError):
            return sum(file.stat().st_size for file in self._files())
        return 0

    def _files(self) -> list[Path]:
        try:
            return [entry for entry in self._folder.iterdir() if entry.is_file()]
        except OSError:
            return []

    def _whole(self, file_id: FileId) -> Path:
        return self._folder / file_id

    def _part(self, file: SealedFile) -> Path:
        return self._whole(file.file_id).with_suffix(_PART)

    def _make_folder(self) -> None:
        try:
            make_private_folder(self._folder)
        except StoreError as problem:
            raise FileTrouble(str(problem)) from None

    @staticmethod
    def _read(file: Path) -> Iterator[bytes]:
        with file.open("rb") as stream:
            while piece := stream.read(READ_BYTES):
                yield piece


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _trouble(problem: OSError) -> FileTrouble:
    return FileTrouble(f"The file cannot be read or kept: {problem.strerror or 'unknown reason'}.")
