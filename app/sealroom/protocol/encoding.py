"""The one unambiguous encoding of everything that is hashed or signed.

A context string, then each field, each with its length (8 bytes, big-endian) before it, so no two
different lists of fields share their bytes. `README.md` beside this file gives the rules for other
implementers.
"""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, TypeAlias

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
    return _with_length(context.encode()) + _items(fields)


def _with_length(data: bytes) -> bytes:
    return len(data).to_bytes(LENGTH_SIZE, "big") + data


def _items(fields: Iterable[Field]) -> bytes:
    encoded = []
    for field in fields:
        if field is None:
            encoded.append(ABSENT)
            continue
        content = (_CONTENTS.get(type(field)) or _learned(type(field)))(field)
        encoded.append(len(content).to_bytes(LENGTH_SIZE, "big"))
        encoded.append(content)
    return b"".join(encoded)


def _struct_contents(kind: type[msgspec.Struct]) -> Callable[[Any], bytes]:
    tag, names = kind.__struct_config__.tag, kind.__struct_fields__
    head = _items((str(tag),)) if tag is not None else b""
    if len(names) > 1:
        values_of = attrgetter(*names)
        return lambda struct: head + _items(values_of(struct))
    return lambda struct: head + _items([getattr(struct, name) for name in names])


def _learned(kind: type) -> Callable[[Any], bytes]:
    """How values of a type are encoded that has not been met before."""
    if issubclass(kind, msgspec.Struct):
        found = _struct_contents(kind)
    else:
        known = (_CONTENTS[each] for each in kind.__mro__ if each in _CONTENTS)
        found = next(known, _items)
    _CONTENTS[kind] = found
    return found


_CONTENTS: dict[type, Callable[[Any], bytes]] = {
    bytes: bytes,
    str: str.encode,
    bool: lambda field: b"\x01" if field else b"\x00",
    int: lambda field: field.to_bytes(INT_SIZE, "big"),
}
"""By type, the bytes that stand for a value; every signature checked passes through here."""
