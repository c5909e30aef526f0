"""A relay's address as people type it and links carry it: `wss://host:port#pin`.

TLS is required beyond this computer. The part after # is the fingerprint of the relay's own
certificate, where it has no other proof of who it is; the relay prints the whole address.
"""

import re
from ipaddress import IPv6Address
from typing import NamedTuple, Self
from urllib.parse import urlsplit

from sealroom.controller.errors import RelayUnreachable
from sealroom.protocol.ids import is_fingerprint
from sealroom.protocol.loopback import is_loopback

DEFAULT_PORT = 8765
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_.])?")
_MOST_SHOWN = 100


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
    """The address a person meant. A host of other letters becomes its form in ASCII (punycode), so
    that a look-alike is seen as what it is.

    Raises RelayUnreachable where it is none, or not safe.
    """
    none = RelayUnreachable(f"“{_shown(typed)}” is not a relay's address.")
    text = typed.strip()
    has_scheme = "://" in text
    try:
        parts = urlsplit(text if has_scheme else f"wss://{text}")
        host, port, pin = _host(parts.hostname or ""), parts.port, parts.fragment
    except ValueError:
        raise none from None
    if parts.scheme not in {"ws", "wss"} or "@" in parts.netloc or parts.query:
        raise none
    if not (text.isprintable() and parts.path.isascii()) or " " in text:
        raise none
    if pin and not is_fingerprint(pin):
        raise none
    secure = parts.scheme == "wss" and (has_scheme or bool(pin) or not is_loopback(host))
    if not secure and not is_loopback(host):
        raise RelayUnreachable(
            f"{_shown(typed)} would be reached without TLS: everyone on the way could see who "
            "talks to whom. Use the relay's address that begins with wss."
        )
    if port is None and not (has_scheme and secure):
        port = DEFAULT_PORT
    return RelayAddress(secure, host, port, parts.path, pin)


def _host(written: str) -> str:
    """As it is looked up: a name in ASCII, or an IP address. Raises ValueError."""
    if ":" in written:
        if "%" in written:
            raise ValueError("a zone is of one computer alone, and may be any text")
        return str(IPv6Address(written))
    host = written.encode("idna").decode().lower()
    if not _NAME.fullmatch(host):
        raise ValueError("not a host's name")
    return host


def _shown(typed: str) -> str:
    """In an error's words: not without end, and nothing that turns their direction."""
    shown = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for letter in typed.strip()[: _MOST_SHOWN + 1]
    )
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"
