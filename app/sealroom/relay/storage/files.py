"""Which files there are, for which session, and whether a message carries them.

What is in them lies in `relay/files`. A row is there before the first byte, and goes before the
last: bytes without a row are nobody's, and are swept away.
"""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, select, update

from sealroom.protocol.ids import FileId, UserId
from sealroom.relay.storage.batches import in_batches
from sealroom.relay.storage.schema import files, log, members
from sealroom.relay.storage.statement import Statement


class FileRow(NamedTuple):
    """A file. `size` counts sealed bytes; `whole_at` and `message_seq` are None until then."""

    file_id: FileId
    session_key: int
    uploader: UserId
    size: int
    begun_at: int
    whole_at: int | None = None
    message_seq: int | None = None


class Holdings(NamedTuple):
    """How many files there are, and their bytes."""

    files: int
    bytes: int


_columns = (
    files.c.file_id,
    files.c.session_key,
    files.c.uploader,
    files.c.size,
    files.c.begun_at,
    files.c.whole_at,
    files.c.message_seq,
)
_of_ids = files.c.file_id.in_(bindparam("of_files", expanding=True))
_find = Statement(select(*_columns).where(_of_ids))
_add = Statement(insert(files))
_begin_again = Statement(
    update(files)
    .where(files.c.file_id == bindparam("of_file"))
    .values(begun_at=bindparam("at"), whole_at=None)
)
_set_whole = Statement(
    update(files).where(files.c.file_id == bindparam("of_file")).values(whole_at=bindparam("at"))
)
_set_message = Statement(
    update(files)
    .where(files.c.file_id == bindparam("of_file"))
    .values(message_seq=bindparam("seq"))
)
_drop = Statement(delete(files).where(files.c.file_id == bindparam("of_file")))
_total = Statement(
    select(func.count(), func.coalesce(func.sum(files.c.size), 0)).select_from(files)
)
_is_kept = exists().where(
    log.c.session_key == files.c.session_key, log.c.seq == files.c.message_seq
)
_has_members = exists().where(
    members.c.session_key == files.c.session_key, members.c.left_seq.is_(None)
)
_begun_before = files.c.begun_at < bindparam("before")
_in_no_message = Statement(
    select(*_columns)
    .where(files.c.message_seq.is_(None), _begun_before)
    .order_by(files.c.begun_at)
    .limit(bindparam("most"))
)
_of_nobody = Statement(
    select(*_columns)
    .where((files.c.message_seq.is_not(None) & ~_is_kept) | ~_has_members)
    .limit(bindparam("most"))
)
_older = Statement(
    select(*_columns).where(_begun_before).order_by(files.c.begun_at).limit(bindparam("most"))
)


def find_files(connection: Connection, file_ids: Collection[FileId]) -> dict[FileId, FileRow]:
    """Those of the files that are known."""
    rows = (
        row for batch in in_batches(file_ids) for row in _find.all(connection, {"of_files": batch})
    )
    return {row.file_id: FileRow(*row) for row in rows}


def add_file(connection: Connection, row: FileRow) -> None:
    """A file is about to come."""
    _add.run(connection, row._asdict())


def begin_file_again(connection: Connection, file_id: FileId, now: int) -> None:
    """It is not whole (any more), and is being uploaded now."""
    _begin_again.run(connection, {"of_file": file_id, "at": now})


def set_whole(connection: Connection, file_id: FileId, now: int) -> None:
    """All of it is on the disk."""
    _set_whole.run(connection, {"of_file": file_id, "at": now})


def set_message(connection: Connection, file_id: FileId, seq: int) -> None:
    """A message carries it."""
    _set_message.run(connection, {"of_file": file_id, "seq": seq})


def drop_files(connection: Connection, file_ids: Collection[FileId]) -> None:
    """Forget them; their bytes go after the commit."""
    _drop.run_each(connection, [{"of_file": file_id} for file_id in file_ids])


def files_held(connection: Connection) -> Holdings:
    """Of all sessions, those that are still coming among them."""
    return Holdings(*map(int, _total.one(connection, {})))


def files_in_no_message(connection: Connection, before: int, most: int) -> list[FileRow]:
    """Begun before `before` (ms), and no message carries them."""
    rows = _in_no_message.all(connection, {"before": before, "most": most})
    return [FileRow(*row) for row in rows]


def files_of_nobody(connection: Connection, most: int) -> list[FileRow]:
    """Whose message is not kept any more, or whose session has no members."""
    return [FileRow(*row) for row in _of_nobody.all(connection, {"most": most})]


def files_before(connection: Connection, before: int, most: int) -> list[FileRow]:
    """Begun before `before` (ms), oldest first."""
    rows = _older.all(connection, {"before": before, "most": most})
    return [FileRow(*row) for row in rows]
