"""The storage page: sizes, and cleaning up one room after saying what goes."""

from PySide6.QtWidgets import QLabel

from sealroom.ui.dialogs.app_settings.sheet import PAGES, AppSettings
from sealroom.ui.dialogs.app_settings.storage import RoomLine, StoragePage
from sealroom.ui.parts.choice import Choice
from sealroom.ui.parts.notice import Notice
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import DAY
from tests.ui.seat import Seat, seated, until


def lines(seat: Seat) -> list[RoomLine]:
    return [each for each in seat.window.findChildren(RoomLine) if each.isVisible()]


def test_rooms_are_listed_with_sizes_and_cleaned_up(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.sheets.app_settings()
            seat.find(AppSettings).tabs.setCurrentIndex(PAGES.index(StoragePage))
            await until(lambda: len(lines(seat)) == len(facade.rooms_by_id), "listed")
            assert seat.find(QLabel, "storageWhole").text() == "245.2 MB on this computer"
            assert "231.0 MB of files" in seat.find(QLabel, "storageParts").text()
            first = lines(seat)[0]
            assert first.size_label.whole == "5.4 MB in 12,000 lines"
            seat.click("cleanUpRoom")
            assert first.name.whole in seat.sheet.title
            age = seat.find(Choice, "cleanUpAge")
            age.setCurrentIndex(age.findData(30))
            seat.click("cleanUp")
            await until(lambda: bool(seat.asked("delete_older")), "asked")
            room, before = seat.asked("delete_older")[0]
            assert (room, before) == (first.room.session_id, believable.NOW - 30 * DAY)
            await until(lambda: seat.shows("storageCleaned"), "said")
            assert seat.find(Notice, "storageCleaned").words.startswith("1,204 messages")

    drive(story())


def test_thinking_better_of_it_deletes_nothing(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.sheets.app_settings(StoragePage)
            await until(lambda: bool(lines(seat)), "listed")
            seat.click("cleanUpRoom")
            seat.sheet.reject()
            assert isinstance(seat.sheet, AppSettings)
            assert not seat.asked("delete_older")

    drive(story())
