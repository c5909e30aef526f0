"""A room's link: which room, at which relay, who gives it, and where the room stood then.

    sealroom:join/<room>?relay=<address>&by=<user id>&at=<entry hash>

The room's id is the hash of its first entry, the giver's that of their keys; so neither the relay
nor anybody on the way can put another room or person in their place. `at` is the last entry that
the giver knew: a history without it was cut short, or is a fork. Links of old have no `by` and
`at`; a room's id alone is a link, too.
"""

import re
from typing import NamedTuple
from urllib.parse import quote, unquote

from sealroom.controller.errors import RelayUnreachable, TextRefused
from sealroom.controller.relay_address import RelayAddress, relay_address
from sealroom.protocol.ids import EntryHash, SessionId, UserId, is_fingerprint
from sealroom.protocol.redacted import Redacted

LINK_SCHEME = "sealroom"
LINK_LENGTH = 1_000
"""Characters; longer ones are refused unread."""

_LINK = re.compile(r"sealroom:(?://)?(?:join/)?([a-z2-7]{52})(?:\?(.*))?", re.IGNORECASE | re.ASCII)
_RELAY_LINK = re.compile(r"sealroom:(?://)?relay(?:\?(.*))?", re.IGNORECASE | re.ASCII)
_VALUE = re.compile(r"(?:[A-Za-z0-9._~:/\[\]-]|%[0-9A-Fa-f]{2})+")
_ROOM_SAYS = frozenset({"relay", "by", "at"})
_RELAY_SAYS = frozenset({"relay", "token"})
_NO_LINK = "This is not a room's link or code."
_DAMAGED = "This link is damaged, or somebody changed it. Ask for it again."
_NOWHERE = "This link does not say at which relay its room is."
_NEWER = "This link says more than this Sealroom understands. Install the newest one."


class Giver(NamedTuple):
    """Who gives a link, and the last entry of the room's ledger that they knew."""

    user_id: UserId
    head: EntryHash


class RoomLink(NamedTuple):
    """What a link says."""

    session_id: SessionId
    relay: RelayAddress | None = None
    giver: Giver | None = None

    def __str__(self) -> str:
        said = []
        if self.relay is not None:
            said.append(f"relay={quote(str(self.relay), safe='')}")
        if self.giver is not None:
            said.append(f"by={self.giver.user_id}&at={self.giver.head}")
        return f"{LINK_SCHEME}:join/{self.session_id}?{'&'.join(said)}".removesuffix("?")


class RelayMeant(Redacted, frozen=True):
    """A relay to register at, and the registration token, where a link to it carries one:

    sealroom:relay?relay=<address>&token=<token>
    """

    HIDDEN = frozenset({"token"})

    address: RelayAddress
    token: str = ""


def is_link(typed: str) -> bool:
    """Whether it begins as a link of ours."""
    return typed.lstrip()[: len(LINK_SCHEME) + 1].lower() == f"{LINK_SCHEME}:"


def is_room_link(typed: str) -> bool:
    """Whether it is a whole link to a room."""
    try:
        read_room_link(typed)
    except (TextRefused, RelayUnreachable):
        return False
    return is_link(typed)


def read_room_link(typed: str) -> RoomLink:
    """What a link or a room's code says. Raises TextRefused; RelayUnreachable for its address."""
    text = typed.strip() if len(typed) <= LINK_LENGTH else ""
    if not is_link(text):
        code = "".join(text.split()).lower()
        if not (text.isascii() and is_fingerprint(code)):
            raise TextRefused(_NO_LINK)
        return RoomLink(code)
    found = _LINK.fullmatch(text)
    if found is None:
        raise TextRefused(_NO_LINK)
    said = _said(found[2] or "", _ROOM_SAYS)
    relay = relay_address(said["relay"]) if "relay" in said else None
    return RoomLink(found[1].lower(), relay, _giver(said))


def relay_meant(typed: str) -> RelayMeant:
    """The address that was typed, or that a link carries. Raises RelayUnreachable."""
    if not is_link(typed):
        return RelayMeant(relay_address(typed))
    try:
        if meant := _in_relay_link(typed.strip()):
            return meant
        relay = read_room_link(typed).relay
    except TextRefused as refused:
        raise RelayUnreachable(str(refused)) from None
    if relay is None:
        raise RelayUnreachable(_NOWHERE)
    return RelayMeant(relay)


def _in_relay_link(text: str) -> RelayMeant | None:
    """What a link to a relay says; None where it is none."""
    found = _RELAY_LINK.fullmatch(text) if len(text) <= LINK_LENGTH else None
    if found is None:
        return None
    said = _said(found[1] or "", _RELAY_SAYS)
    if "relay" not in said:
        raise TextRefused(_NOWHERE)
    return RelayMeant(relay_address(said["relay"]), said.get("token", ""))


def _said(query: str, keys: frozenset[str]) -> dict[str, str]:
    """The values by their keys, each once and well-formed."""
    said: dict[str, str] = {}
    for part in query.split("&") if query else ():
        key, equals, value = part.partition("=")
        if equals and key.isascii() and key.isalnum() and key not in keys:
            raise TextRefused(_NEWER)
        if key not in keys or key in said or not _VALUE.fullmatch(value):
            raise TextRefused(_DAMAGED)
        try:
            said[key] = unquote(value, errors="strict")
        except UnicodeDecodeError:
            raise TextRefused(_DAMAGED) from None
        if not said[key].isprintable() or " " in said[key]:
            raise TextRefused(_DAMAGED)
    return said


def _giver(said: dict[str, str]) -> Giver | None:
    by, at = said.get("by"), said.get("at")
    if by is None and at is None:
        return None
    if not (by and at and is_fingerprint(by) and is_fingerprint(at)):
        raise TextRefused(_DAMAGED)
    return Giver(by, at)
