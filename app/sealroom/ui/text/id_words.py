"""Ids and hashes as people read them."""

_GROUP = 4


def grouped(value: str) -> str:
    """An id in groups of four, which eyes can compare and lines can break; others as they are."""
    if not value.isalnum() or len(value) <= 2 * _GROUP:
        return value
    return in_groups(value)


def in_groups(value: str) -> str:
    """abcd efgh."""
    return " ".join(value[at : at + _GROUP] for at in range(0, len(value), _GROUP))
