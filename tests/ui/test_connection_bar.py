"""The bar above everything: what is the matter, why, when it is tried again, and "Try now"."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from sealroom.controller.views import ConnectionState, ConnectionView
from sealroom.ui import connection_bar
from sealroom.ui.bridge import Bridge
from sealroom.ui.connection_bar import ConnectionBar
from sealroom.ui.desk import Desk
from sealroom.ui.parts.label import ElidedLabel
from sealroom.ui.theme import Appearance, Theme
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import ScriptedFacade
from tests.ui.seat import Seat, seated, until

OFF = "There is no relay at ws://192.168.1.20:8765, or it is off."
AWAY = ConnectionView(ConnectionState.WAITING, OFF, believable.NOW + 12_000)
QUIET = ConnectionView(ConnectionState.CONNECTED)


def facade_with(connection: ConnectionView) -> ScriptedFacade:
    facade = believable.furnished()
    facade.connection_now = connection
    return facade


def words(seat: Seat) -> str:
    return seat.find(QLabel, "connectionWords").text()


def test_while_all_is_well_there_is_none(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            assert not seat.shows("connectionBar")

    drive(story())


def test_starting_without_a_relay_it_says_all_at_once(drive: Drive) -> None:
    async def story() -> None:
        async with seated(facade_with(AWAY)) as seat:
            assert words(seat) == "No connection"
            assert seat.find(ElidedLabel, "connectionReason").whole == OFF
            assert seat.find(QLabel, "connectionNext").text() == "Next try in 12 s"

    drive(story())


def test_a_connection_that_comes_right_back_is_not_worth_a_word(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            facade.connect(AWAY)
            facade.connect(QUIET)
            assert not seat.shows("connectionBar")
            facade.connect(AWAY)
            assert not seat.shows("connectionBar")
            await until(lambda: seat.shows("connectionBar"), "after a while it shows")
            facade.connect(QUIET)
            assert not seat.shows("connectionBar")

    monkeypatch.setattr(connection_bar, "GRACE_MS", 20)
    drive(story())


def test_it_is_tried_now_by_mouse_and_by_keys(drive: Drive) -> None:
    async def story() -> None:
        facade = facade_with(AWAY)
        async with seated(facade) as seat:
            seat.click("tryNow")
            assert seat.last_call == ("try_now",)
            facade.calls.clear()
            button = seat.find(QPushButton, "tryNow")
            button.setFocus(Qt.FocusReason.TabFocusReason)
            seat.press(Qt.Key.Key_Space)
            assert seat.last_call == ("try_now",)

    drive(story())


def test_the_reason_stays_while_it_tries(drive: Drive) -> None:
    async def story() -> None:
        facade = facade_with(AWAY)
        async with seated(facade) as seat:
            facade.connect(ConnectionView(ConnectionState.CONNECTING))
            assert words(seat) == "Connecting…"
            assert seat.find(ElidedLabel, "connectionReason").whole == OFF
            assert not seat.shows("connectionNext")

    drive(story())


def test_a_refusal_shows_at_once_with_its_reason(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            facade.connect(ConnectionView(ConnectionState.REFUSED, "Nobody knows you here."))
            assert words(seat) == "The relay does not let you in"
            assert seat.find(QLabel, "refusalReason").text() == "Nobody knows you here."
            seat.click("tryNow")
            assert seat.last_call == ("try_now",)

    drive(story())


def test_what_is_not_proven_to_be_the_relay_is_told_at_once_and_tried_again(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            reason = "The relay at 192.168.1.20 shows another certificate than its address names."
            at = believable.NOW + 12_000
            facade.connect(ConnectionView(ConnectionState.UNPROVEN, reason, at))
            assert words(seat) == "What answers is not proven to be your relay"
            said = seat.find(QLabel, "refusalReason")
            assert said.text() == reason
            assert said.isVisible()
            assert said.height() >= said.heightForWidth(said.width())
            assert seat.find(QLabel, "connectionNext").text() == "Next try in 12 s"

    drive(story())


def test_after_the_relay_was_away_catching_up_is_told_until_it_is_done(drive: Drive) -> None:
    async def story() -> None:
        facade = facade_with(AWAY)
        async with seated(facade) as seat:
            for percent in (0, 37):
                facade.connect(ConnectionView(ConnectionState.CONNECTED, progress=percent))
                assert words(seat) == f"Catching up… {percent} %"
            assert not seat.shows("tryNow")
            facade.connect(QUIET)
            assert not seat.shows("connectionBar")

    drive(story())


def test_it_counts_down(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [believable.NOW]

    async def story() -> None:
        async with Bridge(facade_with(AWAY)) as bridge:
            bar = ConnectionBar(Desk(bridge, Theme(Appearance.LIGHT), lambda: now[0]))
            bar.show()
            left = bar.findChild(QLabel, "connectionNext")
            assert isinstance(left, QLabel)
            for second in (12, 7, 1):
                now[0] = believable.NOW + 1000 * (12 - second)
                await until(
                    lambda n=second: left.text() == f"Next try in {n} s",  # type: ignore[misc]
                    f"{second} s are left",
                )
            bar.close()

    monkeypatch.setattr(connection_bar, "_TICK_MS", 5)
    drive(story())
