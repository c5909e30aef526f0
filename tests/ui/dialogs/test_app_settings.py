"""The app's settings: opened by key, button or menu; what is chosen is kept and shows at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from sealroom import __version__
from sealroom.controller.errors import NotConnected
from sealroom.controller.preference_views import Appearance, Density, Preferences
from sealroom.ui.dialogs.app_settings.sheet import PAGES, AppSettings
from sealroom.ui.parts.choice import Choice
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
            seat.find(AppSettings).tabs.setCurrentIndex(1)
            assert seat.find(QLabel, "relayState").text() == "Connected"
            assert not seat.shows("relayTryNow")
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


def test_arrows_lead_through_the_pages(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
            sheet = seat.find(AppSettings)
            assert sheet.tabs.hasFocus()
            for _ in range(len(PAGES) + 2):
                seat.press(Qt.Key.Key_Down)
            assert sheet.tabs.currentIndex() == len(PAGES) - 1
            assert seat.find(QLabel, "aboutVersion").text() == f"Sealroom {__version__}"
            assert "PySide6" in seat.find(QLabel, "aboutLicences").text()
            seat.press(Qt.Key.Key_Up)
            assert seat.shows("keySearch")

    drive(story())


def test_size_and_distances_show_at_once(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Field team")
            rooms, timeline = seat.main.rooms.rooms, seat.main.room.timeline
            usual = [rooms.visualRect(rooms.model().index(1, 0)).height(), timeline._stack.height]
            open_page(seat, "Appearance")
            seat.click("compact")
            await until(lambda: facade.preferred.density is Density.COMPACT, "kept")
            await until(
                lambda: rooms.visualRect(rooms.model().index(1, 0)).height() < usual[0], "closer"
            )
            await until(lambda: timeline._stack.height < usual[1], "messages, too")
            size = seat.find(Choice, "fontSize")
            size.setCurrentIndex(size.findData(18))
            size.activated.emit(size.currentIndex())
            await until(lambda: facade.preferred.font_size == 18, "kept")
            await until(lambda: timeline._stack.height > usual[1], "larger")
            assert size.fontMetrics().height() > 18
            seat.click("reducedMotion")
            await until(lambda: not seat.sheet.theme.moves, "still")

    drive(story())


def test_enter_breaks_the_line_where_it_is_liked_so(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Field team")
            open_page(seat, "Writing")
            seat.click("enterSends")
            await until(lambda: not facade.preferred.enter_sends, "kept")
            seat.press(Qt.Key.Key_Escape)
            seat.write("composerField", "one")
            seat.press(Qt.Key.Key_Return)
            seat.write("composerField", "two")
            assert not seat.asked("send")
            seat.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            await until(lambda: bool(seat.asked("send")), "sent")
            assert "one\ntwo" in seat.asked("send")[0]

    drive(story())
