"""Scenes of keys, palette, and settings that have no file of their own."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from sealroom.controller.preference_views import Density
from sealroom.controller.views import RecoveryView
from sealroom.ui.dialogs.app_settings.sheet import AppSettings
from sealroom.ui.dialogs.keys.row import KeyRow
from tests.shots.rooms import field_team
from tests.shots.scene import SMALL, USUAL, Scene, Stage, settle
from tests.ui import believable
from tests.ui.scripted_facade import room_id

_BOTH = (USUAL, SMALL)


async def keys(stage: Stage) -> None:
    await field_team(stage)
    stage.sheets.show_keys(stage.window.commands.names())
    await settle()


async def keys_in_use(stage: Stage) -> None:
    await keys(stage)
    row = stage.find(KeyRow, "key_joinRoom")
    row.click()
    QTest.keyClick(row, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    await settle()


async def palette(stage: Stage) -> None:
    await field_team(stage)
    stage.sheets.palette(stage.window.commands.all())
    await settle()


async def palette_typed(stage: Stage) -> None:
    await palette(stage)
    stage.find(QLineEdit, "paletteField").setText("room")
    await settle()


async def settings(stage: Stage, title: str) -> None:
    await field_team(stage)
    stage.sheets.app_settings()
    sheet = stage.find(AppSettings)
    sheet.tabs.setCurrentIndex([page.title for page in sheet.pages].index(title))
    await settle()


async def compact(stage: Stage) -> None:
    stage.window._desk.theme.follow(
        replace(
            stage.facade.preferred,
            appearance=stage.window._desk.theme.appearance,
            density=Density.COMPACT,
        )
    )
    await field_team(stage)


async def large(stage: Stage) -> None:
    stage.window._desk.theme.follow(
        replace(
            stage.facade.preferred,
            appearance=stage.window._desk.theme.appearance,
            font_size=18,
        )
    )
    await field_team(stage)


async def guide(stage: Stage) -> None:
    stage.facade.recovery.kit = RecoveryView(None)
    stage.main.empty.guide.refresh()
    await settle()


async def export(stage: Stage) -> None:
    await field_team(stage)
    stage.sheets.export(room_id("Field team"))
    await settle()


async def clean_up(stage: Stage) -> None:
    await settings(stage, "Storage")
    stage.find(QPushButton, "cleanUpRoom").click()
    await settle()


DESK = (
    Scene("guide", guide, facade=believable.alone, sizes=_BOTH),
    Scene("export", export, sizes=_BOTH),
    Scene("clean-up", clean_up),
    Scene("keys", keys, sizes=_BOTH),
    Scene("keys-in-use", keys_in_use),
    Scene("palette", palette, sizes=_BOTH),
    Scene("palette-typed", palette_typed),
    *(
        Scene(f"settings-{title.casefold().replace(' ', '-')}", partial(settings, title=title))
        for title in (
            "You",
            "Relay",
            "Notifications",
            "Storage",
            "Keys and recovery",
            "Writing",
            "Shortcuts",
            "About",
        )
    ),
    Scene("main-compact", compact, sizes=_BOTH),
    Scene("main-large", large, sizes=_BOTH),
)
