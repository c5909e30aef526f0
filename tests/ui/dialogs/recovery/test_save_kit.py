"""Saving the kit: at first start, put off, later; the file and the code; errors and progress."""

import asyncio
import stat
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sealroom.controller.recovery import RecoveryFailed
from sealroom.controller.views import RecoveryView
from sealroom.ui.dialogs.recovery.save_kit import SaveKit
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.notice import Notice
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.file_dialogs import choose_file, choose_nothing
from tests.ui.scripted_facade import ScriptedFacade
from tests.ui.seat import Seat, seated, until


def without_kit() -> ScriptedFacade:
    facade = believable.furnished()
    facade.recovery.kit = RecoveryView(None)
    return facade


def busy_words(seat: Seat) -> str:
    return seat.find(Label, "sheetBusy").text()


async def start_relay() -> str:
    return "ws://127.0.0.1:4711"


def test_first_start_asks_for_it_and_it_may_be_put_off(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.newcomer(), local_relay=start_relay) as seat:
            seat.write("yourName", "Mira")
            seat.click("continue")
            await until(lambda: seat.window.overlay.top is not None, "the step")
            assert isinstance(seat.sheet, SaveKit)
            assert not seat.find(QPushButton, "done").isEnabled()
            seat.press(Qt.Key.Key_Escape, on=seat.sheet)
            await until(lambda: seat.window.overlay.top is None, "put off")
            seat.click("recoveryReminder")
            assert isinstance(seat.sheet, SaveKit)

    drive(story())


def test_a_file_and_a_code_and_the_reminder_is_gone(drive: Drive, tmp_path: Path) -> None:
    async def story() -> None:
        facade = without_kit()
        async with seated(facade) as seat:
            seat.click("recoveryReminder")
            seat.click("withMessages")
            seat.click("saveKit")
            await choose_file(tmp_path / "mine.sealroom-kit")
            await until(lambda: seat.shows("fileState"), "saved")
            assert seat.asked("save_kit") == [(tmp_path / "mine.sealroom-kit", True)]
            assert "with messages" in seat.find(Notice, "fileState").words
            assert not seat.find(QPushButton, "done").isEnabled()
            seat.click("savePage")
            await choose_file(tmp_path / "page.pdf")
            await until(lambda: seat.shows("codeState"), "kept")
            assert "Print it" in seat.find(Notice, "codeState").words
            await until(lambda: seat.find(QPushButton, "done").isEnabled(), "done")
            assert not seat.shows("cancel")
            seat.click("done")
            await until(lambda: seat.window.overlay.top is None, "closed")
            assert not seat.shows("recoveryReminder")

    drive(story())
    page = tmp_path / "page.pdf"
    assert page.read_bytes().startswith(b"%PDF-")
    if sys.platform != "win32":
        assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_the_dialogs_propose_names_that_files_may_have(drive: Drive) -> None:
    async def story() -> None:
        facade = without_kit()
        facade.become("a/b: Mira?")
        async with seated(facade) as seat:
            seat.click("recoveryReminder")
            seat.click("saveKit")
            assert await choose_nothing() == "a_b_ Mira_.sealroom-kit"
            seat.click("savePage")
            assert await choose_nothing() == "a_b_ Mira_ recovery page.pdf"
            assert not seat.asked("save_kit")
            assert not seat.asked("recovery_code")

    drive(story())


def test_errors_are_said_in_place(drive: Drive, tmp_path: Path) -> None:
    async def story() -> None:
        facade = without_kit()
        async with seated(facade) as seat:
            seat.click("recoveryReminder")
            facade.fail_next = RecoveryFailed("The disk is full.")
            seat.click("saveKit")
            await choose_file(tmp_path / "mine.sealroom-kit")
            await until(lambda: seat.sheet.error == "The disk is full.", "said")
            facade.fail_next = RecoveryFailed("The code could not be kept.")
            seat.click("savePage")
            await choose_file(tmp_path / "page.pdf")
            await until(lambda: seat.sheet.error == "The code could not be kept.", "said, too")
            seat.click("saveKit")
            await choose_file(tmp_path / "mine.sealroom-kit")
            await until(lambda: seat.shows("fileState"), "saved")
            assert seat.sheet.error == ""

    drive(story())


def test_progress_is_said_and_later_ends_it(drive: Drive, tmp_path: Path) -> None:
    async def story() -> None:
        facade = without_kit()
        facade.gate = asyncio.Event()
        facade.recovery.progress = (0.42, 1.0)
        async with seated(facade) as seat:
            seat.click("recoveryReminder")
            seat.click("saveKit")
            await choose_file(tmp_path / "mine.sealroom-kit")
            await until(lambda: busy_words(seat) == "Saving… 42 %", "progress")
            seat.click("cancel")
            await until(lambda: seat.window.overlay.top is None, "closed")
            facade.gate.set()
            assert facade.recovery.kit == RecoveryView(None)
            assert seat.shows("recoveryReminder")

    drive(story())


def test_in_a_narrow_window_there_is_no_room_for_the_reminder(drive: Drive) -> None:
    async def story() -> None:
        async with seated(without_kit(), size=(600, 520)) as seat:
            assert not seat.shows("recoveryReminder")

    drive(story())
