"""What people type as a relay's address."""

import pytest

from sealroom.controller.connection import DEFAULT_PORT, relay_url
from sealroom.controller.errors import RelayUnreachable


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("relay.example", f"ws://relay.example:{DEFAULT_PORT}"),
        ("  relay.example  ", f"ws://relay.example:{DEFAULT_PORT}"),
        ("192.168.1.7:9000", "ws://192.168.1.7:9000"),
        ("ws://relay.example:9000/path", "ws://relay.example:9000/path"),
        ("ws://relay.example/path", f"ws://relay.example:{DEFAULT_PORT}/path"),
        ("wss://relay.example", "wss://relay.example"),
        ("[::1]:9000", "ws://[::1]:9000"),
        ("ws://[::1]", f"ws://[::1]:{DEFAULT_PORT}"),
    ],
)
def test_what_is_meant(typed: str, meant: str) -> None:
    assert relay_url(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "://",
        "ws://",
        "http://relay.example",
        "file:///etc/passwd",
        "ws://user:secret@relay.example",
        "relay.example:port",
        "relay.example:70000",
        "ws://[::1",
        "ws://relay.example:-1",
        "ws://relay example",
        "ws://relay.example\n.evil.example",
    ],
)
def test_what_is_none(typed: str) -> None:
    with pytest.raises(RelayUnreachable, match="not a relay's address"):
        relay_url(typed)
