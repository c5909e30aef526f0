"""The app: profile, controller and window, opened in this order and closed in reverse."""

import asyncio
import gc
import logging
import sys
from contextlib import closing, suppress

from sealroom.cli.local_relay import LocalRelay
from sealroom.cli.opening import InFront, Opening
from sealroom.controller.controller import Controller
from sealroom.controller.errors import RelayUnreachable
from sealroom.controller.events import ConnectionChanged, Event
from sealroom.controller.preference_views import Language
from sealroom.controller.protection import ProfileProtection
from sealroom.controller.views import ConnectionState, ConnectionView
from sealroom.crypto import forget_message_keys
from sealroom.store.errors import StoreError
from sealroom.store.profile import Profile
from sealroom.store.profile_folder import profiles_folder
from sealroom.store.repositories import Repositories
from sealroom.store.spoken_language import remember_language
from sealroom.ui.app import Ended, make_application, make_loop, run
from sealroom.ui.dialogs.lone_window import LoneWindow
from sealroom.ui.frame import Frame
from sealroom.ui.remains import overwrite_remains
from sealroom.ui.theme import Theme

RELAY_FOLDER = "relay"
FILES_FOLDER = "files"
LAST_WORDS_SECONDS = 2.0
"""How long what was just written may take to go out after the window was closed."""
NOT_OPENED = 1

_log = logging.getLogger(__name__)


def run_desktop(profile_name: str, link: str = "", *, at_login: bool = False) -> int:
    """Open the profile and show its window until it is closed; the answer is the exit code.

    `link`: one that was clicked; `at_login`: started with the computer.
    """
    application = make_application(sys.argv[:1])
    with closing(make_loop(application)) as loop:
        return int(loop.run_until_complete(_start(profile_name, link, at_login)))


async def _start(profile_name: str, link: str, at_login: bool) -> int:
    window = LoneWindow(Theme())
    opening = Opening(profile_name, window)
    opening.link = link
    try:
        profile = await opening.run()
    except InFront:
        return 0
    finally:
        window.done()
    if profile is None:
        return NOT_OPENED
    try:
        await live(profile, opening, at_login=at_login)
    finally:
        if opening.door is not None:
            opening.door.close()
    return 0


async def live(profile: Profile, opening: Opening, *, at_login: bool = False) -> None:
    """Until the window is closed, through every locking of the profile in between."""
    frame = Frame()
    frame.begins_hidden = at_login
    if opening.link:
        frame.bring_link(opening.link)
    opening.bring_link = frame.bring_link
    relay = LocalRelay(profiles_folder().parent / RELAY_FOLDER)
    unlocked: Profile | None = profile
    try:
        while unlocked is not None and await _until_locked(unlocked, relay, frame):
            gc.collect()  # windows, models and keys hang together in cycles
            overwrite_remains()
            unlocked = await _unlock(opening, frame)
    finally:
        frame.done()
        await relay.stop()


async def _unlock(opening: Opening, frame: Frame) -> Profile | None:
    """The profile, opened by the person; None where they closed the window instead."""
    try:
        return await opening.again(frame.cover())
    except InFront:
        return None


async def _until_locked(profile: Profile, relay: LocalRelay, frame: Frame) -> bool:
    """Show the profile and close it; whether it was locked, and not closed for good."""
    ended = Ended.CLOSED
    try:
        ended = await _show(profile, relay, frame)
    finally:
        forget_message_keys()
        await asyncio.to_thread(_close, profile, ended)
    return ended is Ended.LOCKED


async def _show(profile: Profile, relay: LocalRelay, frame: Frame) -> Ended:
    await asyncio.to_thread(_let_recovery_code_in, profile)
    controller = Controller(
        profile.database,
        accept_code=profile.keys.set_recovery_code,
        protection=ProfileProtection(profile.folder, profile.keys),
        files_folder=profile.folder / FILES_FOLDER,
    )
    try:
        controller.start()
        async with asyncio.TaskGroup() as tasks:
            keeping = tasks.create_task(keep_up(relay, controller), name="own relay")
            ended = await run(controller, local_relay=relay.start, frame=frame)
            keeping.cancel()
        await asyncio.to_thread(_remember_language, profile, controller.preferences().language)
        await controller.finish_sending(LAST_WORDS_SECONDS)
    finally:
        await controller.close()
    return ended


async def keep_up(relay: LocalRelay, controller: Controller) -> None:
    """Start the relay on this computer beside the window, and again whenever it is away.

    It may have died, or ended with the app of someone else on this computer, who had started it.
    """
    away = asyncio.Event()

    def hear(event: Event) -> None:
        match event:
            case ConnectionChanged(ConnectionView(state=ConnectionState.WAITING)):
                away.set()

    leave = controller.subscribe(hear)
    try:
        while True:
            with suppress(RelayUnreachable):  # the window says that the relay is away
                if await relay.resume(controller.own()):
                    controller.try_now()
            away.clear()
            await away.wait()
    finally:
        leave()


def _let_recovery_code_in(profile: Profile) -> None:
    """A code was made, and a crash or a full disk kept it from opening the profile."""
    code = Repositories(profile.database.connection).recovery.code()
    if code is not None:
        try:
            profile.keys.let_recovery_code_in(code)
        except StoreError as problem:
            _log.warning("the recovery code does not open it yet: %s", type(problem).__name__)


def _remember_language(profile: Profile, language: Language) -> None:
    """For the sheets that come before the profile is open."""
    try:
        remember_language(profile.folder, language.value)
    except StoreError as problem:
        _log.warning("the language is not remembered: %s", type(problem).__name__)


def _close(profile: Profile, ended: Ended) -> None:
    """What was committed is on the disk already: in the log, where it is not in the file."""
    try:
        if ended is Ended.LOCKED:
            profile.lock()
        else:
            profile.close()
    except StoreError as problem:
        _log.warning("the profile's log stays beside it: %s", type(problem).__name__)
