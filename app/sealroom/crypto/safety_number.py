"""Fingerprints as people read and compare them."""

from sealroom.protocol.ids import UserId

GROUPS = 8
GROUP_LENGTH = 4


def fingerprint_groups(user_id: UserId) -> tuple[str, ...]:
    """The first 32 characters (160 bits) of `user_id` as 8 groups of 4, to be read aloud."""
    starts = range(0, GROUPS * GROUP_LENGTH, GROUP_LENGTH)
    return tuple(user_id[start : start + GROUP_LENGTH] for start in starts)
