"""Inputs made from sound ones without a fuzzer: for the tests, and where atheris does not run."""

from collections.abc import Iterator, Sequence
from random import Random

_STRANGE = (
    b"\x00", b"\xff", b"\xff\xff\xff\xff", b"\x7f", b'"', b"\\", b"[" * 64, b"{", b"null", b"-1",
    b"1e999",
    b"18446744073709551616", b"\\ud800", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xe2\x80\x8b",
    b"%00", b"%", b"&", b"#", b"://", b"@", b"\n", "\u1e9e\u0130\ufb03".encode(),
)  # fmt: skip


def mutants(seeds: Sequence[bytes], chance: Random, longest: int) -> Iterator[bytes]:
    """Without end: each a seed with a few changes."""
    while True:
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.choice((1, 1, 2, 3, 8))):
            _change(data, chance, seeds)
        yield bytes(data[:longest])


def _change(data: bytearray, chance: Random, seeds: Sequence[bytes]) -> None:
    at = chance.randrange(len(data) + 1)
    end = min(len(data), at + chance.choice((1, 2, 8, 64)))
    match chance.randrange(7):
        case 0 if at < len(data):
            data[at] ^= 1 << chance.randrange(8)
        case 1:
            data[at:at] = chance.choice(_STRANGE)
        case 2:
            data[at:end] = chance.choice(_STRANGE)
        case 3:
            del data[at:end]
        case 4:
            data[at:at] = data[at:end] * chance.choice((1, 2, 50))
        case 5:
            other = chance.choice(seeds)
            start = chance.randrange(len(other) + 1)
            data[at:end] = other[start : start + chance.choice((1, 8, 64, 512))]
        case _:
            data[at:end] = chance.randbytes(end - at)
