"""What people type as a relay's address, and what is not taken for one."""

from urllib.parse import quote

import pytest

from sealroom.controller.errors import RelayUnreachable
from sealroom.controller.relay_address import DEFAULT_PORT, relay_address, token_in

PIN = "a2b3" * 13


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("relay.example", f"wss://relay.example:{DEFAULT_PORT}"),
        ("  relay.example  ", f"wss://relay.example:{DEFAULT_PORT}"),
        ("192.168.1.7:9000", "wss://192.168.1.7:9000"),
        (f"192.168.1.7:9000#{PIN}", f"wss://192.168.1.7:9000#{PIN}"),
        (f"wss://[fd00::7]:9000#{PIN}", f"wss://[fd00::7]:9000#{PIN}"),
        ("wss://relay.example", "wss://relay.example"),
        ("wss://relay.example/path", "wss://relay.example/path"),
        ("localhost", f"ws://localhost:{DEFAULT_PORT}"),
        ("127.0.0.1:9000", "ws://127.0.0.1:9000"),
        (f"127.0.0.1:9000#{PIN}", f"wss://127.0.0.1:9000#{PIN}"),
        ("ws://127.0.0.1:9000/path", "ws://127.0.0.1:9000/path"),
        ("[::1]:9000", "ws://[::1]:9000"),
        ("ws://[::1]", f"ws://[::1]:{DEFAULT_PORT}"),
    ],
)
def test_what_is_meant(typed: str, meant: str) -> None:
    assert str(relay_address(typed)) == meant
    assert str(relay_address(meant)) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "://",
        "ws://",
        "http://relay.example",
        "file:///etc/passwd",
        "wss://user:secret@relay.example",
        "relay.example:port",
        "relay.example:70000",
        "ws://[::1",
        "ws://relay.example:-1",
        "wss://relay example",
        "wss://relay.example\n.evil.example",
        "wss://relay.example?query",
        "wss://relay.example#not-a-fingerprint",
        f"wss://relay.example#{PIN}{PIN}",
    ],
)
def test_what_is_none(typed: str) -> None:
    with pytest.raises(RelayUnreachable, match="not a relay's address"):
        relay_address(typed)


@pytest.mark.parametrize(
    "typed",
    ["ws://relay.example", "ws://192.168.1.7:9000", f"ws://10.0.0.1#{PIN}", "ws://127.0.0.1.evil"],
)
def test_without_tls_nothing_but_this_computer_is_reached(typed: str) -> None:
    with pytest.raises(RelayUnreachable, match="without TLS"):
        relay_address(typed)


def test_a_rooms_link_carries_it() -> None:
    address = f"wss://192.168.1.7:9000#{PIN}"
    link = f"sealroom:join/{'a' * 52}?relay={quote(address, safe='')}"
    assert str(relay_address(link)) == address
    assert str(relay_address(f" {link.replace('sealroom', 'Sealroom')}\n")) == address
    with pytest.raises(RelayUnreachable, match="not a relay's address"):
        relay_address("sealroom:join/abc")
    with pytest.raises(RelayUnreachable, match="without TLS"):
        relay_address("sealroom:join/abc?relay=ws%3A%2F%2F192.168.1.20%3A8765")


def test_the_same_relay_by_another_of_its_names_keeps_its_pin() -> None:
    here = relay_address(f"wss://127.0.0.1:9000#{PIN}")
    assert str(here.at("192.168.1.7")) == f"wss://192.168.1.7:9000#{PIN}"
    assert here.is_here
    assert not here.at("192.168.1.7").is_here


def test_a_link_to_a_relay_may_carry_a_registration_token() -> None:
    link = f"sealroom:relay?relay={quote('wss://relay.example', safe='')}&token=abc"
    assert str(relay_address(link)) == "wss://relay.example"
    assert token_in(f" {link} ") == "abc"
    for without in ("sealroom:relay?relay=relay.example", "wss://relay.example?token=abc", ""):
        assert token_in(without) == ""
