"""The app's settings: opened by key, button or menu; what is chosen is kept and shows at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from sealroom.controller.errors import NotConnected
from sealroom.controller.views import Appearance, Preferences
from sealroom.ui.dialogs.app_settings.sheet import AppSettings
from sealroom.ui.parts.choice_card import ChoiceCard
from sealroom.ui.parts.fingerprint import Fingerprint
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.seat import Seat, seated, until


def open_page(seat: Seat, title: str) -> AppSettings:
    seat.click("appSettings")
    sheet = seat.sheet
    assert isinstance(sheet, AppSettings)
    sheet.tabs.setCurrentIndex([page.title for page in sheet.pages].index(title))
    return sheet


def test_the_key_opens_them_and_escape_closes(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
            assert isinstance(seat.sheet, AppSettings)
            seat.press(Qt.Key.Key_Escape)
            await until(lambda: seat.window.overlay.top is None, "closed")

    drive(story())


def test_the_menu_opens_them_where_the_pane_is_narrow(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished(), size=(600, 520)) as seat:
            assert not seat.shows("appSettings")
            seat.click("add")
            seat.choose("settings")
            assert isinstance(seat.sheet, AppSettings)

    drive(story())


def test_the_own_fingerprint_and_the_relays_address_are_copied(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            open_page(seat, "You")
            assert seat.find(QLabel, "settingsOwnName").text() == "Mira"
            seat.click("copyFingerprint")
            assert QGuiApplication.clipboard().text() == seat.find(Fingerprint).text
            seat.click("copyRelay")
            assert QGuiApplication.clipboard().text() == facade.relay_for_others()

    drive(story())


def test_a_chosen_appearance_is_kept_and_shows_at_once(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            open_page(seat, "Appearance")
            assert seat.find(ChoiceCard, "appearanceSystem").isChecked()
            seat.click("appearanceDark")
            await until(lambda: seat.sheet.theme.tokens.dark, "it shows")
            assert facade.preferred == Preferences(Appearance.DARK)

    drive(story())


def test_an_appearance_that_could_not_be_kept_goes_back(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            sheet = open_page(seat, "Appearance")
            facade.fail_next = NotConnected()
            seat.click("appearanceDark")
            await until(lambda: bool(sheet.error), "the reason")
            assert seat.find(ChoiceCard, "appearanceSystem").isChecked()
            assert not sheet.theme.tokens.dark

    drive(story())
