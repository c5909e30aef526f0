"""Padmé padding: sizes on the wire tell little about the content, at most 12 % larger.

Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs"
(2019), section 4. Padmé alone tells short lengths exactly, so all up to 128 bytes have one size.

    4 bytes length (big-endian) || content || zeros, up to `padded_length`
"""

from sealroom.crypto.errors import ContentTooLarge, PaddingRefused

PREFIX_BYTES = 4
SMALLEST = 128
"""Size of everything that is no larger, with its prefix."""


def padded_length(length: int) -> int:
    """The size that `length` bytes are padded to: Padmé, never under 128."""
    if length <= SMALLEST:
        return SMALLEST
    exponent = length.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (length + mask) & ~mask


def pad(content: bytes, largest: int) -> bytes:
    """`content`, its length before and zeros after it. Raises ContentTooLarge over `largest`."""
    length = PREFIX_BYTES + len(content)
    size = padded_length(length)
    if size > largest:
        raise ContentTooLarge(size, largest)
    return len(content).to_bytes(PREFIX_BYTES, "big") + content + bytes(size - length)


def unpad(padded: bytes) -> bytes:
    """The content of what `pad` made. Raises PaddingRefused for anything else."""
    end = PREFIX_BYTES + int.from_bytes(padded[:PREFIX_BYTES], "big")
    if len(padded) != padded_length(end) or any(padded[end:]):
        raise PaddingRefused
    return padded[PREFIX_BYTES:end]
