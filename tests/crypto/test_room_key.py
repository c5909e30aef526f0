"""Room keys and their wraps."""

import msgspec
import pytest

from sealroom.crypto import (
    KeyBundleRefused,
    RoomKey,
    WrapRefused,
    generate_room_key,
    unwrap_room_key,
    wrap_room_key,
)
from sealroom.crypto.hybrid import hybrid_seal
from sealroom.crypto.room_key import WRAP_CONTEXT
from sealroom.protocol.limits import WRAP_BYTES
from tests.crypto.people import OTHER_SESSION, SESSION, Person


def unwrap(
    recipient: Person,
    sender: Person,
    wrapped: bytes,
    *,
    session_id: str = SESSION,
    key_id: str,
    epoch: int = 3,
) -> RoomKey:
    return unwrap_room_key(
        recipient.identity,
        recipient.chain,
        sender.keys,
        session_id=session_id,
        key_id=key_id,
        epoch=epoch,
        wrapped=wrapped,
    )


@pytest.fixture(scope="module")
def wrapped(ada: Person, ben: Person, room_key: RoomKey) -> bytes:
    return wrap_room_key(ada.identity, ben.card, room_key, 3)


def test_round_trip(ada: Person, ben: Person, room_key: RoomKey, wrapped: bytes) -> None:
    opened = unwrap(ben, ada, wrapped, key_id=room_key.key_id)
    assert opened.secret == room_key.secret
    assert opened == room_key
    assert len(wrapped) == 1593 <= WRAP_BYTES


def test_new_keys_are_fresh() -> None:
    keys = [generate_room_key(SESSION) for _ in range(10)]
    assert len({key.secret for key in keys}) == len({key.key_id for key in keys}) == 10


def test_the_key_id_commits_to_session_and_secret(room_key: RoomKey) -> None:
    same = RoomKey(SESSION, bytes(bytearray(room_key.secret)))
    assert same == room_key
    assert hash(same) == hash(room_key)
    for other in (RoomKey(OTHER_SESSION, room_key.secret), RoomKey(SESSION, bytes(32))):
        assert other.key_id != room_key.key_id
        assert other != room_key
    assert room_key != room_key.key_id


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_secret_of_another_size_is_no_room_key(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        RoomKey(SESSION, bytes(size))


def test_another_session_epoch_or_key_is_refused(
    ada: Person, ben: Person, room_key: RoomKey, wrapped: bytes
) -> None:
    with pytest.raises(WrapRefused):
        unwrap(ben, ada, wrapped, key_id=room_key.key_id, epoch=4)
    with pytest.raises(WrapRefused):
        unwrap(ben, ada, wrapped, key_id=room_key.key_id, session_id=OTHER_SESSION)
    with pytest.raises(WrapRefused):
        unwrap(ben, ada, wrapped, key_id=RoomKey(OTHER_SESSION, room_key.secret).key_id)


def test_another_sender_or_recipient_is_refused(
    ada: Person, ben: Person, cleo: Person, room_key: RoomKey, wrapped: bytes
) -> None:
    for recipient, sender in ((ben, cleo), (cleo, ada), (ada, ben)):
        with pytest.raises(WrapRefused):
            unwrap(recipient, sender, wrapped, key_id=room_key.key_id)


@pytest.mark.parametrize("secret", [bytes(32), bytes(31), b""])
def test_a_member_who_wraps_another_key_than_they_name_is_refused(
    ada: Person, ben: Person, room_key: RoomKey, secret: bytes
) -> None:
    bound = (SESSION, room_key.key_id, 3)
    lie = hybrid_seal(ada.identity, ben.card, context=WRAP_CONTEXT, bound=bound, plaintext=secret)
    with pytest.raises(WrapRefused):
        unwrap(ben, ada, lie, key_id=room_key.key_id)


def test_nothing_is_wrapped_for_a_relays_key(
    ada: Person, ben: Person, cleo: Person, room_key: RoomKey
) -> None:
    card = msgspec.structs.replace(ben.card, keys=cleo.keys, kem_key=cleo.card.kem_key)
    with pytest.raises(KeyBundleRefused):
        wrap_room_key(ada.identity, card, room_key, 3)
