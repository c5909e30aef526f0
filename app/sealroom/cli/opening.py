"""From a profile's name to the open profile, with the person's help where it takes any."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from sealroom.controller.room_link import LINK_LENGTH, is_link
from sealroom.store.backup import Backup
from sealroom.store.errors import PassphraseNotGiven, ProfileInUse, StoreError
from sealroom.store.profile import Profile, ProfileClaim
from sealroom.store.question import Again, Answer, PassphrasePrompt
from sealroom.store.spoken_language import remembered_language
from sealroom.ui.dialogs.lone_window import LoneWindow
from sealroom.ui.dialogs.other_profile import OtherProfileSheet
from sealroom.ui.dialogs.passphrase import PassphraseSheet
from sealroom.ui.dialogs.trouble import TroubleSheet, Way
from sealroom.ui.dialogs.unlock import Locked, UnlockSheet, pause_after
from sealroom.ui.front import bring_to_front
from sealroom.ui.front_door import FrontDoor, Knocked, knock
from sealroom.ui.language import named, speak
from sealroom.ui.text.profile_trouble import trouble_of

CLOSING_SECONDS = 10.0
"""How long a copy that answers no more may take to close: it stores what it must."""
LOOK_SECONDS = 0.1

MakeClaim: TypeAlias = Callable[[str], ProfileClaim]

_log = logging.getLogger(__name__)


class InFront(Exception):
    """Another copy has the profile open, and its window is in front now."""


class Opening:
    """One start of the app. The keyring and Argon2id work on a thread of their own meanwhile."""

    def __init__(self, name: str, window: LoneWindow, claim: MakeClaim = ProfileClaim) -> None:
        self._name = name
        self._window = window
        self._make_claim = claim
        self._claim: ProfileClaim | None = None
        self._again = False
        self.link = ""
        """What the app was started with, or a later copy brought, until `live` takes it."""
        self.bring_link: Callable[[str], None] = self._keep_link
        self.door: FrontDoor | None = None
        """Where later copies knock; open once the profile is this one's."""

    def _keep_link(self, link: str) -> None:
        self.link = link

    def _hear_link(self, link: str) -> None:
        if is_link(link) and len(link) <= LINK_LENGTH and link.isprintable():
            self.bring_link(link)

    async def run(self) -> Profile | None:
        """The open profile; None where the person gave up. Raises InFront."""
        while True:
            try:
                profile = await self._open()
            except PassphraseNotGiven:
                break
            except StoreError as problem:
                _log.warning("the profile stays closed: %s", type(problem).__name__)
                if not await self._go_on(problem):
                    break
                continue
            if not self._window.given_up:
                return profile
            await asyncio.to_thread(profile.close)
            break
        self._let_go()
        return None

    async def again(self, window: LoneWindow) -> Profile | None:
        """Open the profile once more, after it was locked, at this window. As `run`."""
        self._window, self._again = window, True
        return await self.run()

    async def _open(self) -> Profile:
        if self._claim is None:
            self._claim = await claimed(self._name, self._make_claim, self.link)
            speak(named(remembered_language(self._claim.folder)))
            self.door = FrontDoor(self._claim.folder, bring_to_front)
            self.door.linkBrought.connect(self._hear_link)
            self.door.open()
        return await asyncio.to_thread(self._claim.open, self._ask_from_thread())

    async def _go_on(self, problem: StoreError) -> bool:
        """Whether to try once more, after what the person chose."""
        backup = await asyncio.to_thread(self._copy)
        trouble = trouble_of(
            problem, self._name, self._folder(problem), backup.made_at if backup else None
        )
        sheet = TroubleSheet(self._window.theme, trouble)
        if not await self._window.ask(sheet):
            return False
        match sheet.way:
            case Way.OTHER:
                await self._choose_other()
            case Way.RESTORE if backup is not None:
                return await self._restore(backup)
        return True

    async def _choose_other(self) -> None:
        """Going back leads to the trouble with this one again."""
        sheet = OtherProfileSheet(self._window.theme, self._name)
        if await self._window.ask(sheet):
            self._let_go()
            self._name = sheet.answer

    async def _restore(self, backup: Backup) -> bool:
        if self._claim is None:
            return True
        try:
            await asyncio.to_thread(self._claim.restore, backup, self._ask_from_thread())
        except PassphraseNotGiven:
            return True
        except StoreError as problem:
            return await self._go_on(problem)
        return True

    def _copy(self) -> Backup | None:
        """The newest copy that could take the database's place."""
        try:
            copies = self._claim.backups() if self._claim is not None else []
        except StoreError:
            return None
        return copies[0] if copies else None

    def _folder(self, problem: StoreError) -> Path | None:
        if self._claim is not None:
            return self._claim.folder
        return problem.folder if isinstance(problem, ProfileInUse) else None

    def _ask_from_thread(self) -> "Asker":
        return Asker(self._window, asyncio.get_running_loop(), again=self._again)

    def _let_go(self) -> None:
        if self.door is not None:
            self.door.close()
        if self._claim is not None:
            self._claim.release()
        self.door = self._claim = None


LEAVE_QT_SECONDS = 0.02
"""The asking thread is to be out of Qt's signal before widgets are built: both at once has been
seen to crash inside PySide, rarely."""


class Asker:
    """Asks at the window what the store asks on another thread."""

    def __init__(
        self, window: LoneWindow, loop: asyncio.AbstractEventLoop, *, again: bool = False
    ) -> None:
        self._window = window
        self._loop = loop
        self._again = again

    def __call__(self, prompt: PassphrasePrompt) -> Answer:
        return asyncio.run_coroutine_threadsafe(self._ask(prompt), self._loop).result()

    async def _ask(self, prompt: PassphrasePrompt) -> Answer:
        await asyncio.sleep(LEAVE_QT_SECONDS)
        if prompt.choosing:
            new = PassphraseSheet(self._window.theme)
            return new.answer if await self._window.ask(new) else None
        locked = Locked(
            prompt.profile,
            passphrase=prompt.passphrase,
            recovery_code=prompt.recovery_code,
            keyring=str(prompt.keyring or ""),
            problem=str(prompt.problem or ""),
            again=self._again,
            lock=prompt.lock,
            pause=pause_after(prompt.wrong_answers),
        )
        sheet = UnlockSheet(self._window.theme, locked)
        if not await self._window.ask(sheet):
            return None
        return Again.KEYRING if sheet.look_again else sheet.answer


async def claimed(name: str, make: MakeClaim, link: str = "") -> ProfileClaim:
    """The profile's claim. Raises InFront where another copy shows itself, StoreError."""
    loop = asyncio.get_running_loop()
    until = loop.time() + CLOSING_SECONDS
    while True:
        try:
            return make(name)
        except ProfileInUse as in_use:
            if in_use.computer:
                raise
            match await knock(in_use.folder, link=link):
                case Knocked.ANSWERED:
                    raise InFront from None
                case Knocked.SILENT:
                    raise
            if loop.time() > until:
                raise
        await asyncio.sleep(LOOK_SECONDS)
