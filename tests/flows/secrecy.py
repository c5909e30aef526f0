"""Looking for secrets in bytes that a stranger holds, in every encoding in use."""

import base64
from collections.abc import Iterable, Iterator

SHORTEST = 6
"""Bytes; anything shorter turns up by chance."""
BLOCK = 4096
"""Bytes that are compared at once; longer than any secret."""


def forms(secret: bytes) -> Iterator[bytes]:
    """How `secret` may stand in bytes: raw, hex, base64 at each of its three places, base32."""
    assert len(secret) >= SHORTEST, "too short to look for"
    yield secret
    yield secret.hex().encode()
    yield secret.hex().upper().encode()
    for shift in range(3):
        inner = _base64_at(secret, shift)
        yield inner
        yield inner.translate(bytes.maketrans(b"+/", b"-_"))
    whole = secret[: len(secret) // 5 * 5]
    yield base64.b32encode(whole).lower()


def found_in(secrets: Iterable[bytes], places: Iterable[tuple[str, bytes]]) -> list[str]:
    """The names of places where any of `secrets` stands. Never the secret itself."""
    wanted = {form for secret in secrets for form in forms(secret)}
    return [name for name, content in places if any(form in content for form in wanted)]


def news(before: bytes, now: bytes) -> bytes:
    """What of a file was written since it read `before`, with whatever stands on either side of it.

    A secret that was made since can stand nowhere else.
    """
    if before == now:
        return b""
    starts = range(0, len(now), BLOCK)
    changed = [now[at : at + BLOCK] != before[at : at + BLOCK] for at in starts]
    near = zip([False, *changed], changed, [*changed[1:], False], strict=False)
    return b"".join(
        now[at : at + BLOCK] for at, each in zip(starts, near, strict=True) if any(each)
    )


def _base64_at(secret: bytes, shift: int) -> bytes:
    """The characters of base64 that depend on `secret` alone where `shift` bytes stand before."""
    encoded = base64.b64encode(bytes(shift) + secret)
    first = -(-shift * 8 // 6)
    last = (shift + len(secret)) * 8 // 6
    return encoded[first:last]
