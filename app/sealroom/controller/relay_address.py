"""A relay's address as people type it and links carry it: `wss://host:port#pin`.

TLS is required beyond this computer. The part after # is the fingerprint of the relay's own
certificate, where it has no other proof of who it is; the relay prints the whole address.
"""

from typing import NamedTuple, Self
from urllib.parse import parse_qs, urlsplit

from sealroom.controller.errors import RelayUnreachable
from sealroom.protocol.ids import is_fingerprint
from sealroom.protocol.loopback import is_loopback

DEFAULT_PORT = 8765
LINK_SCHEME = "sealroom"
"""Of links to rooms, which carry the address of their relay."""


class RelayAddress(NamedTuple):
    """One relay's address, taken apart."""

    secure: bool
    host: str
    port: int | None
    """None for the usual one of `wss`."""
    path: str
    pin: str
    """Fingerprint of the certificate to be met; empty where one that this computer trusts does."""

    @property
    def url(self) -> str:
        """What is connected to."""
        scheme = "wss" if self.secure else "ws"
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port is None else f":{self.port}"
        return f"{scheme}://{host}{port}{self.path}"

    @property
    def is_here(self) -> bool:
        """Whether it is on this computer."""
        return is_loopback(self.host)

    def at(self, host: str) -> Self:
        """The same relay by another of its names."""
        return self._replace(host=host)

    def __str__(self) -> str:
        return f"{self.url}#{self.pin}" if self.pin else self.url


def relay_address(typed: str) -> RelayAddress:
    """The address a person meant, or that a room's link carries.

    Raises RelayUnreachable where it is none, or not safe.
    """
    none = RelayUnreachable(f"“{typed}” is not a relay's address.")
    text = _in_link(typed.strip())
    has_scheme = "://" in text
    try:
        parts = urlsplit(text if has_scheme else f"wss://{text}")
        port = parts.port
    except ValueError:
        raise none from None
    host, pin = parts.hostname, parts.fragment
    if parts.scheme not in {"ws", "wss"} or not host or parts.username or parts.query:
        raise none
    if any(character.isspace() for character in text) or (pin and not is_fingerprint(pin)):
        raise none
    secure = parts.scheme == "wss" and (has_scheme or bool(pin) or not is_loopback(host))
    if not secure and not is_loopback(host):
        raise RelayUnreachable(
            f"{typed} would be reached without TLS: everyone on the way could see who talks to "
            "whom. Use the relay's address that begins with wss."
        )
    if port is None and not (has_scheme and secure):
        port = DEFAULT_PORT
    return RelayAddress(secure, host, port, parts.path, pin)


def token_in(typed: str) -> str:
    """The registration token that a link to a relay carries; empty where there is none."""
    return _of_link(typed.strip(), "token") or ""


def _in_link(text: str) -> str:
    relay = _of_link(text, "relay")
    return text if relay is None else relay


def _of_link(text: str, name: str) -> str | None:
    """What a link carries under that name; None where the text is no link."""
    scheme, _, rest = text.partition(":")
    if scheme.lower() != LINK_SCHEME:
        return None
    return parse_qs(rest.partition("?")[2]).get(name, [""])[0]
