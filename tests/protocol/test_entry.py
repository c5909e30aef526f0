"""Ledger entries as they travel: what is signed and hashed of them."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sealroom.protocol.encoding import encode
from sealroom.protocol.entry import (
    ENTRY_CONTEXT,
    SESSION_CONTEXT,
    AnyAction,
    Create,
    Entry,
    JoinRequest,
    Leave,
    session_id_of,
)
from sealroom.protocol.ids import fingerprint
from tests.protocol.wire import ACTIONS, instances, name_of

EXAMPLES = settings(deadline=None, max_examples=20)
ENTRY = Entry("s" * 52, 3, "p" * 52, 7, "u" * 52, Leave(), bytes(64))


@pytest.mark.parametrize("kind", ACTIONS, ids=name_of)
@EXAMPLES
@given(data=st.data())
def test_actions_keep_their_type_on_the_way(
    kind: type[msgspec.Struct], data: st.DataObject
) -> None:
    action = data.draw(instances(kind))
    encoded = msgspec.json.encode(action)
    assert msgspec.json.decode(encoded, type=AnyAction) == action


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("session_id", "t" * 52),
        ("number", 4),
        ("prev", "q" * 52),
        ("time", 8),
        ("author", "v" * 52),
        ("action", Create(bytes(32), None, True, None)),  # type: ignore[arg-type]
    ],
)
def test_the_signature_covers_every_field(field: str, value: object) -> None:
    changed = msgspec.structs.replace(ENTRY, **{field: value})
    assert encode("c", *changed.signed_fields()) != encode("c", *ENTRY.signed_fields())
    assert changed.hash() != ENTRY.hash()


def test_the_hash_covers_the_signature_too() -> None:
    other = msgspec.structs.replace(ENTRY, signature=bytes(63) + b"\x01")
    assert other.signed_fields() == ENTRY.signed_fields()
    assert other.hash() != ENTRY.hash()


def test_hash_and_session_id_are_different_things() -> None:
    fields = (*ENTRY.signed_fields(), ENTRY.signature)
    assert ENTRY.hash() == fingerprint(ENTRY_CONTEXT, *fields)
    assert session_id_of(ENTRY) == fingerprint(SESSION_CONTEXT, *fields)
    assert session_id_of(ENTRY) != ENTRY.hash()


@EXAMPLES
@given(one=instances(JoinRequest), other=instances(JoinRequest))
def test_a_join_request_signs_all_but_its_signature(one: JoinRequest, other: JoinRequest) -> None:
    bare = msgspec.structs.replace(one, signature=other.signature)
    assert bare.signed_fields() == one.signed_fields()
    same = bare == other
    signed = (encode("c", *one.signed_fields()), encode("c", *other.signed_fields()))
    assert (signed[0] == signed[1]) == same
