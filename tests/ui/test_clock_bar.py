"""Clocks that are far apart, told in one calm sentence."""

from PySide6.QtWidgets import QLabel

from sealroom.controller.views import ConnectionState, ConnectionView
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import DAY, HOUR
from tests.ui.seat import seated, until

QUIET = ConnectionView(ConnectionState.CONNECTED)
AWAY = ConnectionView(ConnectionState.WAITING)


def off_by(ms: int) -> ConnectionView:
    return ConnectionView(ConnectionState.CONNECTED, clock_off=ms)


def test_it_says_by_how_much_and_whom_to_ask_and_goes_once_they_agree(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            assert not seat.shows("clockBar")
            seat.facade.connect(off_by(-3 * HOUR))
            await until(lambda: seat.shows("clockBar"), "told")
            words = seat.find(QLabel, "clockWords").text()
            assert "differ by 3 hours" in words
            assert "Check this computer’s date and time" in words
            seat.facade.connect(QUIET)
            await until(lambda: not seat.shows("clockBar"), "gone")

    drive(story())


def test_hidden_it_stays_so_over_a_lost_connection_until_the_difference_is_another(
    drive: Drive,
) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.facade.connect(off_by(3 * HOUR))
            await until(lambda: seat.shows("clockBar"), "told")
            seat.click("hideClockBar")
            for connection in (AWAY, off_by(3 * HOUR)):
                seat.facade.connect(connection)
                assert not seat.shows("clockBar")
            seat.facade.connect(off_by(9 * DAY))
            await until(lambda: seat.shows("clockBar"), "told anew")

    drive(story())
