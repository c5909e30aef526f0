"""Files: who may put them where, and who may have them. Their bytes do not pass here.

An answer says what the database knows; the connection then asks what is held on the disk.
"""

from sealroom.crypto import sealed_size
from sealroom.protocol.errors import Code, ErrorData, ProtocolError, Reason
from sealroom.protocol.ids import FileId, UserId
from sealroom.protocol.requests import DropFileRequest, GetFileRequest, PutFileRequest
from sealroom.protocol.responses import Done, FileStands
from sealroom.relay.actor import Actor
from sealroom.relay.operations.refusals import (
    existing,
    joined_session,
    malformed,
    not_a_member,
    refusal,
)
from sealroom.relay.reading import Reading
from sealroom.relay.storage import Connection
from sealroom.relay.storage.files import (
    FileRow,
    add_file,
    begin_file_again,
    drop_files,
    files_held,
    find_files,
)
from sealroom.relay.storage.members import stays_of
from sealroom.relay.storage.sessions import find_sessions
from sealroom.relay.unit import Unit

GONE = "The relay does not hold this file (any more)."


def put_file(unit: Unit, actor: Actor, request: PutFileRequest) -> FileStands:
    """Make room for a file of the actor's, or find it. `offset` is for the disk to say."""
    record = joined_session(unit, request.session_id, actor.user_id)
    if record.state.is_muted(actor.user_id, unit.now):
        raise refusal(Code.PERMISSION_DENIED, "You are muted in this room.", Reason.MUTED)
    row = find_files(unit.connection, [request.file_id]).get(request.file_id)
    if row is None:
        _check_size(unit, request.size)
        row = FileRow(request.file_id, record.row.key, actor.user_id, request.size, unit.now)
        add_file(unit.connection, row)
    elif (row.session_key, row.uploader) != (record.row.key, actor.user_id):
        raise refusal(Code.ALREADY_EXISTS, "Another file has this id.")
    elif row.size != request.size:
        raise malformed("The file was begun with another size.")
    elif row.whole_at is None:
        begin_file_again(unit.connection, row.file_id, unit.now)
    return FileStands(offset=0, size=row.size)


def _check_size(unit: Unit, size: int) -> None:
    if not size:
        raise malformed("A file has at least one byte once it is sealed.")
    if size > sealed_size(unit.limits.max_file):
        words = f"This relay takes files of up to {unit.limits.max_file:,} bytes."
        raise refusal(Code.FAILED_PRECONDITION, words, Reason.FILE_TOO_LARGE)
    most = unit.limits.files_size
    if most is not None and files_held(unit.connection).bytes + size > most:
        words = "The relay has no room for this file at the moment."
        data = ErrorData(retry_after=unit.limits.full_disk_seconds)
        raise ProtocolError(Code.RESOURCE_EXHAUSTED, words, data)


def get_file(reading: Reading, actor: Actor, request: GetFileRequest) -> FileStands:
    """Say that the actor may have a file of a room that they are in."""
    found = find_sessions(reading.connection, [request.session_id])
    row = existing(next(iter(found), None), "There is no such room.")
    stays = stays_of(reading.connection, row.key, actor.user_id)
    if not stays or stays[-1].left is not None:
        raise not_a_member()
    file = find_files(reading.connection, [request.file_id]).get(request.file_id)
    if file is None or file.session_key != row.key or file.whole_at is None:
        raise refusal(Code.NOT_FOUND, GONE, Reason.FILE_MISSING)
    return FileStands(offset=file.size, size=file.size)


def drop_file(unit: Unit, actor: Actor, request: DropFileRequest) -> Done:
    """Forget a file of the actor's own; also where they are out of the room by now."""
    row = find_files(unit.connection, [request.file_id]).get(request.file_id)
    if row is not None:
        if row.uploader != actor.user_id:
            raise refusal(Code.PERMISSION_DENIED, "The file is not yours.", Reason.RULE)
        drop_files(unit.connection, [row.file_id])
    return Done()


def whole_files(
    connection: Connection, file_ids: list[FileId], session_key: int, sender: UserId
) -> None:
    """Check that a message may carry these files. Raises ProtocolError."""
    found = find_files(connection, file_ids) if file_ids else {}
    for file_id in file_ids:
        row = found.get(file_id)
        is_own = row is not None and (row.session_key, row.uploader) == (session_key, sender)
        if row is None or not is_own or row.whole_at is None:
            words = "A file of this message is not at the relay yet."
            raise refusal(Code.FAILED_PRECONDITION, words, Reason.FILE_MISSING)
