"""The keys people bring along, pressed at a window."""

from PySide6.QtCore import Qt

from sealroom.controller.preference_views import KeyChoice, Preferences
from sealroom.protocol.entry import Role
from sealroom.ui.models.rooms import RoomRole
from sealroom.ui.shortcuts import Key
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import Member, Room, room_id
from tests.ui.seat import Seat, seated, until

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def shown(seat: Seat) -> str | None:
    return seat.main.room.session_id


def test_keys_lead_between_rooms(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.press(Qt.Key.Key_Tab, CTRL)
            seat.press(Qt.Key.Key_Tab, CTRL)
            assert shown(seat) == room_id("Field team")
            seat.press(Qt.Key.Key_Backtab, CTRL | SHIFT)
            assert shown(seat) == room_id("Newsroom")
            seat.press(Qt.Key.Key_3, CTRL)
            third = shown(seat)
            assert third == seat.main.rooms_model.session_at(2)
            seat.press(Qt.Key.Key_9, CTRL)
            assert shown(seat) == third  # there is no ninth
            seat.press(Qt.Key.Key_Left, ALT)
            assert shown(seat) == room_id("Newsroom")
            seat.press(Qt.Key.Key_Left, ALT)
            assert shown(seat) == room_id("Field team")
            seat.press(Qt.Key.Key_Right, ALT)
            seat.press(Qt.Key.Key_Right, ALT)
            assert shown(seat) == third

    drive(story())


def test_with_shift_they_lead_to_what_is_unread(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        for room in facade.rooms_by_id.values():
            room.read_to = room.items[-1].order if room.items else -1
        async with seated(facade) as seat:
            unread = [room.title for room in facade.rooms_by_id.values()][2:4]
            for title in unread:
                facade.arrive(seat.room(title), facade.person("Bea"), "News")
            rooms = seat.main.rooms_model
            await until(lambda: rooms.index(1).data(RoomRole.ROOM).unread == 1, "they came")
            seat.press(Qt.Key.Key_Down, ALT | SHIFT)
            first = shown(seat)
            seat.press(Qt.Key.Key_Down, ALT | SHIFT)
            second = shown(seat)
            assert {first, second} == {room_id(title) for title in unread}
            seat.press(Qt.Key.Key_Up, ALT | SHIFT)
            assert shown(seat) in {first, second}

    drive(story())


def test_ends_of_a_room_and_its_oldest_unread_message(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.alone()
        room, bea = facade.add_room(Room("Long")), facade.person("Bea")
        assert facade.me is not None
        room.members = [Member(facade.me, Role.MEMBER), Member(bea, Role.OWNER)]
        for number in range(300):
            facade.say(room, bea, f"Message {number}", believable.NOW + number)
        room.read_to = room.items[39].order
        async with seated(facade) as seat:
            seat.open("Long")
            timeline, model = seat.main.room.timeline, seat.main.room.model
            seat.press(Qt.Key.Key_End, CTRL)
            assert timeline.at_end
            seat.press(Qt.Key.Key_Home, CTRL)
            assert model.at_start
            assert timeline.verticalScrollBar().value() == 0
            seat.press(Qt.Key.Key_End, CTRL)
            seat.press(Qt.Key.Key_PageUp, SHIFT)
            standing = timeline.standing()
            assert standing is not None
            assert standing.order == room.items[40].order
            seat.press(Qt.Key.Key_End, CTRL)
            seat.write("composerField", "some words")
            seat.press(Qt.Key.Key_Home, CTRL)  # moves in what is written
            assert timeline.at_end
            assert seat.main.room.composer.field.textCursor().position() == 0

    drive(story())


def test_chosen_keys_do_it_and_the_usual_ones_do_no_more(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.preferred = Preferences(keys=(KeyChoice("newRoom", ("Ctrl+Shift+N",)),))
        async with seated(facade) as seat:
            seat.press(Qt.Key.Key_N, CTRL)
            assert seat.window.overlay.top is None
            seat.press(Qt.Key.Key_N, CTRL | SHIFT)
            assert seat.sheet.objectName() == "newRoomSheet"
            seat.press(Qt.Key.Key_Escape)
            seat.window._desk.keys.reset(Key.NEW_ROOM)
            seat.press(Qt.Key.Key_N, CTRL)
            assert seat.sheet.objectName() == "newRoomSheet"

    drive(story())


def test_what_is_offered_says_when_it_can_be_done(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            commands = {each.name: each for each in seat.window.commands.all()}
            assert commands[Key.NEW_ROOM].shortcut == "Ctrl+N"
            assert commands[Key.NEW_ROOM].enabled()
            assert not commands[Key.END].enabled()
            assert Key.BOLD not in commands or commands[Key.BOLD].words == "Bold"
            seat.open("Newsroom")
            assert commands[Key.END].enabled()
            commands[Key.NEW_ROOM].run()
            assert seat.sheet.objectName() == "newRoomSheet"

    drive(story())
