"""The composer in slow mode: a countdown, and sending once it is over."""

import msgspec

from sealroom.protocol.entry import Role
from sealroom.ui.composer.slow_mode import SlowMode
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import Room, ScriptedFacade, room_id
from tests.ui.seat import Seat, seated, until

ROOM = "Book club"


def slowed(facade: ScriptedFacade) -> Room:
    room = facade.rooms_by_id[room_id(ROOM)]
    assert facade.me is not None
    mine = room.member(facade.me.user_id)
    assert mine is not None
    mine.role = Role.MEMBER
    room.slow_mode = 30
    return room


def said(seat: Seat) -> str:
    return seat.find(SlowMode).text()


def test_it_counts_down_and_lets_send_again(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = slowed(facade)
        async with seated(facade) as seat:
            seat.open(ROOM)
            assert said(seat) == "Slow mode: one message in 30 seconds"
            room.may_speak_at = believable.NOW + 12_000
            facade._room_changed(room)
            await until(lambda: said(seat) == "Slow mode: write again in 12 seconds", "counting")
            seat.write("composerField", "too soon")
            composer = seat.main.room.composer
            assert not composer.send.isEnabled()
            composer.submit()
            assert seat.asked("send") == []
            assert composer.field.toPlainText() == "too soon", "nothing typed is lost"
            room.may_speak_at = believable.NOW
            facade._room_changed(room)
            await until(composer.send.isEnabled, "over")
            composer.submit()
            await until(lambda: len(seat.asked("send")) == 1, "sent")

    drive(story())


def test_the_countdown_ends_by_itself(drive: Drive) -> None:
    async def story() -> None:
        now = [believable.NOW]
        facade = believable.furnished()
        room = slowed(facade)
        room.may_speak_at = believable.NOW + 1_000
        hint = SlowMode(lambda: now[0])
        hint.show_room(facade.room(room.session_id))
        assert hint.waits
        now[0] += 1_000
        await until(lambda: not hint.waits, "by its own timer")
        hint.show_room(msgspec.structs.replace(facade.room(room.session_id), slow_mode=0))
        assert hint.isHidden()
        hint.deleteLater()

    drive(story())


def test_an_admin_is_not_bothered(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = slowed(facade)
        assert facade.me is not None
        mine = room.member(facade.me.user_id)
        assert mine is not None
        mine.role = Role.ADMIN
        async with seated(facade) as seat:
            seat.open(ROOM)
            assert not seat.shows("slowMode")

    drive(story())
