"""The bar above the composer: what did not go out, why, and what can be done about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from sealroom.controller.events import RoomsChanged
from sealroom.controller.timeline_views import MessageView, SendState
from sealroom.controller.views import ConnectionState, ConnectionView
from sealroom.ui.models.rooms import RoomRole
from sealroom.ui.parts.notice import Notice
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import ScriptedFacade, room_id
from tests.ui.seat import Seat, seated, until

AWAY = ConnectionView(ConnectionState.WAITING, "It is off.", believable.NOW + 9_000)
ROOM = room_id("Newsroom")


def fail_another(facade: ScriptedFacade) -> None:
    room = facade.rooms_by_id[ROOM]
    assert facade.me is not None
    facade.say(
        room, facade.me, "Second try", facade.clock(), state=SendState.FAILED, failure="Muted."
    )
    facade.tell(RoomsChanged(frozenset((ROOM,))))


def words(seat: Seat) -> str:
    return seat.find(Notice, "outboxNotice").words


def states(seat: Seat) -> set[SendState]:
    own = [item for item in seat.room("Newsroom").items if isinstance(item, MessageView)]
    return {item.state for item in own if item.mine}


def test_a_room_where_everything_went_out_has_none(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            assert not seat.shows("outboxBar")

    drive(story())


def test_all_failed_ones_are_tried_again(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Newsroom")
            assert words(seat) == "A message was not sent"
            assert seat.find(QPushButton, "retryAll").text() == "Try again"
            fail_another(facade)
            await until(lambda: words(seat) == "2 messages were not sent", "both are counted")
            assert seat.find(QPushButton, "retryAll").text() == "Try all again"
            seat.click("retryAll")
            await until(lambda: not seat.shows("outboxBar"), "nothing is left")
            assert seat.asked("retry_all") == [(ROOM,)]
            assert SendState.FAILED not in states(seat)

    drive(story())


def test_all_failed_ones_are_discarded_after_asking_back(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Newsroom")
            fail_another(facade)
            await until(lambda: words(seat) == "2 messages were not sent", "both are counted")
            seat.click("discardAll")
            assert "2 messages were not sent" in seat.find(QLabel, "confirmWords").text()
            assert seat.asked("discard_all") == []
            seat.click("confirm")
            await until(lambda: seat.window.overlay.top is None, "discarded")
            await until(lambda: not seat.shows("outboxBar"), "nothing is left")
            assert states(seat) == {SendState.SENT, SendState.SENDING}

    drive(story())


def test_what_is_written_offline_waits_in_words_and_goes_with_the_connection(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.connection_now, facade.sends_go_through = AWAY, False
        async with seated(facade) as seat:
            seat.open("Field team")
            for text in ("one", "two"):
                await facade.send(room_id("Field team"), text, sealed=True)
            await until(lambda: seat.shows("outboxBar"), "after a moment it is said")
            assert words(seat) == "2 messages go out when the connection is back"
            assert not seat.shows("retryAll")
            facade.connect(ConnectionView(ConnectionState.CONNECTED, progress=50))
            assert words(seat) == "What you wrote goes out after catching up"
            facade.connect(ConnectionView(ConnectionState.CONNECTED))
            assert not seat.shows("outboxBar")

    drive(story())


def test_failed_and_waiting_are_said_side_by_side(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.connection_now = AWAY
        async with seated(facade) as seat:
            seat.open("Newsroom")
            assert words(seat) == (
                "A message was not sent · A message goes out when the connection is back"
            )

    drive(story())


def test_where_one_may_not_write_any_more_failed_ones_can_only_go(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Newsroom")
            await facade.leave(ROOM)
            await until(lambda: not seat.shows("retryAll"), "no way to try again")
            assert seat.shows("discardAll")

    drive(story())


def test_the_list_of_rooms_says_it_too(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            rooms = seat.main.rooms_model
            row = rooms.row_of(ROOM)
            assert row is not None
            assert rooms.index(row).data(RoomRole.ROOM).failed == 1
            spoken = rooms.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
            assert "A message was not sent" in spoken

    drive(story())
