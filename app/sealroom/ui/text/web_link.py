"""Links to the web in texts of others: which there are, and where each really goes.

Only http and https; any other scheme, a file or a network path is text and nothing else. What the
address would be opened as is written out: the host in ASCII, nothing before an @, no letter that
cannot be seen.
"""

import enum
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, urlsplit

MOST_LINKS = 10
"""In one text; more are not offered."""
LONGEST = 2_000
"""Characters of an address; a longer one is not offered."""
LOOKED_AT = 1 << 13
"""Characters: links further down are there to be read and copied."""

_BEGINNING = re.compile(r"(?<![^\W_])https?://", re.IGNORECASE)
_ENDS_WITH = ".,;:!?'\"*_~’”»)]}>"
_OPENS = {")": "(", "]": "[", "}": "{"}
_NEVER = frozenset('<>"`^{|}\\')
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_.])?")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SAFE = "!#$%&'()*+,/:;=?@[]~"


class Caution(enum.Enum):
    """What a person should know before they follow it."""

    HOST_IN_OTHER_LETTERS = enum.auto()
    """The host is not written in ASCII: it may look like another."""
    MIXED_SCRIPTS = enum.auto()
    """A part of the host mixes letters of several scripts."""
    PRETENDS_A_HOST = enum.auto()
    """Something stands before an @ that is easily taken for the host."""
    NUMBERS = enum.auto()
    """The host is an IP address."""
    NOT_SEALED = enum.auto()
    """http: whoever is on the way reads along."""


@dataclass(frozen=True)
class WebLink:
    """`address` is what a browser would be given: ASCII alone."""

    address: str
    host: str
    """As it is looked up."""
    host_written: str
    """As the text has it; the same where that is ASCII."""
    cautions: tuple[Caution, ...]


def links_in(text: str) -> list[WebLink]:
    """Those of a text in their order, each once."""
    found: dict[str, WebLink] = {}
    for _, _, link in places_in(text):
        found.setdefault(link.address, link)
    return list(found.values())


def places_in(text: str) -> list[tuple[int, int, WebLink]]:
    """Where each of them stands in a text, from its first character to behind its last."""
    places: list[tuple[int, int, WebLink]] = []
    addresses: set[str] = set()
    for start, written in _written_in(text[:LOOKED_AT]):
        link = _read(written)
        if link is None:
            continue
        addresses.add(link.address)
        if len(addresses) > MOST_LINKS:
            break
        places.append((start, start + len(written), link))
    return places


def _written_in(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    while (beginning := _BEGINNING.search(text, at)) is not None:
        start = beginning.start()
        end = beginning.end()
        while end < len(text) and end - start <= LONGEST and _may_stand(text[end]):
            end += 1
        at = end
        if end - start <= LONGEST:
            yield start, _without_closing(text[start:end])


def _may_stand(letter: str) -> bool:
    """Whether an address goes on: seen, no space, and nothing that browsers read in two ways."""
    return letter.isprintable() and not letter.isspace() and letter not in _NEVER


def _without_closing(written: str) -> str:
    while written and written[-1] in _ENDS_WITH:
        opening = _OPENS.get(written[-1])
        if opening and written.count(opening) >= written.count(written[-1]):
            break
        written = written[:-1]
    return written


def _read(written: str) -> WebLink | None:
    try:
        parts = urlsplit(written)
        port, typed = parts.port, parts.hostname or ""
        host_written = unicodedata.normalize("NFC", typed)
        host = _ascii_host(host_written)
    except ValueError:
        return None
    shown_port = "" if port in {None, _DEFAULT_PORTS[parts.scheme]} else f":{port}"
    shown_host = f"[{host}]" if ":" in host else host
    rest = quote(parts._replace(scheme="", netloc="").geturl(), safe=_SAFE)
    address = f"{parts.scheme}://{shown_host}{shown_port}{rest}"
    return WebLink(address, host, host_written, tuple(_cautions(parts, host, host_written)))


def _ascii_host(written: str) -> str:
    """Raises ValueError where it is none."""
    if ":" in written:
        if "%" in written:
            raise ValueError("a zone is of one computer alone, and may be any text")
        return str(IPv6Address(written))
    host = written.encode("idna").decode().lower().removesuffix(".")
    if not _NAME.fullmatch(host):
        raise ValueError("not a host's name")
    return host


def _cautions(parts: SplitResult, host: str, written: str) -> Iterator[Caution]:
    if "@" in parts.netloc:
        yield Caution.PRETENDS_A_HOST
    if host != written or "xn--" in host:
        yield Caution.HOST_IN_OTHER_LETTERS
    if any(len(_scripts(label)) > 1 for label in written.split(".")):
        yield Caution.MIXED_SCRIPTS
    if _is_number(host):
        yield Caution.NUMBERS
    if parts.scheme == "http":
        yield Caution.NOT_SEALED


def _scripts(label: str) -> set[str]:
    """By the first word of its letters' names: LATIN, CYRILLIC, GREEK ..."""
    return {unicodedata.name(letter, "?").split()[0] for letter in label if letter.isalpha()}


def _is_number(host: str) -> bool:
    """An IP address, in any form that browsers take: 2130706433 and 0x7f.1 are 127.0.0.1."""
    last = host.rstrip(".").rpartition(".")[2]
    return ":" in host or last.isdigit() or last.startswith("0x")
