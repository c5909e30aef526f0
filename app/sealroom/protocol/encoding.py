"""The one unambiguous encoding of everything that is hashed or signed.

A context string, then each field, each with its length (8 bytes, big-endian) before it, so no two
different lists of fields share their bytes. `README.md` beside this file gives the rules for other
implementers.
"""

from collections.abc import Iterable
from typing import TypeAlias

import msgspec

Field: TypeAlias = "str | bytes | int | bool | msgspec.Struct | Iterable[Field] | None"

LENGTH_SIZE = 8
INT_SIZE = 8
ABSENT = b"\xff" * LENGTH_SIZE
"""Stands in place of a length where a field has no value."""


def encode(context: str, *fields: Field) -> bytes:
    """Encode `context` and `fields` for hashing or signing.

    str is UTF-8; int is 8 bytes, big-endian, unsigned; bool is one byte, 0 or 1; bytes stand as
    they are; a struct is its fields in the order of their declaration, after its tag where it has
    one; a list is its items; `None` is eight 0xff bytes in place of the length. A struct or list is
    encoded in the same way and stands as one field.

    Raises OverflowError for an int that is negative or over 64 bits.
    """
    return _with_length(context.encode()) + b"".join(map(_encode_field, fields))


def _with_length(data: bytes) -> bytes:
    return len(data).to_bytes(LENGTH_SIZE, "big") + data


def _encode_field(field: Field) -> bytes:
    if field is None:
        return ABSENT
    return _with_length(_content(field))


def _content(field: Field) -> bytes:
    match field:
        case bytes():
            return field
        case str():
            return field.encode()
        case bool():
            return b"\x01" if field else b"\x00"
        case int():
            return field.to_bytes(INT_SIZE, "big")
        case msgspec.Struct():
            return _struct_content(field)
        case None:
            raise TypeError("an absent field has no content")
        case _:
            return b"".join(map(_encode_field, field))


def _struct_content(struct: msgspec.Struct) -> bytes:
    tag = struct.__struct_config__.tag
    head = _encode_field(str(tag)) if tag is not None else b""
    return head + b"".join(
        _encode_field(getattr(struct, name)) for name in struct.__struct_fields__
    )
