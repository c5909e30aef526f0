"""Scenes of the app's lock: its settings, the control, and the page on which it is locked."""

import msgspec
from PySide6.QtWidgets import QLineEdit, QPushButton

from sealroom.controller.preference_views import Preferences
from sealroom.store.errors import KeyGone, WrongPassphrase
from sealroom.ui.dialogs.app_settings.privacy import PrivacyPage
from sealroom.ui.dialogs.unlock import Locked
from tests.shots.opening import FOLDER, NAME, unlock
from tests.shots.rooms import field_team
from tests.shots.scene import SMALL, USUAL, LoneScene, Scene, Stage, settle


def _protect(stage: Stage, **kept: bool) -> None:
    protection = stage.facade.protection
    assert protection is not None
    protection.kept = msgspec.structs.replace(protection.kept, **kept)
    stage.main.rooms.own_line.refresh()


async def privacy(stage: Stage) -> None:
    stage.sheets.app_settings(PrivacyPage)
    await settle()


async def privacy_without_kit(stage: Stage) -> None:
    _protect(stage, recovery_code=False)
    await privacy(stage)


async def privacy_locked(stage: Stage) -> None:
    _protect(stage, in_keyring=False, lock=True)
    stage.facade.preferred = Preferences(
        stage.facade.preferred.appearance, lock_after_minutes=5, copies_remembered=False
    )
    await privacy(stage)


async def privacy_without_keyring(stage: Stage) -> None:
    _protect(stage, in_keyring=False, passphrase=True)
    await privacy(stage)


async def set_lock(stage: Stage) -> None:
    await privacy(stage)
    stage.find(QPushButton, "setLock").click()
    stage.find(QLineEdit, "passphrase").setText("owl")
    await settle()


async def change_lock(stage: Stage) -> None:
    await privacy_locked(stage)
    stage.find(QPushButton, "setLock").click()
    stage.find(QLineEdit, "presentPassphrase").setText("owl")
    stage.find(QLineEdit, "passphrase").setText("owls that fly at noon")
    await settle()


async def remove_lock(stage: Stage) -> None:
    await privacy_locked(stage)
    stage.find(QPushButton, "removeLock").click()
    await settle()


async def with_lock(stage: Stage) -> None:
    await field_team(stage)
    _protect(stage, in_keyring=False, lock=True)
    await settle()


LOCKING = (
    Scene("privacy", privacy, sizes=(USUAL, SMALL)),
    Scene("privacy-without-kit", privacy_without_kit),
    Scene("privacy-locked", privacy_locked, sizes=(USUAL, SMALL)),
    Scene("privacy-without-keyring", privacy_without_keyring),
    Scene("set-lock", set_lock, sizes=(USUAL, SMALL)),
    Scene("change-lock", change_lock),
    Scene("remove-lock", remove_lock),
    Scene("with-lock", with_lock, sizes=(USUAL, SMALL)),
)

_WRONG = Locked(NAME, True, True, problem=str(WrongPassphrase()), again=True, pause=8)
_WITHOUT_HALF = Locked(NAME, False, True, keyring=str(KeyGone(FOLDER)), lock=True)

LOCKED = (
    LoneScene("locked", unlock(Locked(NAME, True, True, again=True)), sizes=(USUAL, SMALL)),
    LoneScene("locked-wrong", unlock(_WRONG)),
    LoneScene("locked-without-keyring", unlock(_WITHOUT_HALF)),
)
