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

    async def set_passphrase(self, passphrase: str) -> None:
        await self._asked("set_passphrase", len(passphrase))
        self.kept = msgspec.structs.replace(self.kept, passphrase=True)

    async def remove_passphrase(self) -> None:
        await self._asked("remove_passphrase")
        self.kept = msgspec.structs.replace(self.kept, passphrase=False)
