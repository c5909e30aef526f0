"""Scenes of one's own devices."""

from PySide6.QtWidgets import QPushButton

from sealroom.controller.views import ConnectionState, ConnectionView, DeviceView
from sealroom.ui.dialogs.app_settings.devices import DevicesPage
from tests.shots.rooms import field_team
from tests.shots.scene import SMALL, USUAL, Scene, Stage, settle
from tests.ui import believable
from tests.ui.scripted_facade import DAY, HOUR

_NOW = believable.NOW
_DEVICES = [
    DeviceView("d" * 16, "mira-desktop", True, _NOW - 200 * DAY, _NOW),
    DeviceView("e" * 16, "Mira’s laptop", False, _NOW - 40 * DAY, _NOW - 2 * HOUR),
    DeviceView("f" * 16, "", False, _NOW - 9 * DAY, _NOW - 8 * DAY),
]


async def devices(stage: Stage) -> None:
    await field_team(stage)
    stage.facade.own_devices = list(_DEVICES)
    stage.sheets.app_settings(DevicesPage)
    await settle()


async def sign_out(stage: Stage) -> None:
    await devices(stage)
    stage.find(QPushButton, "signOut").click()
    await settle()


async def new_device(stage: Stage) -> None:
    await field_team(stage)
    stage.facade.find_device(_DEVICES[1])
    await settle()


async def signed_out(stage: Stage) -> None:
    await field_team(stage)
    words = "This computer was signed out by another of your devices. What is on it stays readable."
    stage.facade.connect(ConnectionView(ConnectionState.REFUSED, words))
    await settle()


DEVICES = [
    Scene("devices", devices, sizes=(USUAL, SMALL)),
    Scene("devices-sign-out", sign_out),
    Scene("devices-new", new_device, sizes=(USUAL, SMALL)),
    Scene("devices-signed-out", signed_out, sizes=(USUAL, SMALL)),
]
