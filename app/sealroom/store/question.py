"""What is asked of the person where the keyring alone does not open a profile."""

import enum
from collections.abc import Callable
from typing import TypeAlias

import msgspec

from sealroom.store.errors import PassphraseNotGiven, StoreError


class Again(enum.Enum):
    """An answer that is no passphrase: the keyring may be unlocked now, look there once more."""

    KEYRING = enum.auto()


class PassphrasePrompt(msgspec.Struct, frozen=True):
    """What to ask the person: what opens a profile, or a new passphrase for it.

    `choosing` is for a profile that is being made on a computer without a keyring: say that no one
    can bring back a forgotten passphrase, and ask for it twice.
    """

    profile: str
    choosing: bool
    passphrase: bool = True
    """The profile has a passphrase."""
    recovery_code: bool = False
    """The recovery code opens it, too; both are entered in the same place."""
    keyring: StoreError | None = None
    """Why the keyring did not open it; `Again.KEYRING` is an answer then."""
    problem: StoreError | None = None
    """What was wrong with the last answer."""
    lock: bool = False
    """The passphrase opens it together with the keyring alone, which gets no key back."""
    wrong_answers: int = 0
    """How many there were before this question."""


Answer: TypeAlias = str | Again | None
AskPassphrase: TypeAlias = Callable[[PassphrasePrompt], Answer]
"""Gives what was entered; None when the person thought better of it. Asked until one is right."""


def entered(prompt: PassphrasePrompt, ask: AskPassphrase) -> str | Again:
    """The person's answer. Raises PassphraseNotGiven."""
    answer = ask(prompt)
    if answer is None:
        raise PassphraseNotGiven
    return answer
