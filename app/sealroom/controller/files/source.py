"""What is sent, as it is read: never whole in memory, but pictures whose details are taken out."""

import os
import stat
from collections.abc import Iterator
from io import BytesIO
from types import TracebackType
from typing import BinaryIO, Self

from sealroom.controller.errors import FileTrouble
from sealroom.controller.file_views import Outgoing
from sealroom.controller.files.details import (
    SNIFFED_BYTES,
    DetailsUnclear,
    tells_details,
    without_details,
)

READ_BYTES = 1 << 18


class Source:
    """A file to send, of at most `most` bytes. Use as a context. Raises FileTrouble from all."""

    def __init__(self, file: Outgoing, most: int) -> None:
        self._file = file
        self._most = most
        self._stream: BinaryIO = BytesIO()
        self.size = 0

    def __enter__(self) -> Self:
        try:
            self._open()
        except OSError as problem:
            self._stream.close()
            words = problem.strerror or "unknown reason"
            raise FileTrouble(f"“{self._file.name}” cannot be read: {words}.") from None
        except FileTrouble:
            self._stream.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stream.close()

    def pieces(self) -> Iterator[bytes]:
        """Its content, in order."""
        while piece := self._stream.read(READ_BYTES):
            yield piece

    def _open(self) -> None:
        if self._file.data is not None:
            self._take(self._file.data)
        else:
            descriptor = _without_waiting(self._file.path)
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                os.close(descriptor)
                raise FileTrouble(f"“{self._file.name}” is no file. Folders go as archives.")
            self._stream, self.size = os.fdopen(descriptor, "rb"), found.st_size
        self._check_size()
        self._take_details_out()

    def _take(self, data: bytes) -> None:
        self._stream, self.size = BytesIO(data), len(data)

    def _check_size(self) -> None:
        if self.size > self._most:
            most = f"up to {self._most >> 20:,} MiB" if self._most else "no files"
            raise FileTrouble(f"“{self._file.name}” is too large: this relay takes {most}.")

    def _take_details_out(self) -> None:
        head = self._stream.read(SNIFFED_BYTES)
        self._stream.seek(0)
        if self._file.keep_details or not tells_details(head):
            return
        try:
            clean = without_details(self._stream.read())
        except DetailsUnclear:
            raise FileTrouble(
                f"Where “{self._file.name}” was taken, if it says so, cannot be taken out of it. "
                "Keep its details to send it as it is."
            ) from None
        self._stream.close()
        self._take(clean)


def _without_waiting(path: str) -> int:
    """Open to read; a pipe would wait for somebody to write into it."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    return os.open(path, flags)
