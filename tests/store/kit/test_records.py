"""The records of a kit, as bytes and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import KitDamaged
from sealroom.protocol.limits import FRAME_BYTES
from sealroom.store.database import open_memory_database
from sealroom.store.kit.contents import kit_contents
from sealroom.store.kit.records import (
    LENGTH_BYTES,
    KitPerson,
    KitRecord,
    decode_records,
    encode_records,
)
from sealroom.store.repositories import Repositories
from tests.crypto.people import EXAMPLES
from tests.ledger.people import id_of
from tests.store.kit.believable import MADE_AT, TEXT, ada, fill

PERSON = KitPerson(id_of("ben"), "Ben", None)


@pytest.fixture(scope="module")
def content() -> bytes:
    return b"".join(encode_records(a_kit()))


def a_kit() -> list[KitRecord]:
    database = open_memory_database()
    fill(database)
    return list(kit_contents(Repositories(database.connection), MADE_AT, messages=True))


def test_every_kind_of_record_comes_back(content: bytes) -> None:
    records = list(decode_records([content]))
    assert list(encode_records(records)) == list(encode_records(list(decode_records([content]))))
    assert b"".join(encode_records(records)) == content
    kinds = {type(record) for record in records}
    assert kinds == set(KitRecord.__args__)


@given(st.integers(1, 5_000))
@EXAMPLES
def test_records_are_read_from_pieces_of_any_length(content: bytes, size: int) -> None:
    pieces = [content[start : start + size] for start in range(0, len(content), size)]
    assert b"".join(encode_records(decode_records(pieces))) == content


def test_the_longest_record(content: bytes) -> None:
    longest = FRAME_BYTES.to_bytes(LENGTH_BYTES, "big")
    with pytest.raises(KitDamaged):  # not all there
        list(decode_records([longest]))
    too_long = (FRAME_BYTES + 1).to_bytes(LENGTH_BYTES, "big")
    with pytest.raises(KitDamaged):  # at once, without waiting for a megabyte
        next(decode_records(iter([too_long, content])))


@given(st.data())
@EXAMPLES
def test_content_that_is_cut_off_within_a_record_is_damaged(data: st.DataObject) -> None:
    encoded = b"".join(encode_records([PERSON]))
    cut = data.draw(st.integers(1, len(encoded) - 1))
    with pytest.raises(KitDamaged):
        list(decode_records([encoded[:cut]]))


@given(
    st.binary(max_size=400)
    | st.binary(max_size=200).map(lambda one: bytes([0, 0, 0, len(one)]) + one)
)
@EXAMPLES
def test_any_bytes_give_records_or_are_refused(content: bytes) -> None:
    try:
        records = list(decode_records([content]))
    except KitDamaged:
        return
    assert list(decode_records(encode_records(records))) == records


def test_no_secret_shows_in_a_repr() -> None:
    shown = " ".join(map(repr, a_kit()))
    secrets = ada().secrets
    for secret in (TEXT, secrets.rsa_private[:40], secrets.signing_private, b"\x01" * 32):
        assert repr(secret)[2:-1] not in shown
    for text in ("heron", "Lighthouse", "Not yet sa"):
        assert text not in shown
