"""The settings' page about recovery."""

import msgspec

from sealroom.controller.views import RecoveryView
from sealroom.ui.dialogs.app_settings.recovery import RecoveryPage
from sealroom.ui.dialogs.app_settings.sheet import PAGES, AppSettings
from sealroom.ui.dialogs.recovery.save_kit import SaveKit
from sealroom.ui.dialogs.recovery.show_code import ShowCode
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.notice import Notice
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import DAY
from tests.ui.seat import Seat, seated, until

SAVED = RecoveryView(believable.NOW - 3 * DAY, with_messages=True, code_kept=True)


def open_page(seat: Seat, kit: RecoveryView) -> None:
    seat.facade.recovery.kit = kit
    seat.sheets.app_settings()
    seat.find(AppSettings).tabs.setCurrentIndex(PAGES.index(RecoveryPage))


def test_it_says_what_the_last_kit_holds_and_lacks(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_page(seat, SAVED)
            assert seat.find(Label, "kitSaved").text() == "Saved 3 days ago, with messages."
            assert not seat.shows("kitLacks")
            page = seat.find(RecoveryPage)
            for lacking, words in (
                ({"newer_keys": 1}, "A newer room key is not in it."),
                ({"code_kept": False}, "not looked at the code"),
                ({"saved_at": None}, "so are you"),
            ):
                seat.facade.recovery.kit = msgspec.structs.replace(SAVED, **lacking)
                page.read()
                assert words in seat.find(Notice, "kitLacks").words

    drive(story())


def test_its_buttons_open_the_sheets_and_it_follows_what_they_did(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_page(seat, RecoveryView(None))
            seat.click("showCodeSheet")
            assert isinstance(seat.sheet, ShowCode)
            seat.click("cancel")
            await until(lambda: isinstance(seat.sheet, AppSettings), "back")
            seat.click("saveKitSheet")
            sheet = seat.sheet
            assert isinstance(sheet, SaveKit)
            seat.click("showCodeSheet")
            assert isinstance(seat.sheet, ShowCode)
            seat.click("showCode")
            await until(lambda: seat.facade.recovery.kit.code_kept, "kept")
            await until(lambda: not seat.sheet.busy, "noted")
            seat.click("cancel")
            await until(lambda: seat.sheet is sheet, "back at the kit")
            seat.click("cancel")
            await until(lambda: isinstance(seat.sheet, AppSettings), "back at the settings")
            assert seat.find(Label, "kitSaved").text() == "No recovery kit has been saved yet."

    drive(story())


def test_a_kit_with_messages_is_offered_so_again(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_page(seat, SAVED)
            seat.click("saveKitSheet")
            sheet = seat.sheet
            assert isinstance(sheet, SaveKit)
            assert sheet.with_messages.isChecked()

    drive(story())
