"""Comparing keys in the sheet: codes from files, the clipboard and as text; fingerprints; marks."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from sealroom.controller.errors import NotConnected
from sealroom.crypto import VerificationCode
from sealroom.protocol.ids import UserId
from sealroom.store.users import HowVerified
from sealroom.ui.code_picture import codes_in
from sealroom.ui.dialogs.verify import Verify
from sealroom.ui.parts.notice import Notice
from sealroom.ui.parts.qr_code import QrCode
from sealroom.ui.theme import Appearance
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.file_dialogs import choose_file
from tests.ui.scripted_facade import person_id
from tests.ui.scripted_verification import RELAY_TAG
from tests.ui.seat import Seat, seated, until

JONAS, MIRA, RAVI = person_id("Jonas"), person_id("Mira"), person_id("Ravi")


def code(user_id: UserId, shown_to: UserId, relay: str = RELAY_TAG) -> str:
    return VerificationCode(user_id, shown_to, relay).written


def picture_of(text: str) -> QImage:
    return QrCode(text, 300, "").grab().toImage()


def open_on(seat: Seat, name: str = "Jonas") -> Verify:
    seat.sheets.verify(seat.facade._person(seat.facade.person(name), None))
    sheet = seat.sheet
    assert isinstance(sheet, Verify)
    return sheet


def result(seat: Seat) -> str:
    return seat.find(Notice, "codeResult").words


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("size", [(1200, 800), (760, 520)])
def test_ones_code_can_be_read_from_a_picture_of_the_window(
    drive: Drive, appearance: Appearance, size: tuple[int, int]
) -> None:
    async def story() -> None:
        async with seated(believable.furnished(), size=size, appearance=appearance) as seat:
            open_on(seat)
            await until(lambda: seat.shows("qrCode"), "the code")
            assert codes_in(seat.window.grab().toImage()) == (code(MIRA, JONAS),)

    drive(story())


def test_a_picture_from_a_file_verifies(drive: Drive, tmp_path: Path) -> None:
    async def story() -> None:
        file = tmp_path / "jonas.png"
        assert picture_of(code(JONAS, MIRA)).save(str(file))
        async with seated(believable.furnished()) as seat:
            open_on(seat)
            seat.click("choosePicture")
            await choose_file(file)
            await until(lambda: seat.shows("codeResult"), "judged")
            assert "It matches, in both directions" in result(seat)
            assert "by QR code" in seat.find(Notice, "verifyStanding").words
            assert seat.facade.person("Jonas").how is HowVerified.QR
            assert not seat.shows("theyMatch")
            assert seat.find(QPushButton, "takeBack").isEnabled()

    drive(story())


def test_pasting_a_picture_by_key(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            sheet = open_on(seat)
            QGuiApplication.clipboard().setImage(picture_of(code(JONAS, MIRA)))
            QTest.keyClick(sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            await until(lambda: seat.shows("codeResult"), "judged")
            assert "It matches" in result(seat)

    drive(story())


def test_pasting_the_code_as_text_and_copying_ones_own(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_on(seat)
            seat.click("copyCode")
            assert QGuiApplication.clipboard().text() == code(MIRA, JONAS)
            seat.click("pastePicture")
            await until(lambda: seat.shows("codeResult"), "judged")
            assert "your own code" in result(seat)
            QGuiApplication.clipboard().setText(code(JONAS, MIRA))
            seat.click("pastePicture")
            await until(lambda: "It matches" in result(seat), "judged")

    drive(story())


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (code(RAVI, MIRA), "this is the code of"),
        (code(person_id("nobody"), MIRA), "the keys differ"),
        (code(JONAS, RAVI), "made for somebody else than you"),
        (code(person_id("nobody"), MIRA, "a" * 16), "another relay"),
        (code(MIRA, JONAS), "your own code"),
        ("https://example.org/", "another code than Sealroom"),
        ("SEALROOM:VERIFY/2/ANYTHING", "newer Sealroom"),
    ],
)
def test_each_thing_that_does_not_fit_has_its_own_words_and_marks_nobody(
    drive: Drive, read: str, words: str
) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            sheet = open_on(seat)
            sheet._found((read,))
            await until(lambda: seat.shows("codeResult"), "judged")
            assert words in result(seat)
            assert not seat.facade.person("Jonas").verified
            assert seat.shows("theyMatch") != result(seat).startswith("Not verified")
            assert not seat.shows("takeBack")

    drive(story())


def test_an_identity_of_the_same_name_is_told_apart(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            sheet = open_on(seat)
            facade.people_known[person_id("old")] = facade.person("Jonas")
            sheet._found((code(person_id("old"), MIRA),))
            await until(lambda: seat.shows("codeResult"), "judged")
            assert "another identity is called" in result(seat)

    drive(story())


def test_no_code_and_two_codes_are_said(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            sheet = open_on(seat)
            sheet.drop.given.emit(QImage(200, 200, QImage.Format.Format_Grayscale8))
            await until(lambda: seat.shows("codeResult"), "said")
            assert "no QR code" in result(seat)
            sheet._found((code(JONAS, MIRA), code(RAVI, MIRA)))
            assert "more than one code" in result(seat)
            assert seat.asked("compare") == []

    drive(story())


def test_a_bad_file_is_said_in_place_and_the_sheet_goes_on(drive: Drive, tmp_path: Path) -> None:
    async def story() -> None:
        file = tmp_path / "code.png"
        file.write_bytes(b"no picture")
        async with seated(believable.furnished()) as seat:
            sheet = open_on(seat)
            sheet.drop.given.emit(file)
            await until(lambda: bool(sheet.error), "said")
            assert "PNG, JPEG" in sheet.error
            seat.facade.fail_next = NotConnected()
            sheet.drop.given.emit(code(JONAS, MIRA))
            await until(lambda: sheet.error == str(NotConnected()), "said")
            sheet.drop.given.emit(code(JONAS, MIRA))
            await until(lambda: seat.shows("codeResult"), "judged")
            assert sheet.error == ""

    drive(story())


def test_a_mark_can_be_taken_back(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_on(seat, "Sofia")
            assert "by comparing" in seat.find(Notice, "verifyStanding").words
            assert not seat.shows("theyMatch")
            seat.click("takeBack")
            await until(lambda: bool(seat.asked("set_verified")), "taken back")
            assert seat.asked("set_verified") == [(person_id("Sofia"), False)]

    drive(story())


def test_everything_in_it_is_reached_by_tab(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_on(seat)
            reached = set()
            for _ in range(12):
                seat.press(Qt.Key.Key_Tab)
                focused = QApplication.focusWidget()
                assert focused is not None
                reached.add(focused.objectName())
            assert {"copyCode", "choosePicture", "pastePicture", "theyMatch", "cancel"} <= reached

    drive(story())
