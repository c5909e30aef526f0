"""The kit's file: for its owner alone, whole or not there."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sealroom.crypto import RecoveryCode, open_kit, seal_kit
from sealroom.crypto.recovery_kit import CHUNK_BYTES
from sealroom.store.errors import DiskFailed, KitNotRead, KitNotSaved, ReadOnly
from sealroom.store.kit.records import KitRecord, decode_records, encode_records
from sealroom.store.private_file import write_private_pieces

Watch = Callable[[float], None]
"""Hears how far it is, from 0 to 1, after every few records; what it raises ends the work."""


def save_kit(file: Path, code: RecoveryCode, salt: bytes, records: Iterable[KitRecord]) -> None:
    """Seal `records` under the code into `file`, in the place of what was there.

    `salt` has 32 random bytes. Raises StoreError, and whatever `records` raises; then the place is
    as it was.
    """
    try:
        write_private_pieces(file, seal_kit(code, salt, encode_records(records)))
    except (ReadOnly, DiskFailed) as problem:
        if problem.path != file:
            raise  # it is the profile that cannot be read
        raise KitNotSaved(file) from None


def read_kit(file: Path, code: RecoveryCode, watch: Watch) -> Iterator[KitRecord]:
    """The records of a kit, in order. Raises KitRefused and KitNotRead.

    Nothing of it counts before it has come to its end.
    """
    return decode_records(open_kit(code, _pieces(file, watch)))


def _pieces(file: Path, watch: Watch) -> Iterator[bytes]:
    try:
        with file.open("rb") as stream:
            size, done = max(1, file.stat().st_size), 0
            while piece := stream.read(CHUNK_BYTES):
                yield piece
                done += len(piece)
                watch(min(1.0, done / size))
    except OSError:
        raise KitNotRead(file) from None
