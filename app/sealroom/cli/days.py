"""Days as they are typed."""

import argparse

MOST_DAYS = 36_500


def days(text: str) -> int:
    """At least one, at most a century. Raises ArgumentTypeError."""
    number = int(text)
    if not 1 <= number <= MOST_DAYS:
        raise argparse.ArgumentTypeError(f"between 1 and {MOST_DAYS:,} days")
    return number
