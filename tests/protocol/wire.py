"""Every type on the wire, found by walking the unions; and documents at and past every limit."""

import base64
import string
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

import msgspec
import msgspec.inspect as inspection
from hypothesis import strategies as st

from sealroom.protocol import ids
from sealroom.protocol.entry import AnyAction
from sealroom.protocol.ids import base32
from sealroom.protocol.notifications import AnyNotification
from sealroom.protocol.requests import AnyRequest
from sealroom.protocol.responses import AnyResponse

REQUESTS: tuple[type[msgspec.Struct], ...] = get_args(AnyRequest)
RESPONSES: tuple[type[msgspec.Struct], ...] = get_args(AnyResponse)
NOTIFICATIONS: tuple[type[msgspec.Struct], ...] = get_args(AnyNotification)
ACTIONS: tuple[type[msgspec.Struct], ...] = get_args(AnyAction)

_SIZES = {
    ids.FINGERPRINT_LENGTH: 32,
    ids.MESSAGE_ID_LENGTH: ids.MESSAGE_ID_BYTES,
    ids.DEVICE_ID_LENGTH: ids.DEVICE_ID_BYTES,
}
"""Characters of each kind of id, and the bytes that make them."""
_SHORT = 40


def name_of(kind: type[msgspec.Struct]) -> str:
    return kind.__name__


def tag_of(kind: type[msgspec.Struct]) -> str:
    return str(kind.__struct_config__.tag)


class Document(NamedTuple):
    """A JSON value for some type; `sound` where it keeps every limit."""

    what: str
    value: Any
    sound: bool


def structs_in(kind: inspection.Type) -> Iterator[inspection.StructType]:
    """The struct types that can stand within, outer first."""
    match kind:
        case inspection.StructType(fields=fields):
            yield kind
            for each in fields:
                yield from structs_in(each.type)
        case inspection.UnionType(types=kinds):
            for one in kinds:
                yield from structs_in(one)
        case inspection.ListType(item_type=item) | inspection.VarTupleType(item_type=item):
            yield from structs_in(item)
        case inspection.DictType(value_type=value):
            yield from structs_in(value)


def leaves_in(kind: inspection.Type) -> Iterator[inspection.Type]:
    """What stands in fields: everything but structs and unions, down to dict keys."""
    match kind:
        case inspection.StructType(fields=fields):
            for each in fields:
                yield from leaves_in(each.type)
        case inspection.UnionType(types=kinds):
            for one in kinds:
                yield from leaves_in(one)
        case inspection.ListType(item_type=item) | inspection.VarTupleType(item_type=item):
            yield kind
            yield from leaves_in(item)
        case inspection.DictType(key_type=key, value_type=value):
            yield kind
            yield from leaves_in(key)
            yield from leaves_in(value)
        case inspection.TupleType(item_types=kinds):
            for one in kinds:
                yield from leaves_in(one)
        case _:
            yield kind


