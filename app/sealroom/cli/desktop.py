"""The app: profile, controller and window, opened in this order and closed in reverse."""

import asyncio
import sys
from contextlib import closing, suppress

from sealroom.cli.local_relay import LocalRelay
from sealroom.controller.controller import Controller
from sealroom.controller.errors import RelayUnreachable
from sealroom.store.errors import PassphraseNotGiven, StoreError
from sealroom.store.profile import Profile, open_profile
from sealroom.store.profile_folder import profiles_folder
from sealroom.store.question import PassphrasePrompt
from sealroom.ui.app import make_application, make_loop, run
from sealroom.ui.dialogs.passphrase import ask_passphrase
from sealroom.ui.dialogs.trouble import show_trouble

RELAY_FOLDER = "relay"
LAST_WORDS_SECONDS = 2.0
"""How long what was just written may take to go out after the window was closed."""


def run_desktop(profile_name: str) -> int:
    """Open the profile and show its window until it is closed."""
    application = make_application(sys.argv[:1])
    profile = _open(profile_name)
    if profile is None:
        return 1
    try:
        with closing(make_loop(application)) as loop:
            loop.run_until_complete(_live(profile))
    finally:
        profile.close()
    return 0


def _open(profile_name: str) -> Profile | None:
    try:
        return open_profile(profile_name, ask_passphrase=_ask)
    except PassphraseNotGiven:
        return None
    except StoreError as refused:
        show_trouble(str(refused))
        return None


def _ask(prompt: PassphrasePrompt) -> str | None:
    return ask_passphrase(prompt, problem=str(prompt.problem or ""))


async def _live(profile: Profile) -> None:
    relay = LocalRelay(profiles_folder().parent / RELAY_FOLDER)
    controller = Controller(profile.database, accept_code=profile.keys.set_recovery_code)
    try:
        controller.start()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(_resume(relay, controller), name="own relay")
            await run(controller, local_relay=relay.start)
        await controller.finish_sending(LAST_WORDS_SECONDS)
    finally:
        await controller.close()
        await relay.stop()


async def _resume(relay: LocalRelay, controller: Controller) -> None:
    """Start the relay on this computer beside the window, which shows what is here meanwhile."""
    with suppress(RelayUnreachable):  # the window says that the relay is away
        if await relay.resume(controller.own()):
            controller.try_now()
