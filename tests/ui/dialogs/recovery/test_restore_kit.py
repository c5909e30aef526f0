"""Restoring at first start: a file, a code, progress, and the main page with rooms."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from sealroom.controller.recovery import RecoveryFailed
from sealroom.ui.dialogs.first_start import FirstStart
from sealroom.ui.dialogs.recovery.restore_kit import RestoreKit
from sealroom.ui.parts.label import ElidedLabel, Label
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.file_dialogs import choose_file, choose_nothing
from tests.ui.scripted_recovery import CODE
from tests.ui.seat import Seat, seated, until


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    file = tmp_path / "Mira.sealroom-kit"
    file.write_bytes(b"sealed")
    return file


async def fill_in(seat: Seat, kit: Path) -> RestoreKit:
    seat.click("haveKit")
    sheet = seat.find(RestoreKit)
    assert not seat.find(QPushButton, "restore").isEnabled()
    seat.click("chooseKit")
    await choose_file(kit)
    assert seat.find(ElidedLabel, "kitFile").whole == kit.name
    assert seat.find(QLineEdit, "kitCode").hasFocus()
    assert not seat.find(QPushButton, "restore").isEnabled()
    seat.write("kitCode", CODE.written.lower())
    return sheet


def test_file_and_code_lead_to_the_main_page(drive: Drive, kit: Path) -> None:
    async def story() -> None:
        async with seated(believable.newcomer()) as seat:
            await fill_in(seat, kit)
            seat.press(Qt.Key.Key_Return)
            await until(lambda: seat.window.main is not None, "the main page")
            assert seat.asked("restore_kit") == [(kit, CODE.written.lower(), "")]
            assert seat.shows("ownLine")
            assert seat.window.overlay.top is None, "nobody is asked to save a kit right away"
            assert "sign it out" in seat.window.toast.accessibleName()

    drive(story())


def test_a_relay_that_has_moved(drive: Drive, kit: Path) -> None:
    async def story() -> None:
        async with seated(believable.newcomer()) as seat:
            await fill_in(seat, kit)
            seat.write("kitRelay", "ws://10.0.0.7")
            seat.click("restore")
            await until(lambda: seat.window.main is not None, "the main page")
            assert seat.asked("restore_kit")[0][2] == "ws://10.0.0.7"

    drive(story())


def test_an_error_is_said_in_place_and_nothing_typed_is_lost(drive: Drive, kit: Path) -> None:
    async def story() -> None:
        facade = believable.newcomer()
        async with seated(facade) as seat:
            sheet = await fill_in(seat, kit)
            facade.fail_next = RecoveryFailed("This code does not open this kit.")
            seat.click("restore")
            await until(lambda: sheet.error == "This code does not open this kit.", "said")
            assert seat.find(QLineEdit, "kitCode").text() == CODE.written.lower()
            assert seat.find(ElidedLabel, "kitFile").whole == kit.name
            seat.click("restore")
            await until(lambda: seat.window.main is not None, "the main page")

    drive(story())


def test_progress_is_said_and_escape_ends_it_and_then_leads_back(drive: Drive, kit: Path) -> None:
    async def story() -> None:
        facade = believable.newcomer()
        facade.gate = asyncio.Event()
        facade.recovery.progress = (0.61, 1.0)
        async with seated(facade) as seat:
            sheet = await fill_in(seat, kit)
            seat.click("restore")
            await until(
                lambda: seat.find(Label, "sheetBusy").text() == "Restoring… 61 %", "progress"
            )
            seat.press(Qt.Key.Key_Escape, on=sheet)
            await until(lambda: not sheet.busy, "ended")
            assert seat.find(QPushButton, "restore").isEnabled()
            assert facade.own() is None
            seat.press(Qt.Key.Key_Escape, on=sheet)
            await until(lambda: seat.find(FirstStart).isVisible(), "back at first start")

    drive(story())


def test_at_the_very_end_it_is_too_late_to_go_back(drive: Drive, kit: Path) -> None:
    async def story() -> None:
        facade = believable.newcomer()
        facade.gate = asyncio.Event()
        facade.recovery.progress = (1.0,)
        async with seated(facade) as seat:
            sheet = await fill_in(seat, kit)
            seat.click("restore")
            await until(lambda: bool(seat.asked("restore_kit")), "under way")
            seat.press(Qt.Key.Key_Escape, on=sheet)
            assert sheet.busy
            facade.gate.set()
            await until(lambda: seat.window.main is not None, "the main page")

    drive(story())


def test_choosing_no_file_changes_nothing(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.newcomer()) as seat:
            seat.click("haveKit")
            seat.click("chooseKit")
            await choose_nothing()
            seat.write("kitCode", CODE.written)
            assert not seat.find(QPushButton, "restore").isEnabled()

    drive(story())
