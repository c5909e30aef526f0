"""HKDF with an encoded context."""

from sealroom.crypto.key_derivation import derive
from sealroom.protocol.encoding import encode
from tests.crypto import stranger


def test_it_is_hkdf_sha_256_over_the_encoded_context() -> None:
    info = encode("sealroom/test", "a", 1)
    assert derive(b"s" * 32, 44, "sealroom/test", "a", 1) == stranger.hkdf(b"s" * 32, 44, info)


def test_every_field_counts() -> None:
    keys = {
        derive(b"s" * 32, 32, "sealroom/test", "a", 1),
        derive(b"t" * 32, 32, "sealroom/test", "a", 1),
        derive(b"s" * 32, 32, "sealroom/test2", "a", 1),
        derive(b"s" * 32, 32, "sealroom/test", "a", 2),
        derive(b"s" * 32, 32, "sealroom/test", "a"),
    }
    assert len(keys) == 5
