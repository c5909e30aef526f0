"""The one encoding of what is hashed or signed: fixed examples, and that it can be read back."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sealroom.protocol.encoding import ABSENT, Field, encode
from sealroom.protocol.entry import Ban, Info, Leave, Policy
from tests.protocol.wire import ACTIONS, instances, name_of

scalars = st.none() | st.text() | st.binary() | st.booleans() | st.integers(0, (1 << 64) - 1)
field_lists = st.lists(scalars | st.lists(scalars, max_size=4), max_size=6)


def framed(content: str) -> bytes:
    data = bytes.fromhex(content)
    return len(data).to_bytes(8, "big") + data


def split(encoded: bytes) -> list[bytes | None]:
    """Read the parts of an encoding back, as a stranger would."""
    parts: list[bytes | None] = []
    while encoded:
        head, encoded = encoded[:8], encoded[8:]
        if head == b"\xff" * 8:
            parts.append(None)
            continue
        size = int.from_bytes(head, "big")
        assert size <= len(encoded)
        parts.append(encoded[:size])
        encoded = encoded[size:]
    return parts


def content(field: Any) -> bytes | None:
    """What stands for a field, written out once more."""
    match field:
        case None:
            return None
        case bool():
            return bytes([field])
        case int():
            return field.to_bytes(8, "big")
        case str():
            return field.encode()
        case bytes():
            return field
        case _:
            parts = map(content, field)
            return b"".join(
                ABSENT if part is None else len(part).to_bytes(8, "big") + part for part in parts
            )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ([], b""),
        ([""], framed("")),
        (["é"], framed("c3 a9")),
        ([b"\x00\xff"], framed("00 ff")),
        ([5], framed("00 00 00 00 00 00 00 05")),
        ([(1 << 64) - 1], framed("ff" * 8)),
        ([True, False], framed("01") + framed("00")),
        ([None], b"\xff" * 8),
        ([[]], framed("")),
        ([["x", b"\x01"]], framed((framed("78") + framed("01")).hex())),
        ([["x"], b"\x01"], framed(framed("78").hex()) + framed("01")),
        ([Leave()], framed(framed("6c 65 61 76 65").hex())),
        ([Ban("u", None)], framed((framed("62 61 6e") + framed("75") + b"\xff" * 8).hex())),
        ([Info(None, b"t")], framed((b"\xff" * 8 + framed("74")).hex())),
    ],
)
def test_examples(fields: list[Field], expected: bytes) -> None:
    assert encode("c", *fields) == framed("63") + expected


def test_the_example_of_the_document() -> None:
    encoded = encode("sealroom/1/example", "é", 5, True, None, ["x", b"\x01"])
    assert encoded == (
        framed("73 65 61 6c 72 6f 6f 6d 2f 31 2f 65 78 61 6d 70 6c 65")
        + framed("c3 a9")
        + framed("00 00 00 00 00 00 00 05")
        + framed("01")
        + bytes.fromhex("ff ff ff ff ff ff ff ff")
        + framed("00 00 00 00 00 00 00 01 78 00 00 00 00 00 00 00 01 01")
    )


@given(context=st.text(), fields=field_lists)
def test_it_can_be_read_back(context: str, fields: list[Any]) -> None:
    assert split(encode(context, *fields)) == [context.encode(), *map(content, fields)]


@given(one=field_lists, other=field_lists)
def test_different_contents_never_share_bytes(one: list[Any], other: list[Any]) -> None:
    same = list(map(content, one)) == list(map(content, other))
    assert (encode("c", *one) == encode("c", *other)) == same


@given(fields=field_lists, moved=st.integers(0, 5))
def test_a_field_more_or_less_shows(fields: list[Any], moved: int) -> None:
    fewer = fields[:moved] + fields[moved + 1 :]
    assert (encode("c", *fewer) == encode("c", *fields)) == (fewer == fields)


@given(one=st.text(), other=st.text())
def test_contexts_keep_uses_apart(one: str, other: str) -> None:
    assert (encode(one, "x") == encode(other, "x")) == (one == other)


@pytest.mark.parametrize("kind", ACTIONS, ids=name_of)
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_a_struct_is_its_tag_and_its_fields(
    kind: type[msgspec.Struct], data: st.DataObject
) -> None:
    value = data.draw(instances(kind))
    listed = [kind.__struct_config__.tag, *(getattr(value, n) for n in kind.__struct_fields__)]
    assert encode("c", value) == encode("c", listed)


def test_a_struct_without_a_tag_is_its_fields() -> None:
    policy = Policy(3600, True, False, True, False)
    assert encode("c", policy) == encode("c", [3600, True, False, True, False])


@pytest.mark.parametrize("number", [-1, 1 << 64])
def test_numbers_that_do_not_fit_are_refused(number: int) -> None:
    with pytest.raises(OverflowError):
        encode("c", number)


def test_a_lone_surrogate_has_no_encoding() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode("c", "\ud800")


def test_a_list_given_lazily_is_encoded_alike() -> None:
    assert encode("c", iter(["a", "b"])) == encode("c", ["a", "b"])
