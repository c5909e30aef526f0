"""Public keys as they travel."""

from sealroom.protocol.ids import user_id_of
from sealroom.protocol.keys import PublicKeys


def test_the_id_is_of_both_keys() -> None:
    keys = PublicKeys(b"rsa", bytes(32))
    assert keys.user_id == user_id_of(b"rsa", bytes(32))
    assert keys.user_id != PublicKeys(b"rsb", bytes(32)).user_id
    assert keys.user_id != PublicKeys(b"rsa", bytes(31) + b"\x01").user_id
