"""One code for both losses: of the computer, and of the keyring's memory."""

from pathlib import Path

from sealroom.controller.connection import RelayConnection
from sealroom.controller.controller import Controller
from sealroom.controller.errors import RelayUnreachable
from sealroom.controller.surroundings import Surroundings
from sealroom.store.os_keyring import OsKeyring
from sealroom.store.profile import Profile, open_profile
from sealroom.store.question import PassphrasePrompt
from tests.store.keyrings import FileKeyring
from tests.store.kit.believable import CODE, fill


async def nowhere(_address: str) -> RelayConnection:
    raise RelayUnreachable("Nobody answers there.")


def unasked(_: PassphrasePrompt) -> str:
    raise AssertionError("asked for a passphrase")


def opened(folder: Path, keyring: FileKeyring, answer: str = "") -> Profile:
    return open_profile(
        folder,
        ask_passphrase=(lambda _: answer) if answer else unasked,
        find_keyring=lambda: OsKeyring(keyring),
    )


def controller_of(profile: Profile) -> Controller:
    return Controller(
        profile.database,
        Surroundings(connect=nowhere),
        accept_code=profile.keys.set_recovery_code,
    )


async def used(profile: Profile, kit: Path, code: str = "") -> str:
    """Save a kit, or restore from it where there is a code; returns the code."""
    controller = controller_of(profile)
    controller.start()
    try:
        if code:
            await controller.recovery.restore(kit, code, lambda _: None)
        else:
            await controller.recovery.save(kit, messages=True, watch=lambda _: None)
        return (await controller.recovery.code()).written
    finally:
        await controller.close()


async def test_the_code_of_the_kit_opens_the_profile_that_its_keyring_forgot(
    tmp_path: Path,
) -> None:
    keyring, kit = FileKeyring(tmp_path / "keyring.json"), tmp_path / "ada.sealroom-kit"
    with opened(tmp_path / "old", keyring) as old:
        fill(old.database)
        code = await used(old, kit)
    with opened(tmp_path / "new", keyring) as new:
        assert await used(new, kit, code) == code
    assert code == CODE.written

    keyring.file.unlink()
    for name in ("old", "new"):
        with opened(tmp_path / name, keyring, code.lower()) as found:
            titles = {room.title for room in controller_of(found).rooms()}
            assert titles == {"Lighthouse"}
