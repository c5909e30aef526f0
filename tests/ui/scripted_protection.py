"""What opens a profile, as a script has it."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec

from sealroom.controller.protection_facade import ProtectionView

KEPT = ProtectionView(
    in_keyring=True, keyring="Secret Service", passphrase=False, recovery_code=True
)


class ScriptedProtection:
    """Implements `Protection`; no passphrase is noted."""

    def __init__(self, asked: Callable[..., Awaitable[None]]) -> None:
        self._asked = asked
        self.kept = KEPT

    @property
    def folder(self) -> Path:
        return Path("/home/mira/.local/share/Sealroom/profiles/default")

    async def view(self) -> ProtectionView:
        return self.kept

    def asks(self) -> bool:
        return not self.kept.in_keyring

    async def set_passphrase(self, passphrase: str, present: str = "") -> None:
        await self._asked("set_passphrase", len(passphrase), len(present))
        self.kept = msgspec.structs.replace(self.kept, passphrase=True)

    async def remove_passphrase(self, present: str) -> None:
        await self._asked("remove_passphrase", len(present))
        self.kept = msgspec.structs.replace(self.kept, passphrase=False)

    async def set_lock(self, passphrase: str, present: str = "") -> None:
        await self._asked("set_lock", len(passphrase), len(present))
        self.kept = msgspec.structs.replace(
            self.kept, lock=True, in_keyring=False, passphrase=False
        )

    async def remove_lock(self, present: str) -> None:
        await self._asked("remove_lock", len(present))
        self.kept = msgspec.structs.replace(self.kept, lock=False, in_keyring=True)
