"""What opens the profile, asked and changed away from the loop's thread. Is a `Protection`."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sealroom.controller.errors import ControllerError
from sealroom.controller.protection_facade import ProtectionView
from sealroom.store.errors import StoreError
from sealroom.store.key_slots import KeySlots

_T = TypeVar("_T")
_log = logging.getLogger(__name__)


class ProtectionUnchanged(ControllerError):
    """It stays as it was, in words."""


class ProfileProtection:
    """Of one open profile."""

    def __init__(self, folder: Path, keys: KeySlots) -> None:
        self._folder = folder
        self._keys = keys

    @property
    def folder(self) -> Path:
        return self._folder

    async def view(self) -> ProtectionView:
        kept = await _aside(self._keys.kept)
        return ProtectionView(
            kept.in_keyring, kept.keyring, kept.passphrase, kept.recovery_code, kept.lock
        )

    def asks(self) -> bool:
        try:
            return self._keys.asks()
        except StoreError as problem:
            _log.warning("the profile cannot be locked: %s", type(problem).__name__)
            return False

    async def set_passphrase(self, passphrase: str, present: str = "") -> None:
        await _aside(lambda: self._keys.set_passphrase(passphrase, present))

    async def remove_passphrase(self, present: str) -> None:
        await _aside(lambda: self._keys.remove_passphrase(present))

    async def set_lock(self, passphrase: str, present: str = "") -> None:
        await _aside(lambda: self._keys.set_lock(passphrase, present))

    async def remove_lock(self, present: str) -> None:
        await _aside(lambda: self._keys.remove_lock(present))


async def _aside(work: Callable[[], _T]) -> _T:
    try:
        return await asyncio.to_thread(work)
    except StoreError as problem:
        raise ProtectionUnchanged(str(problem)) from None
