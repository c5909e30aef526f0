"""Scenes of the recovery kit."""

import asyncio
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QLineEdit, QPushButton

from sealroom.controller.recovery import RecoveryFailed
from sealroom.controller.views import RecoveryView
from sealroom.crypto import KitOfAnotherCode
from sealroom.ui.dialogs.app_settings.recovery import RecoveryPage
from sealroom.ui.dialogs.app_settings.sheet import PAGES, AppSettings
from sealroom.ui.dialogs.first_start import FirstStart
from sealroom.ui.dialogs.recovery.restore_kit import RestoreKit
from sealroom.ui.dialogs.recovery.save_kit import SaveKit
from sealroom.ui.dialogs.recovery.show_code import ShowCode
from tests.shots.scene import SMALL, USUAL, Scene, Stage, settle
from tests.ui import believable
from tests.ui.scripted_facade import DAY
from tests.ui.scripted_recovery import CODE

KIT = Path("/media/stick/Mira.sealroom-kit")


async def save_first(stage: Stage) -> None:
    """As it opens after registration, over an empty window."""
    stage.facade.recovery.kit = RecoveryView(None)
    stage.sheets.save_kit()
    await settle()


async def save_half(stage: Stage) -> None:
    await save_first(stage)
    await stage.facade.recovery.save(KIT, messages=True, watch=lambda _: None)
    await settle()


async def save_done(stage: Stage) -> None:
    await save_half(stage)
    await stage.facade.recovery.note_code_kept()
    await settle()


async def save_busy(stage: Stage) -> None:
    await save_first(stage)
    stage.facade.gate = asyncio.Event()
    stage.facade.recovery.progress = (0.42, 1.0)
    stage.find(SaveKit)._save(KIT)
    await settle()
    stage.facade.gate.set()


async def code_covered(stage: Stage) -> None:
    await settings(stage)
    stage.find(RecoveryPage).sheetWanted.emit(ShowCode(stage.find(AppSettings).desk))
    await settle()


async def code_shown(stage: Stage) -> None:
    await code_covered(stage)
    stage.find(QPushButton, "showCode").click()
    await settle(0.3)


async def settings(stage: Stage) -> None:
    stage.facade.recovery.kit = RecoveryView(believable.NOW - 3 * DAY, True, 0, code_kept=True)
    stage.sheets.app_settings()
    stage.find(AppSettings).tabs.setCurrentIndex(PAGES.index(RecoveryPage))
    await settle()


async def settings_with_newer_keys(stage: Stage) -> None:
    await settings(stage)
    kit = stage.facade.recovery.kit
    stage.facade.recovery.kit = msgspec.structs.replace(kit, newer_keys=4)
    stage.find(RecoveryPage).read()
    await settle()


async def settings_without_kit(stage: Stage) -> None:
    await settings(stage)
    stage.facade.recovery.kit = RecoveryView(None)
    stage.find(RecoveryPage).read()
    await settle()


async def restore(stage: Stage) -> None:
    stage.find(FirstStart).restoreWanted.emit()
    stage.find(RestoreKit)._take_file(KIT)
    stage.find(QLineEdit, "kitCode").setText(CODE.written.lower().replace("-", " "))
    await settle()


async def restore_empty(stage: Stage) -> None:
    stage.find(FirstStart).restoreWanted.emit()
    await settle()


async def restore_busy(stage: Stage) -> None:
    await restore(stage)
    stage.facade.gate = asyncio.Event()
    stage.facade.recovery.progress = (0.61, 1.0)
    stage.find(RestoreKit).go_on.click()
    await settle()
    stage.facade.gate.set()


async def restore_refused(stage: Stage) -> None:
    await restore(stage)
    stage.facade.fail_next = RecoveryFailed(str(KitOfAnotherCode()))
    stage.find(RestoreKit).go_on.click()
    await settle()


async def reminder(stage: Stage) -> None:
    stage.facade.recovery.kit = RecoveryView(None)
    stage.main.rooms.own_line.refresh()
    await settle()


RECOVERY = (
    Scene("recovery-save", save_first, facade=believable.alone, sizes=(USUAL, SMALL)),
    Scene("recovery-save-half", save_half),
    Scene("recovery-save-done", save_done),
    Scene("recovery-save-busy", save_busy),
    Scene("recovery-code-covered", code_covered),
    Scene("recovery-code", code_shown, sizes=(USUAL, SMALL), sharp=True),
    Scene("recovery-settings", settings, sizes=(USUAL, SMALL)),
    Scene("recovery-settings-newer-keys", settings_with_newer_keys),
    Scene("recovery-settings-none", settings_without_kit),
    Scene("recovery-restore-empty", restore_empty, facade=believable.newcomer),
    Scene("recovery-restore", restore, facade=believable.newcomer, sizes=(USUAL, SMALL)),
    Scene("recovery-restore-busy", restore_busy, facade=believable.newcomer),
    Scene("recovery-restore-refused", restore_refused, facade=believable.newcomer),
    Scene("recovery-reminder", reminder),
)
