"""A passphrase prompt as the store gives it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Prompt:
    """For whom, and whether a new one is to be chosen."""

    profile: str
    choosing: bool
