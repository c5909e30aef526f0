"""One's own devices: listed in the settings, signed out after asking back, announced when new."""

from PySide6.QtWidgets import QLabel, QWidget

from sealroom.controller.errors import NotConnected
from sealroom.controller.views import DeviceView
from sealroom.ui.dialogs.app_settings.devices import DeviceLine, DevicesPage
from sealroom.ui.dialogs.app_settings.sheet import AppSettings
from sealroom.ui.dialogs.confirm import Confirm
from sealroom.ui.rooms.request_card import DeviceCard
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import DAY, HOUR, ScriptedFacade
from tests.ui.seat import Seat, seated, until

DESK = DeviceView("d" * 16, "Mira's desk", True, believable.NOW - 40 * DAY, believable.NOW)
LAPTOP = DeviceView("e" * 16, "Laptop", False, believable.NOW - 9 * DAY, believable.NOW - 2 * HOUR)
STRANGE = DeviceView("f" * 16, "gpj.\u202eexe <b>you</b>", False, believable.NOW, believable.NOW)


def with_devices(*devices: DeviceView) -> ScriptedFacade:
    facade = believable.furnished()
    facade.own_devices = list(devices)
    return facade


def lines(seat: Seat) -> list[DeviceLine]:
    return [each for each in seat.window.findChildren(DeviceLine) if each.isVisible()]


def open_devices(seat: Seat) -> DevicesPage:
    seat.click("appSettings")
    sheet = seat.sheet
    assert isinstance(sheet, AppSettings)
    sheet.tabs.setCurrentIndex([page.title for page in sheet.pages].index("Devices"))
    return seat.find(DevicesPage)


def test_each_device_is_listed_with_when_it_was_seen(drive: Drive) -> None:
    async def story() -> None:
        async with seated(with_devices(DESK, LAPTOP)) as seat:
            open_devices(seat)
            await until(lambda: len(lines(seat)) == 2, "listed")
            this, laptop = lines(seat)
            assert this.name.whole == "Mira's desk"
            assert "This computer" in this.seen.whole
            assert this.findChild(QWidget, "signOut") is None
            assert laptop.name.whole == "Laptop"
            assert laptop.seen.whole == "Last seen 2 hours ago · first seen 9 days ago"

    drive(story())


def test_a_device_is_signed_out_after_saying_what_that_does_and_does_not_do(drive: Drive) -> None:
    async def story() -> None:
        facade = with_devices(DESK, LAPTOP)
        async with seated(facade) as seat:
            open_devices(seat)
            await until(lambda: len(lines(seat)) == 2, "listed")
            seat.click("signOut")
            assert isinstance(seat.sheet, Confirm)
            words = seat.find(QLabel, "confirmWords").text()
            assert "cut off at once" in words
            assert "still has your keys" in words
            seat.click("confirm")
            await until(lambda: len(lines(seat)) == 1, "gone from the list")
            assert seat.asked("revoke_device") == [(LAPTOP.device_id,)]
            assert isinstance(seat.sheet, AppSettings)

    drive(story())


def test_thinking_better_of_it_signs_nothing_out(drive: Drive) -> None:
    async def story() -> None:
        async with seated(with_devices(DESK, LAPTOP)) as seat:
            open_devices(seat)
            await until(lambda: len(lines(seat)) == 2, "listed")
            seat.click("signOut")
            seat.click("cancel")
            await until(lambda: isinstance(seat.sheet, AppSettings), "back")
            assert seat.asked("revoke_device") == []

    drive(story())


def test_without_the_relay_the_page_says_so(drive: Drive) -> None:
    async def story() -> None:
        facade = with_devices(DESK, LAPTOP)
        async with seated(facade) as seat:
            facade.fail_next = NotConnected()
            open_devices(seat)
            await until(lambda: bool(seat.sheet.error), "said")
            assert "Not connected" in seat.sheet.error
            assert lines(seat) == []

    drive(story())


def test_a_new_device_is_announced_inertly_and_looked_at(drive: Drive) -> None:
    async def story() -> None:
        facade = with_devices(DESK)
        async with seated(facade) as seat:
            facade.find_device(STRANGE)
            await until(lambda: seat.shows("deviceCard"), "announced")
            sentence = seat.find(DeviceCard).sentence
            assert "A new device signed in as you" in sentence
            assert "\u202e" not in sentence
            seat.click("lookAtDevice")
            await until(lambda: len(lines(seat)) == 2, "listed")
            assert "\u202e" not in lines(seat)[1].name.whole

    drive(story())


def test_a_device_one_knows_is_not_announced_any_more(drive: Drive) -> None:
    async def story() -> None:
        facade = with_devices(DESK)
        async with seated(facade) as seat:
            facade.find_device(LAPTOP)
            await until(lambda: seat.shows("deviceCard"), "announced")
            seat.click("recognise")
            await until(lambda: not seat.shows("deviceCard"), "gone")
            assert seat.asked("recognise_device") == [(LAPTOP.device_id,)]

    drive(story())
