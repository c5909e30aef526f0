"""Tokens as they are made and typed."""

import os

import pytest

from sealroom.protocol.limits import TOKEN_LENGTH
from sealroom.relay.registration_token import TOKEN_BYTES, token_from, token_hash


def test_a_token_is_short_enough_to_read_out_and_no_two_are_alike() -> None:
    tokens = {token_from(os.urandom(TOKEN_BYTES)) for _ in range(100)}
    assert len(tokens) == 100
    assert all(len(token) == 32 < TOKEN_LENGTH for token in tokens)


def test_a_token_is_known_however_it_was_typed_and_its_hash_does_not_show_it() -> None:
    token = token_from(bytes(range(TOKEN_BYTES)))
    typed = f" {token[:16].upper()} {token[16:]} "
    assert token_hash(typed) == token_hash(token)
    assert token_hash(token) != token_hash(token[1:])
    assert token not in token_hash(token)


def test_a_token_of_less_is_not_made() -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        token_from(b"short")
