"""A passphrase in the place of a keyring: asked for, stretched by Argon2id, opening a slot."""

import os
from collections.abc import Callable
from typing import TypeAlias

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sealroom.crypto import PassphraseParameters, database_key_from
from sealroom.crypto.database_key import SALT_BYTES
from sealroom.protocol.encoding import encode
from sealroom.store.errors import PassphraseNotGiven, PassphraseTooShort, WrongPassphrase
from sealroom.store.key_file import PassphraseSlot

SHORTEST_PASSPHRASE = 8
"""Characters; NIST SP 800-63B, section 5.1.1.1."""

CONTEXT = "sealroom/1/database-key-slot"
_NONCE_BYTES = 12


class PassphrasePrompt(msgspec.Struct, frozen=True):
    """What to ask the person: the passphrase of a profile, or a new one for it.

    `choosing` is for a profile that is being made on a computer without a keyring: say that no one
    can bring back a forgotten passphrase, and ask for it twice.
    """

    profile: str
    choosing: bool


AskPassphrase: TypeAlias = Callable[[PassphrasePrompt], str | None]
"""Gives what was entered; None when the person thought better of it."""

Work: TypeAlias = Callable[[bytes], PassphraseParameters]
"""How hard guessing is made for a new passphrase: parameters with the salt it is given."""


def choose_passphrase(profile: str, ask: AskPassphrase) -> str:
    """Ask for a new passphrase. Raises PassphraseNotGiven and PassphraseTooShort."""
    passphrase = _ask(PassphrasePrompt(profile, choosing=True), ask)
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise PassphraseTooShort(SHORTEST_PASSPHRASE)
    return passphrase


def enter_passphrase(profile: str, ask: AskPassphrase) -> str:
    """Ask for the profile's passphrase. Raises PassphraseNotGiven."""
    return _ask(PassphrasePrompt(profile, choosing=False), ask)


def seal_key(key: bytes, passphrase: str, profile_id: str, work: Work) -> PassphraseSlot:
    """A slot that `passphrase` opens. Takes about a second, as opening does."""
    parameters = work(os.urandom(SALT_BYTES))
    nonce = os.urandom(_NONCE_BYTES)
    cipher = AESGCM(database_key_from(passphrase, parameters))
    return PassphraseSlot(parameters, nonce, cipher.encrypt(nonce, key, _bound_to(profile_id)))


def open_key(slot: PassphraseSlot, passphrase: str, profile_id: str) -> bytes:
    """The database key in `slot`.

    Raises WrongPassphrase, which an altered slot looks like too, and crypto's SecretsRefused for
    parameters that are out of range or of a newer Sealroom.
    """
    cipher = AESGCM(database_key_from(passphrase, slot.parameters))
    try:
        return cipher.decrypt(slot.nonce, slot.sealed_key, _bound_to(profile_id))
    except InvalidTag:
        raise WrongPassphrase from None


def _ask(prompt: PassphrasePrompt, ask: AskPassphrase) -> str:
    passphrase = ask(prompt)
    if passphrase is None:
        raise PassphraseNotGiven
    return passphrase


def _bound_to(profile_id: str) -> bytes:
    return encode(CONTEXT, "passphrase", profile_id)
