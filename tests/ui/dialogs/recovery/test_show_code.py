"""The code stays covered until it is asked for; then it can be read, copied and printed."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from sealroom.controller.recovery import RecoveryFailed
from sealroom.controller.views import RecoveryView
from sealroom.ui.clipboard import unremembered
from sealroom.ui.dialogs.recovery.save_kit import SaveKit
from sealroom.ui.dialogs.recovery.show_code import ShowCode
from sealroom.ui.parts.groups_box import GroupsBox
from sealroom.ui.parts.notice import Notice
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.file_dialogs import choose_file
from tests.ui.scripted_recovery import CODE
from tests.ui.seat import Seat, seated, until


async def open_code(seat: Seat) -> GroupsBox:
    seat.facade.recovery.kit = RecoveryView(None)
    seat.sheets.save_kit()
    seat.click("showCodeSheet")
    assert isinstance(seat.sheet, ShowCode)
    return seat.find(GroupsBox, "recoveryCode")


def test_it_is_fetched_by_a_click_alone_and_then_counts_as_kept(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            box = await open_code(seat)
            assert CODE.groups[0] not in box.text + box.accessibleName()
            assert not seat.asked("recovery_code")
            assert not seat.shows("qrCode")
            seat.click("showCode")
            await until(lambda: box.groups == CODE.groups, "shown")
            assert CODE.written in box.accessibleName()
            assert seat.shows("qrCode")
            assert not seat.shows("showCode")
            await until(lambda: bool(seat.asked("note_code_kept")), "noted")
            seat.click("cancel")
            await until(lambda: isinstance(seat.sheet, SaveKit), "back at the kit")
            assert seat.shows("codeState")

    drive(story())


def test_it_is_copied(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await open_code(seat)
            seat.click("showCode")
            await until(lambda: seat.shows("copyCode"), "shown")
            await until(lambda: not seat.sheet.busy, "noted")
            seat.click("copyCode")
            assert QGuiApplication.clipboard().text() == CODE.written
            assert set(unremembered()) <= set(QGuiApplication.clipboard().mimeData().formats())
            assert "the clipboard is emptied" in seat.find(Notice, "recoveryCodeState").words
            QGuiApplication.clipboard().clear()

    drive(story())


def test_the_page_is_saved_from_here_too(drive: Drive, tmp_path: Path) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await open_code(seat)
            seat.click("savePage")
            await choose_file(tmp_path / "page.pdf")
            state = seat.find(Notice, "recoveryCodeState")
            await until(lambda: "Print it" in state.words, "saved")
            assert seat.asked("note_code_kept")

    drive(story())


def test_a_page_that_cannot_be_saved_is_said_and_not_noted(drive: Drive, tmp_path: Path) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await open_code(seat)
            seat.click("savePage")
            folder = tmp_path / "gone"
            folder.mkdir()
            await choose_file(folder / "page.pdf", meanwhile=folder.rmdir)
            await until(lambda: "could not be saved" in seat.sheet.error, "said")
            assert not seat.asked("note_code_kept")

    drive(story())


def test_an_error_is_said_in_place_and_nothing_shown(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await open_code(seat)
            seat.facade.fail_next = RecoveryFailed("The disk is full.")
            seat.click("showCode")
            await until(lambda: seat.sheet.error == "The disk is full.", "said")
            assert not seat.shows("qrCode")
            assert not seat.asked("note_code_kept")

    drive(story())
