"""The profile's recovery code, and what its last kit held."""

import msgspec

from sealroom.crypto import RecoveryCode
from sealroom.store.settings import SettingsRepository

_CODE = "recovery code"
_CODE_KEPT = "recovery code kept"
_KIT = "recovery kit"


class SavedKit(msgspec.Struct, frozen=True):
    """A kit that was saved, or restored from: when it was made, and how many room keys it holds.

    Keys are never dropped, so that the profile's number less this one are the newer ones.
    """

    made_at: int
    with_messages: bool
    keys: int


class RecoverySettings:
    """Kept among the settings, which nobody sees but through here."""

    def __init__(self, settings: SettingsRepository) -> None:
        self._settings = settings

    def code(self) -> RecoveryCode | None:
        """The code; None before the first was made."""
        stored = self._settings.get(_CODE)
        return RecoveryCode(stored) if stored is not None else None

    def keep_code(self, code: RecoveryCode) -> None:
        """Remember the code that kits are sealed under from now on."""
        self._settings.set(_CODE, code.secret)

    def code_kept(self) -> bool:
        """Whether the person has been given the code."""
        return self._settings.get(_CODE_KEPT) is not None

    def note_code_kept(self) -> None:
        """The person has it, on paper or wherever they keep such things."""
        self._settings.set(_CODE_KEPT, b"")

    def kit(self) -> SavedKit | None:
        """The last kit; None before the first was saved."""
        stored = self._settings.get(_KIT)
        return msgspec.msgpack.decode(stored, type=SavedKit) if stored is not None else None

    def keep_kit(self, saved: SavedKit) -> None:
        """Remember that a kit was saved."""
        self._settings.set(_KIT, msgspec.msgpack.encode(saved))
