"""The first minutes: steps that check themselves off, and how they are skipped."""

import msgspec
from PySide6.QtWidgets import QLabel

from sealroom.controller.views import RecoveryView
from sealroom.ui.room.guide import Guide
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.seat import seated, until


def test_each_step_leads_where_it_says(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.alone()
        facade.recovery.kit = RecoveryView(None)
        async with seated(facade) as seat:
            assert seat.shows("guide")
            for button, sheet in (
                ("guideKit", "saveKitSheet"),
                ("emptyNewRoom", "newRoomSheet"),
                ("emptyJoin", "joinSheet"),
            ):
                seat.click(button)
                assert seat.sheet.objectName() == sheet
                seat.sheet.reject()

    drive(story())


def test_what_is_done_is_checked_off(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.alone()
        facade.recovery.kit = RecoveryView(None)
        async with seated(facade) as seat:
            assert seat.shows("guideKit")
            facade.recovery.kit = RecoveryView(believable.NOW, code_kept=True)
            seat.bridge.recoveryChanged.emit()
            assert not seat.shows("guideKit")
            await facade.new_room("First")
            await until(lambda: not seat.shows("guide"), "there is a room to choose")

    drive(story())


def test_it_is_skipped_for_good(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.alone()
        async with seated(facade) as seat:
            seat.click("skipGuide")
            await until(lambda: not seat.shows("guide"), "skipped")
            assert "Make a room" in seat.find(QLabel, "emptyWords").text()
            seat.click("emptyNewRoom")
            assert seat.sheet.objectName() == "newRoomSheet"
        async with seated(facade) as again:
            assert not again.shows("guide")

    drive(story())


def test_it_fits_a_small_window_in_large_words(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.alone()
        facade.preferred = msgspec.structs.replace(facade.preferred, font_size=18)
        async with seated(facade, size=(760, 520)) as seat:
            seat.bridge.preferencesChanged.emit()
            guide, middle = seat.find(Guide), seat.main.middle
            await until(lambda: guide.fontMetrics().height() >= 18, "large")
            left = guide.mapTo(middle, guide.rect().topLeft()).x()
            assert left >= 0
            assert left + guide.width() <= middle.width()

    drive(story())
