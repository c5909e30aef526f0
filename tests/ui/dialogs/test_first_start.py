"""First start: a name, a place to meet, keys made while the window lives."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from sealroom.controller.errors import RelayRefused, RelayUnreachable
from sealroom.controller.relay_address import relay_address
from sealroom.controller.room_link import Giver, RoomLink
from sealroom.protocol.errors import Code, Error, ErrorData, Reason
from sealroom.ui.dialogs.first_start import FirstStart
from sealroom.ui.dialogs.join import Join
from sealroom.ui.dialogs.recovery.save_kit import SaveKit
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.seat import seated, until

ADDRESS = "ws://127.0.0.1:4711"
TOKEN_REFUSED = RelayRefused(
    Error(Code.PERMISSION_DENIED, "no", ErrorData(reason=Reason.TOKEN_REFUSED))
)


async def start_relay() -> str:
    return ADDRESS


def test_a_relay_on_this_computer(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.newcomer()
        async with seated(facade, local_relay=start_relay) as seat:
            assert seat.find(QLineEdit, "yourName").hasFocus()
            assert not seat.find(QPushButton, "continue").isEnabled()
            seat.write("yourName", "Mira")
            seat.press(Qt.Key.Key_Return)
            await until(lambda: seat.window.main is not None, "the main page")
            assert seat.asked("register") == [("Mira", ADDRESS, "")]
            assert seat.shows("ownLine")

    drive(story())


def test_a_relay_that_wants_a_token_is_asked_about_in_words_and_what_was_typed_stays(
    drive: Drive,
) -> None:
    async def story() -> None:
        facade = believable.newcomer()
        async with seated(facade) as seat:
            sheet = seat.find(FirstStart)
            seat.write("yourName", "Mira")
            seat.write("relayAddress", "wss://relay.example")
            assert not seat.shows("relayToken")
            facade.fail_next = TOKEN_REFUSED
            seat.click("continue")
            await until(lambda: "Whoever runs it can give you one" in sheet.error, "asked")
            assert seat.shows("relayToken")
            assert seat.find(QLineEdit, "relayToken").hasFocus()
            seat.write("relayToken", "mistyped")
            facade.fail_next = TOKEN_REFUSED
            seat.press(Qt.Key.Key_Return)
            await until(lambda: "token is not right" in sheet.error, "told apart")
            assert seat.find(QLineEdit, "yourName").text() == "Mira"
            assert seat.find(QLineEdit, "relayAddress").text() == "wss://relay.example"
            assert seat.find(QLineEdit, "relayToken").text() == "mistyped"
            seat.find(QLineEdit, "relayToken").clear()
            seat.write("relayToken", "secret")
            seat.click("continue")
            await until(lambda: seat.window.main is not None, "the main page")
            assert seat.asked("register")[-1] == ("Mira", "wss://relay.example", "secret")

    drive(story())


def test_at_a_relay_with_errors_in_place(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.newcomer()
        async with seated(facade, local_relay=start_relay) as seat:
            assert not seat.shows("relayAddress")
            seat.write("yourName", "Mira")
            seat.click("atARelay")
            assert not seat.find(QPushButton, "continue").isEnabled()
            seat.write("relayAddress", "wss://nowhere")
            facade.fail_next = RelayUnreachable("Nobody answers there.")
            seat.click("continue")
            sheet = seat.find(FirstStart)
            await until(lambda: sheet.error == "Nobody answers there.", "the error")
            assert seat.find(QLineEdit, "yourName").text() == "Mira"
            assert seat.find(QLineEdit, "relayAddress").text() == "wss://nowhere"
            seat.click("continue")
            await until(lambda: seat.window.main is not None, "the main page")
            assert seat.asked("register")[-1] == ("Mira", "wss://nowhere", "")

    drive(story())


def test_a_relay_that_does_not_start_is_said(drive: Drive) -> None:
    async def fails() -> str:
        raise RelayUnreachable("A relay could not be started.")

    async def story() -> None:
        async with seated(believable.newcomer(), local_relay=fails) as seat:
            seat.write("yourName", "Mira")
            seat.click("continue")
            await until(lambda: "could not be started" in seat.find(FirstStart).error, "said")

    drive(story())


def test_without_a_way_to_start_a_relay_only_the_other_is_offered(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.newcomer()) as seat:
            assert not seat.shows("onThisComputer")
            assert seat.shows("relayAddress")

    drive(story())


def test_escape_ends_what_is_under_way_and_nothing_else(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.newcomer()
        facade.gate = asyncio.Event()
        async with seated(facade, local_relay=start_relay) as seat:
            seat.write("yourName", "Mira")
            seat.click("continue")
            sheet = seat.find(FirstStart)
            await until(lambda: bool(seat.asked("register")), "under way")
            assert sheet.busy
            seat.press(Qt.Key.Key_Escape, on=sheet)
            await until(lambda: not sheet.busy, "it ended")
            assert sheet.isVisible()
            assert seat.find(QPushButton, "continue").isEnabled()
            assert seat.window.main is None

    drive(story())


def test_a_rooms_link_typed_at_first_start_is_asked_by_afterwards(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.newcomer()
        giver = Giver("b" * 52, "c" * 52)
        link = str(RoomLink("a" * 52, relay_address("wss://relay.example"), giver))
        async with seated(facade) as seat:
            seat.write("yourName", "Mira")
            seat.find(QLineEdit, "relayAddress").setText(link)
            seat.click("continue")
            await until(lambda: isinstance(seat.window.overlay.top, SaveKit), "the kit first")
            seat.sheet.reject()
            await until(lambda: isinstance(seat.window.overlay.top, Join), "then the room")
            assert seat.find(QLineEdit, "joinLink").text() == link
            assert seat.find(QPushButton, "askToJoin").isEnabled()

    drive(story())
