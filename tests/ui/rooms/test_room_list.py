"""The left pane: rooms, own line, requests."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from sealroom.controller.views import ConnectionState, ConnectionView
from sealroom.ui.parts.label import ElidedLabel
from sealroom.ui.rooms.request_card import AskedCard, InviteCard, JoinRequestCard
from sealroom.ui.rooms.room_delegate import ROW
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import Room, room_id
from tests.ui.seat import Seat, seated, until

ALT = Qt.KeyboardModifier.AltModifier


def titles(seat: Seat) -> list[str]:
    model = seat.main.rooms_model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def state(seat: Seat) -> str:
    return seat.find(ElidedLabel, "connectionState").whole


def test_rooms_stand_newest_first_and_move_when_something_is_said(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Field team")
            assert titles(seat)[:2] == ["Newsroom", "Field team"]
            kitchen = seat.room("Kitchen rota")
            facade.arrive(kitchen, facade.person("Bea"), "Who has the key?")
            await until(lambda: titles(seat)[0] == "Kitchen rota", "it moved up")
            assert seat.main.rooms.rooms.current == room_id("Field team")

    drive(story())


def test_a_room_one_left_comes_last_and_a_new_one_comes_in(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            await facade.leave(room_id("Newsroom"))
            await until(lambda: titles(seat)[-1] == "Newsroom", "it went down")
            await facade.new_room("Fresh")
            await until(lambda: titles(seat)[0] == "Fresh", "it came in")
            del facade.rooms_by_id[room_id("Fresh")]
            facade._room_changed(Room("Fresh"))
            await until(lambda: "Fresh" not in titles(seat), "it went")

    drive(story())


def test_keys_lead_through_the_rooms(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.press(Qt.Key.Key_Down, ALT)
            assert seat.main.room.session_id == room_id("Newsroom")
            seat.press(Qt.Key.Key_Down, ALT)
            assert seat.main.room.session_id == room_id("Field team")
            seat.press(Qt.Key.Key_Up, ALT)
            seat.press(Qt.Key.Key_Up, ALT)
            assert seat.main.room.session_id == room_id("Newsroom")

    drive(story())


def test_rows_are_as_drawn_and_speak_for_themselves(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            view = seat.main.rooms.rooms
            index = view.model().index(1, 0)
            assert view.visualRect(index).height() == ROW
            spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
            assert "Field team, sealed, 3 unread" in spoken
            assert seat.window.grab().size() == QSize(1200, 800)

    drive(story())


def test_a_draft_stands_in_the_list_once_the_room_is_left(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Newsroom")
            seat.write("composerField", "half a thought")
            seat.open("Field team")
            await until(lambda: seat.room("Newsroom").draft == "half a thought", "kept")
            seat.open("Newsroom")
            assert seat.main.room.composer.field.toPlainText() == "half a thought"

    drive(story())


@pytest.mark.parametrize(
    ("connection", "words"),
    [
        (ConnectionView(ConnectionState.OFFLINE), "No connection"),
        (ConnectionView(ConnectionState.CONNECTING), "Connecting…"),
        (ConnectionView(ConnectionState.WAITING, "It is off.", believable.NOW), "No connection"),
        (ConnectionView(ConnectionState.REFUSED, "Unknown here."), "Refused by the relay"),
        (ConnectionView(ConnectionState.UNPROVEN, "Odd."), "Not proven to be the relay"),
        (ConnectionView(ConnectionState.CONNECTED, progress=0), "Catching up…"),
    ],
)
def test_the_connection_is_said_in_words(
    drive: Drive, connection: ConnectionView, words: str
) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            assert state(seat) == "Connected"
            facade.connect(connection)
            assert state(seat) == words

    drive(story())


def test_requests_come_and_go_as_cards(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            assert "Jonas" in seat.find(JoinRequestCard).sentence
            believable.add_invitation(facade)
            await until(lambda: seat.shows("invitationCard"), "the invitation")
            assert "Climbing on Thursdays" in seat.find(InviteCard).sentence
            believable.add_asked(facade)
            facade.add_card(facade.cards_open.pop())
            await until(lambda: seat.shows("askedCard"), "the own wish")
            words = [label.text() for label in seat.find(AskedCard).findChildren(QLabel)]
            assert any("has to let you in" in text for text in words)
            facade.cards_open.clear()
            facade.asked_open.clear()
            facade.answer_asked(room_id("Harbour choir"), accepted=True)
            await until(lambda: not seat.main.rooms.cards.cards, "they are gone")
            assert not seat.main.rooms.cards.isVisible()

    drive(story())


def test_many_requests_leave_the_rooms_in_sight(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        for number in range(60):
            facade.person(f"Knocker {number}")
        card = facade.cards_open[0]
        facade.cards_open = [card] * 60
        async with seated(facade) as seat:
            assert seat.main.rooms.cards.height() <= seat.main.rooms.height() / 2
            assert len(seat.main.rooms.cards.cards) == 50

    drive(story())


def test_the_menu_for_new_rooms(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.click("add")
            assert seat.menu() == ["newRoom", "messageSomeone", "joinByLink", "settings", "lockNow"]
            seat.choose("newRoom")
            assert seat.sheet.objectName() == "newRoomSheet"
            assert QApplication.activePopupWidget() is None

    drive(story())


def test_without_rooms_it_says_what_to_do(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.alone()) as seat:
            assert seat.shows("noRooms")
            assert seat.shows("guide")
            seat.click("emptyJoin")
            assert seat.sheet.objectName() == "joinSheet"
            assert seat.find(QPushButton, "askToJoin").isDefault()

    drive(story())


def test_the_words_of_the_empty_page_have_room(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            words = seat.find(QLabel, "emptyWords")
            assert words.height() >= words.heightForWidth(words.width())
            focus = QApplication.focusWidget()
            assert focus is None or focus.objectName() != "emptyNewRoom"

    drive(story())
