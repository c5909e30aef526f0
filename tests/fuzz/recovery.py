"""What a person brings from paper and from a stick: the recovery code and the kit."""

from collections.abc import Iterator

from sealroom.crypto import KitDamaged, RecoveryCode, open_kit, seal_kit
from sealroom.crypto.errors import KitRefused, RecoveryCodeRefused
from sealroom.crypto.recovery_code import parse_recovery_code
from sealroom.store.database import open_memory_database
from sealroom.store.kit.contents import kit_contents
from sealroom.store.kit.records import decode_records, encode_records
from sealroom.store.repositories import Repositories
from tests.fuzz.target import Target
from tests.store.kit.believable import CODE, MADE_AT, SALT, fill


def _try_kit(data: bytes) -> None:
    """As a file, and as content that somebody with the code sealed."""
    try:
        content = b"".join(open_kit(CODE, [data]))
    except KitRefused:
        pass
    else:
        assert b"".join(seal_kit(CODE, data[23:55], [content])) == data, "a kit in a second form"
    sealed = seal_kit(CODE, SALT, [data])
    try:
        records = list(decode_records(open_kit(CODE, sealed)))
    except KitDamaged:
        return
    written = b"".join(encode_records(records))
    assert b"".join(encode_records(decode_records([written]))) == written


def _kits() -> Iterator[bytes]:
    database = open_memory_database()
    fill(database)
    records = list(kit_contents(Repositories(database.connection), MADE_AT, messages=True))
    database.close()
    for record in records:
        yield b"".join(encode_records([record]))
    yield b"".join(seal_kit(CODE, SALT, encode_records(records[:2])))


def _try_code(data: bytes) -> None:
    text = data.decode(errors="surrogateescape")
    try:
        code = parse_recovery_code(text)
    except RecoveryCodeRefused:
        return
    assert parse_recovery_code(code.written).secret == code.secret


def _codes() -> Iterator[bytes]:
    written = CODE.written
    yield written.encode()
    yield written.lower().replace("-", " ").encode()
    yield written.replace("O", "0").replace("B", "8").encode()
    yield RecoveryCode(bytes(20)).written.replace("A", "\uff21").encode()


KIT_TARGET = Target("kit", _try_kit, _kits, longest=16_384)
CODE_TARGET = Target("recovery_code", _try_code, _codes, longest=1_200)