@cache
def instances(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Sound instances of a struct."""
    return _strategy(inspection.type_info(kind))


def smallest(kind: inspection.Type) -> Any:  # noqa: C901, PLR0911 - one arm a kind
    """The least JSON value that is sound."""
    match kind:
        case inspection.StructType(fields=fields, tag_field=tag_field, tag=tag):
            value = {each.encode_name: smallest(each.type) for each in fields}
            return value if tag_field is None else {tag_field: tag, **value}
        case inspection.UnionType(types=kinds):
            return smallest(next(one for one in kinds if not _is_none(one)))
        case (
            inspection.ListType(item_type=item, min_length=least)
            | inspection.VarTupleType(item_type=item, min_length=least)
        ):
            return [smallest(item)] * (least or 0)
        case inspection.DictType():
            return {}
        case inspection.TupleType(item_types=kinds):
            return [smallest(one) for one in kinds]
        case inspection.StrType(pattern=str(pattern)):
            return "a" * _length_in(pattern)
        case inspection.StrType(min_length=least):
            return "a" * (least or 0)
        case inspection.BytesType(min_length=least):
            return _base64(least or 0)
        case inspection.IntType(ge=least) | inspection.FloatType(ge=least):
            return least
        case inspection.BoolType():
            return False
        case inspection.EnumType(cls=cls):
            return next(iter(cls)).value
        case _:
            raise TypeError(f"no example of {kind}")


def documents(kind: inspection.Type, what: str = "$") -> Iterator[Document]:
    """Values that keep, reach and break each limit in `kind`, one at a time."""
    match kind:
        case inspection.StructType():
            yield from _of_struct(kind, what)
        case inspection.UnionType(types=kinds):
            may_be_null = any(map(_is_none, kinds))
            for each in (
                each for one in kinds if not _is_none(one) for each in documents(one, what)
            ):
                yield each._replace(sound=True) if may_be_null and each.value is None else each
        case inspection.ListType() | inspection.VarTupleType():
            yield from _of_list(kind, what)
        case inspection.DictType():
            yield from _of_dict(kind, what)
        case inspection.TupleType():
            whole = smallest(kind)
            yield Document(f"{what} one short", whole[1:], sound=False)
            yield Document(f"{what} one too many", [*whole, whole[0]], sound=False)
        case _:
            yield from _of_leaf(kind, what)
            yield Document(f"{what} null", None, sound=False)
            yield Document(f"{what} of another type", [[]], sound=False)


def with_unknown_fields(value: Any) -> Any:
    """The document with one more field in each struct. Maps of ids are left as they are."""
    match value:
        case dict():
            inner = {key: with_unknown_fields(each) for key, each in value.items()}
            are_ids = bool(value) and all(map(ids.is_fingerprint, value))
            return inner if are_ids or not value else {**inner, "later": {"more": [1, None]}}
        case list():
            return [with_unknown_fields(each) for each in value]
        case _:
            return value


def _of_struct(kind: inspection.StructType, what: str) -> Iterator[Document]:
    base = smallest(kind)
    yield Document(f"{what} at its smallest", base, sound=True)
    yield Document(f"{what} of another type", "struct", sound=False)
    for each in kind.fields:
        name = each.encode_name
        for inner in documents(each.type, f"{what}.{name}"):
            yield inner._replace(value={**base, name: inner.value})
        without = {key: value for key, value in base.items() if key != name}
        yield Document(f"{what} without {name}", without, sound=not each.required)


def _of_list(kind: inspection.ListType | inspection.VarTupleType, what: str) -> Iterator[Document]:
    item, least, most = smallest(kind.item_type), kind.min_length or 0, kind.max_length or 0
    for inner in documents(kind.item_type, f"{what}[]"):
        yield inner._replace(value=[inner.value, *[item] * max(0, least - 1)])
    for size in {least, most}:
        yield Document(f"{what} of {size}", [item] * size, sound=True)
    yield Document(f"{what} of {most + 1}", [item] * (most + 1), sound=False)
    if least:
        yield Document(f"{what} of {least - 1}", [item] * (least - 1), sound=False)


def _of_dict(kind: inspection.DictType, what: str) -> Iterator[Document]:
    value, most = smallest(kind.value_type), kind.max_length or 0
    keys = [base32(number.to_bytes(32, "big")) for number in range(most + 1)]
    for inner in documents(kind.value_type, f"{what}{{}}"):
        yield inner._replace(value={keys[0]: inner.value})
    for inner in _of_leaf(kind.key_type, f"{what} key"):
        yield inner._replace(value={inner.value: value})
    yield Document(f"{what} of {most}", dict.fromkeys(keys[:most], value), sound=True)
    yield Document(f"{what} of {most + 1}", dict.fromkeys(keys, value), sound=False)


def _of_leaf(kind: inspection.Type, what: str) -> Iterator[Document]:
    sound, broken = _limits_of(kind)
    for value in sound:
        yield Document(f"{what} = {value!r:.40}", value, sound=True)
    for value in broken:
        yield Document(f"{what} = {value!r:.40}", value, sound=False)


def _limits_of(kind: inspection.Type) -> tuple[Iterable[Any], Iterable[Any]]:
    """Values at the limits, and values just past them."""
    match kind:
        case inspection.StrType(pattern=str(pattern)):
            return _limits_of_id(pattern)
        case inspection.StrType(min_length=least, max_length=int(most)):
            short = ["a" * (least - 1)] if least else []
            return ["a" * (least or 0), "a" * most], [*short, "a" * (most + 1), 7]
        case inspection.BytesType(min_length=least, max_length=int(most)):
            short = [_base64(least - 1)] if least else []
            broken = [*short, _base64(most + 1), "no base64!", "QQ", 7]
            return [_base64(least or 0), _base64(most)], broken
        case inspection.IntType(ge=int(least), le=int(most)):
            return [least, most], [least - 1, most + 1, 1 << 64, least + 0.5, str(least), True]
        case inspection.FloatType(ge=least, le=most) if least is not None and most is not None:
            return [least, most], [least - 0.001, most + 0.001, -1e308, 1e308, "1"]
        case inspection.BoolType():
            return [True, False], [0, 1, "true"]
        case inspection.EnumType(cls=cls):
            return [each.value for each in cls], ["no such value", "", 0]
        case _:
            raise TypeError(f"no limits in {kind}")


def _limits_of_id(pattern: str) -> tuple[list[Any], list[Any]]:
    full = string.ascii_lowercase[:8] + "2" * (_length_in(pattern) - 8)
    empty = [""] if ")?" in pattern else []
    broken = [full + "a", full[:-1], full.upper(), full[:-1] + "1", full + "\n", "\n" + full, 7]
    return [full, *empty], broken if empty else [*broken, ""]


def _strategy(  # noqa: C901, PLR0911, PLR0912 - one arm a kind
    kind: inspection.Type,
) -> st.SearchStrategy[Any]:
    match kind:
        case inspection.StructType(cls=cls, fields=fields):
            parts = {each.name: _strategy(each.type) for each in fields}
            return st.builds(cls, **parts)
        case inspection.UnionType(types=kinds):
            return st.one_of(*map(_strategy, kinds))
        case inspection.ListType(item_type=item, min_length=least):
            return st.lists(_strategy(item), min_size=least or 0, max_size=max(2, least or 0))
        case inspection.VarTupleType(item_type=item, min_length=least):
            return st.lists(_strategy(item), min_size=least or 0, max_size=2).map(tuple)
        case inspection.DictType(key_type=key, value_type=value):
            return st.dictionaries(_strategy(key), _strategy(value), max_size=2)
        case inspection.StrType(pattern=str(pattern)):
            size = _SIZES[_length_in(pattern)]
            return st.binary(min_size=size, max_size=size).map(base32)
        case inspection.StrType(min_length=least, max_length=int(most)):
            return st.text(min_size=least or 0, max_size=min(most, _SHORT))
        case inspection.BytesType(min_length=least, max_length=int(most)):
            return _repeated_bytes(least or 0, min(most, (least or 0) + _SHORT))
        case inspection.IntType(ge=least, le=most):
            return st.integers(least, most)
        case inspection.FloatType(ge=least, le=most):
            return st.floats(least, most)
        case inspection.BoolType():
            return st.booleans()
        case inspection.EnumType(cls=cls):
            return st.sampled_from(cls)
        case inspection.NoneType():
            return st.none()
        case inspection.TupleType(item_types=kinds):
            return st.tuples(*map(_strategy, kinds))
        case _:
            raise TypeError(f"no strategy for {kind}")


def _repeated_bytes(least: int, most: int) -> st.SearchStrategy[bytes]:
    """Of few random choices: keys are long, and what they hold does not matter here."""
    pairs = st.tuples(st.binary(min_size=1, max_size=4), st.integers(least, most))
    return pairs.map(lambda pair: (pair[0] * pair[1])[: pair[1]])


def _length_in(pattern: str) -> int:
    return int(pattern[pattern.index("{") + 1 : pattern.index("}")])


def _base64(size: int) -> str:
    return base64.b64encode(bytes(size)).decode()


def _is_none(kind: inspection.Type) -> bool:
    return isinstance(kind, inspection.NoneType)
