"""Recovery kits as a script has them: nothing is written, everything is noted."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec

from sealroom.controller.events import Event, RecoveryChanged
from sealroom.controller.recovery_facade import Watch
from sealroom.controller.views import RecoveryView
from sealroom.crypto import RecoveryCode

CODE = RecoveryCode(bytes.fromhex("0dd29bd3720cbd665331b6e1c25d4376cfc53ab9"))
SAVED_AT = 1_762_524_300_000


class ScriptedRecovery:
    """Implements `Recovery`; whoever restores becomes `restores`."""

    def __init__(
        self,
        asked: Callable[..., Awaitable[None]],
        tell: Callable[[Event], None],
        become: Callable[[str], None],
        *,
        newcomer: bool,
    ) -> None:
        self._asked = asked
        self._tell = tell
        self._become = become
        self.kit = RecoveryView(None if newcomer else SAVED_AT, code_kept=not newcomer)
        self.restores = "Mira"
        self.progress: tuple[float, ...] = (0.25, 1.0)

    def view(self) -> RecoveryView:
        return self.kit

    async def code(self) -> RecoveryCode:
        await self._asked("recovery_code")
        return CODE

    async def note_code_kept(self) -> None:
        await self._asked("note_code_kept")
        self.kit = msgspec.structs.replace(self.kit, code_kept=True)
        self._tell(RecoveryChanged())

    async def save(self, file: Path, *, messages: bool, watch: Watch) -> None:
        watch(self.progress[0])
        await self._asked("save_kit", file, messages)
        self.kit = RecoveryView(SAVED_AT, messages, 0, self.kit.code_kept)
        self._tell(RecoveryChanged())

    async def restore(self, file: Path, code: str, watch: Watch, *, relay: str = "") -> None:
        watch(self.progress[0])
        await self._asked("restore_kit", file, code, relay)
        watch(self.progress[-1])
        self._become(self.restores)
