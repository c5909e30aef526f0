"""Saving and restoring recovery kits, away from the loop's thread. Implements `Recovery`."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec

from sealroom.controller.context import Context
from sealroom.controller.errors import ControllerError
from sealroom.controller.events import RecoveryChanged, Trouble
from sealroom.controller.flow import Flow
from sealroom.controller.recovery_facade import Watch
from sealroom.controller.room_link import relay_meant
from sealroom.controller.shell import Shell
from sealroom.controller.surroundings import Surroundings
from sealroom.controller.views import RecoveryView
from sealroom.crypto import (
    KitRefused,
    RecoveryCode,
    RecoveryCodeRefused,
    SecretsRefused,
    generate_recovery_code,
    parse_recovery_code,
)
from sealroom.crypto.recovery_kit import SALT_BYTES
from sealroom.protocol.ids import DEVICE_ID_BYTES, device_id_from
from sealroom.store.database import Database
from sealroom.store.errors import StoreError
from sealroom.store.identity import OwnIdentity
from sealroom.store.kit.contents import kit_contents
from sealroom.store.kit.file import read_kit, save_kit
from sealroom.store.kit.records import KitEvent, KitMessage, KitRecord
from sealroom.store.kit.restoring import restore_kit
from sealroom.store.recovery_settings import SavedKit
from sealroom.store.repositories import Repositories

_T = TypeVar("_T")

AcceptCode = Callable[[RecoveryCode], None]
"""Lets the code open the profile, too; may take its time. Raises StoreError."""

_LINES_UNWATCHED = 256
"""Lines of the timeline between two words about progress."""


class RecoveryFailed(ControllerError):
    """A kit could not be saved or restored, in words. All is as it was."""


class _Stopped(Exception):
    """The one who asked for the work went away."""


class ProfileRecovery:
    """Of one open profile. `store` reads on the loop's thread."""

    def __init__(
        self,
        shell: Shell,
        database: Database,
        store: Repositories,
        around: Surroundings,
        accept_code: AcceptCode | None,
    ) -> None:
        self._shell = shell
        self._database = database
        self._store = store
        self._around = around
        self._accept_code = accept_code

    def view(self) -> RecoveryView:
        saved, kept = self._store.recovery.kit(), self._store.recovery.code_kept()
        if saved is None:
            return RecoveryView(saved_at=None, code_kept=kept)
        newer = max(0, self._store.room_keys.count() - saved.keys)
        return RecoveryView(saved.made_at, saved.with_messages, newer, kept)

    async def code(self) -> RecoveryCode:
        code = await self._shell.command("recovery code", _kept_code)
        await self._let_it_open_the_profile(code)
        return code

    async def note_code_kept(self) -> None:
        await self._shell.command("note that the code is kept", _note_code_kept)

    async def save(self, file: Path, *, messages: bool, watch: Watch) -> None:
        code = await self.code()
        with _in_words():
            saved = await _watched(
                self._shell.run_aside,
                lambda tell: self._save(file, code, messages=messages, tell=tell),
                watch,
            )
        await self._shell.command("remember the kit", lambda c: _remember(c, saved))

    async def restore(self, file: Path, code: str, watch: Watch, *, relay: str = "") -> None:
        address = str(relay_meant(relay).address) if relay.strip() else ""
        with _in_words():
            parsed = parse_recovery_code(code)
            own = await _watched(
                self._shell.rewrite,
                lambda tell: self._restore(file, parsed, address, tell),
                watch,
            )
        trouble = await self._trouble_with(parsed)
        await self._shell.command("show what was restored", lambda c: _show_all(c, trouble))
        self._shell.connect_to(own.relay_address)

    async def _trouble_with(self, code: RecoveryCode) -> str:
        """Why the code does not open the profile yet; the next look at it tries again."""
        try:
            await self._let_it_open_the_profile(code)
        except RecoveryFailed as problem:
            return str(problem)
        return ""

    async def _let_it_open_the_profile(self, code: RecoveryCode) -> None:
        accept = self._accept_code
        if accept is not None:
            with _in_words():
                await self._shell.run_aside(lambda: accept(code))

    def _save(self, file: Path, code: RecoveryCode, *, messages: bool, tell: Watch) -> SavedKit:
        made_at, salt = self._around.clock(), self._around.entropy(SALT_BYTES)
        with self._database.snapshot() as connection:
            store = Repositories(connection)
            lines = store.timeline.count() if messages else 0
            with closing(kit_contents(store, made_at, messages=messages)) as records:
                save_kit(file, code, salt, _counted(records, lines, tell))
            return SavedKit(made_at, messages, store.room_keys.count())

    def _restore(self, file: Path, code: RecoveryCode, address: str, tell: Watch) -> OwnIdentity:
        device_id = device_id_from(self._around.entropy(DEVICE_ID_BYTES))
        with self._database.write() as connection:
            store = Repositories(connection)
            own = restore_kit(store, read_kit(file, code, tell), code, device_id)
            if address:
                own = msgspec.structs.replace(own, relay_address=address)
                store.identity.save(own)
            tell(1.0)  # the last moment to stop
        return own


def _kept_code(context: Context) -> Flow[RecoveryCode]:
    yield from ()
    code = context.store.recovery.code()
    if code is None:
        code = generate_recovery_code()
        context.store.recovery.keep_code(code)
    return code


def _note_code_kept(context: Context) -> Flow[None]:
    yield from ()
    context.store.recovery.note_code_kept()
    context.changes.tell(RecoveryChanged())


def _remember(context: Context, saved: SavedKit) -> Flow[None]:
    yield from ()
    context.store.recovery.keep_kit(saved)
    context.changes.tell(RecoveryChanged())


def _show_all(context: Context, trouble: str) -> Flow[None]:
    yield from ()
    for live in context.sessions.all():
        context.changes.people(live.session_id)
    if trouble:
        context.changes.tell(Trouble(trouble))


def _counted(records: Iterator[KitRecord], lines: int, tell: Watch) -> Iterator[KitRecord]:
    """The records as they are, with a word after every few lines of the timeline."""
    done = 0
    for record in records:
        yield record
        if isinstance(record, KitMessage | KitEvent):
            done += 1
            if done % _LINES_UNWATCHED == 0:
                tell(min(1.0, done / lines))


async def _watched(
    run: Callable[[Callable[[], _T]], Awaitable[_T]], work: Callable[[Watch], _T], watch: Watch
) -> _T:
    """Run `work` on another thread. Where this is cancelled it stops at its next word."""
    loop, stopped = asyncio.get_running_loop(), threading.Event()

    def hear(done: float) -> None:
        if not stopped.is_set():
            watch(done)

    def tell(done: float) -> None:
        if stopped.is_set():
            raise _Stopped
        loop.call_soon_threadsafe(hear, done)

    try:
        return await run(lambda: work(tell))
    finally:
        stopped.set()


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except (StoreError, KitRefused, RecoveryCodeRefused, SecretsRefused) as problem:
        raise RecoveryFailed(str(problem)) from None
