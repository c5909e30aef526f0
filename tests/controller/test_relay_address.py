"""What people type as a relay's address, and what is not taken for one."""

import pytest

from sealroom.controller.errors import RelayUnreachable
from sealroom.controller.relay_address import DEFAULT_PORT, relay_address

PIN = "a2b3" * 13
LOOK_ALIKE = "p\N{CYRILLIC SMALL LETTER A}ypal.example"
IN_ASCII = "xn--pypal-4ve.example"


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
        "wss://@relay.example",
        "wss://:secret@relay.example",
        "wss://relay\x00.example",
        "wss://relay\u202e.example",
        "wss://relay..example",
        "wss://relay%2eexample",
        "wss://relay.example/\u05d0",
        "wss://" + "x" * 64,
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


def test_a_host_of_other_letters_is_taken_and_shown_in_ascii() -> None:
    """A look-alike is seen as what it is, and what is shown is what is connected to."""
    assert relay_address("wss://bücher.example").host == "xn--bcher-kva.example"
    assert relay_address(LOOK_ALIKE).url == f"wss://{IN_ASCII}:{DEFAULT_PORT}"
    assert relay_address("wss://ＲＥＬＡＹ.example").host == "relay.example"  # noqa: RUF001


def test_an_error_says_back_nothing_that_deceives() -> None:
    with pytest.raises(RelayUnreachable) as refused:
        relay_address("wss://relay.example\u202e/" + "x" * 5_000)
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 200


def test_the_same_relay_by_another_of_its_names_keeps_its_pin() -> None:
    here = relay_address(f"wss://127.0.0.1:9000#{PIN}")
    assert str(here.at("192.168.1.7")) == f"wss://192.168.1.7:9000#{PIN}"
    assert here.is_here
    assert not here.at("192.168.1.7").is_here
