"""Verified marks wherever a person stands, and on rooms."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sealroom.controller.events import PeopleChanged, RoomsChanged
from sealroom.controller.views import JoinCard
from sealroom.protocol.entry import Role
from sealroom.store.users import HowVerified
from sealroom.ui.parts.label import ElidedLabel
from sealroom.ui.timeline.region import Region
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import Member, person_id
from tests.ui.seat import Seat, seated, until


def subtitle(seat: Seat) -> str:
    return seat.find(ElidedLabel, "roomSubtitle").whole


def comes_in(seat: Seat, name: str) -> None:
    """Somebody comes into the room that is shown."""
    room = seat.room("Field team")
    room.members.append(Member(seat.facade.person(name), Role.MEMBER))
    seat.facade.tell(RoomsChanged(frozenset((room.session_id,))))
    seat.facade.tell(PeopleChanged(room.session_id))


def test_a_rooms_mark_goes_at_once_when_someone_unverified_comes(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            seat.click("toggleDetails")
            assert seat.shows("roomVerified")
            assert "all verified by you" in subtitle(seat)
            assert "Everyone here" in seat.find(QLabel, "peopleVerified").text()

            comes_in(seat, "Mikkel")
            await until(lambda: not seat.shows("roomVerified"), "the mark is gone")
            assert "all verified but \u2068Mikkel\u2069" in subtitle(seat)
            await until(
                lambda: "Mikkel" in seat.find(QLabel, "peopleVerified").text(), "it says who"
            )

            seat.facade.mark(person_id("Mikkel"), HowVerified.QR)
            await until(lambda: seat.shows("roomVerified"), "it is back")
            seat.facade.mark(person_id("Sofia"), None)
            await until(lambda: not seat.shows("roomVerified"), "taken back, the room's too")

    drive(story())


def test_a_verified_sender_has_a_mark_beside_the_name(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            model, view = seat.main.room.model, seat.main.room.timeline
            spoken = Qt.ItemDataRole.AccessibleTextRole

            def rows() -> list[str]:
                return [model.index(row).data(spoken) for row in range(model.rowCount())]

            assert any("Sofia\u2069 (verified)" in row for row in rows())
            delegate = view._rows
            marks = [
                row
                for row in range(model.rowCount())
                if delegate.layout(model.index(row), 800).spot_of(Region.VERIFIED)
            ]
            assert marks
            seat.facade.mark(person_id("Sofia"), None)
            await until(lambda: not any("Sofia\u2069 (verified)" in row for row in rows()), "gone")

    drive(story())


def test_a_card_of_someone_verified_has_the_mark(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            assert not seat.shows("cardVerified")
            [card] = [each for each in facade.cards_open if isinstance(each, JoinCard)]
            facade.mark(card.user_id, HowVerified.COMPARED)
            await until(lambda: seat.shows("cardVerified"), "the mark")

    drive(story())
