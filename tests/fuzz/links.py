"""Links, addresses and codes that anybody may have made."""

from collections.abc import Iterator
from contextlib import suppress

from sealroom.controller.errors import RelayUnreachable, TextRefused
from sealroom.controller.relay_address import RelayAddress, relay_address
from sealroom.controller.room_link import Giver, RoomLink, read_room_link, relay_meant
from sealroom.crypto.errors import NoVerificationCode, VerificationCodeTooNew
from sealroom.crypto.verification_code import VerificationCode, read_verification_code
from sealroom.protocol.ids import fingerprint
from sealroom.protocol.loopback import is_loopback
from tests.fuzz.target import Target

_ROOM, _PERSON, _HEAD = (fingerprint("fuzz", name) for name in ("room", "person", "head"))
_REFUSED = (TextRefused, RelayUnreachable)


def _try_link(data: bytes) -> None:
    text = data.decode(errors="replace")
    with suppress(*_REFUSED):
        link = read_room_link(text)
        assert read_room_link(str(link)) == link
        if link.relay is not None:
            _check(link.relay)
    with suppress(*_REFUSED):
        _check(relay_meant(text).address)
    with suppress(*_REFUSED):
        _check(relay_address(text))
    with suppress(NoVerificationCode, VerificationCodeTooNew):
        code = read_verification_code(text)
        assert read_verification_code(code.written) == code
        assert code.written.lower() == text.strip().lower(), "a code in a second form"


def _check(address: RelayAddress) -> None:
    """Nothing beyond this computer without TLS; one spelling, in plain letters."""
    assert address.secure or is_loopback(address.host)
    written = str(address)
    assert written.isascii()
    assert written.isprintable()
    assert " " not in written
    assert relay_address(written) == address


def _links() -> Iterator[bytes]:
    relay = relay_address(f"wss://relay.example:8765/path#{_PERSON}")
    yield str(RoomLink(_ROOM)).encode()
    yield str(RoomLink(_ROOM, relay, Giver(_PERSON, _HEAD))).encode()
    yield f"sealroom://join/{_ROOM}?relay=127.0.0.1".encode()
    yield b"sealroom:relay?relay=wss%3A%2F%2Fr.example&token=abc"
    yield "wss://b\u00fccher.example".encode()
    yield b"[::1]:8765"
    yield b"ws://localhost"
    yield VerificationCode(_PERSON, _HEAD, "a" * 16).written.encode()


LINKS_TARGET = Target("links", _try_link, _links, longest=1_200)
