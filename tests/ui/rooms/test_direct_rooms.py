"""Writing to one person: from the menu, from a person, and how such a room looks."""

from PySide6.QtWidgets import QLabel, QMenu, QWidget

from sealroom.controller.views import InvitationCard
from sealroom.protocol.entry import Role
from sealroom.ui.details.person_actions import PersonAction
from sealroom.ui.dialogs.people_search import PeopleSearch
from sealroom.ui.parts.fact import Fact
from sealroom.ui.parts.label import ElidedLabel
from sealroom.ui.rooms.request_card import InviteCard
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import DAY, Member, Room, ScriptedFacade, person_id, room_id
from tests.ui.seat import Seat, seated, until


def with_lena(facade: ScriptedFacade) -> Room:
    """A room for Mira and Lena."""
    assert facade.me is not None
    lena = facade.person("Lena")
    room = facade.add_room(Room("Lena", partner=lena, time=believable.NOW))
    room.members = [Member(facade.me, Role.OWNER), Member(lena, Role.MEMBER)]
    return room


def subtitle(seat: Seat) -> str:
    return seat.find(ElidedLabel, "roomSubtitle").whole


def test_someone_is_looked_for_and_written_to(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.person("Lennart")
        async with seated(facade) as seat:
            menu = seat.main.rooms.own_line.findChild(QMenu, "addMenu")
            assert isinstance(menu, QMenu)
            actions = {each.objectName(): each for each in menu.actions()}
            actions["messageSomeone"].trigger()
            seat.write("peopleSearch", "Lenn")
            await until(lambda: bool(seat.find(PeopleSearch).found), "found")
            seat.click("choosePerson")
            await until(lambda: seat.window.overlay.top is None, "open")
            assert seat.asked("direct_room") == [(person_id("Lennart"),)]
            assert seat.find(ElidedLabel, "roomTitle").whole == "Lennart"
            assert subtitle(seat) == "Is invited, and has not answered yet"

    drive(story())


def test_a_person_s_menu_leads_to_the_room_that_is_there(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = with_lena(facade)
        async with seated(facade) as seat:
            seat.open("Field team")
            seat.click("toggleDetails")
            people = seat.main.details.people
            model = people.model()
            row = next(
                row for row in range(model.rowCount()) if "Lena" in model.index(row, 0).data()
            )
            people.clicked.emit(model.index(row, 0))
            assert seat.menu()[0] == "message"
            seat.choose("message")
            await until(lambda: seat.main.room.session_id == room.session_id, "it opens")
            assert subtitle(seat) == "Only the two of you · verified by you"
            assert not seat.shows("invite"), "nobody else is invited here"
            people.clicked.emit(people.model().index(1, 0))
            assert "message" not in seat.menu()

    drive(story())


def test_whoever_left_is_said_to_be_gone(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = with_lena(facade)
        async with seated(facade) as seat:
            seat.open("Lena")
            room.members.pop()
            facade._room_changed(room)
            await until(lambda: subtitle(seat) == "Is not here any more", "said")

    drive(story())


def test_an_invitation_to_such_a_room_says_so(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        ana = facade.person("Ana")
        card = InvitationCard(
            session_id=room_id("Ana"),
            room_title="",
            inviter=ana.user_id,
            inviter_name="Ana",
            verified=False,
            expires_at=believable.NOW + DAY,
            direct=True,
        )
        async with seated(facade) as seat:
            facade.add_card(card)
            await until(lambda: seat.shows("invitationCard"), "the invitation")
            assert "wants to write with you" in seat.find(InviteCard).sentence
            seat.click("look")
            assert "Write with" in seat.find(QLabel, "sheetTitle").text()

    drive(story())


def test_leaving_alone_says_that_there_is_no_way_back(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = with_lena(facade)
        room.members.pop()
        async with seated(facade) as seat:
            seat.sheets.leave(room.session_id)
            facts = [each.objectName() for each in seat.sheet.findChildren(Fact)]
            assert facts == ["leaveStays", "leaveAlone"]
            seat.click("cancel")
            seat.sheets.leave(room_id("Newsroom"))
            facts = [each.objectName() for each in seat.sheet.findChildren(Fact)]
            assert facts == ["leaveStays", "leaveWayBack", "leaveOthers", "leaveUnsent"]
            assert seat.find(QWidget, "confirmLeave").isEnabled()

    drive(story())


def test_a_message_to_a_person_from_the_settings_closes_them(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = with_lena(facade)
        async with seated(facade) as seat:
            seat.open("Field team")
            seat.sheets.settings(room_id("Field team"))
            lena = facade.view_of(person_id("Lena"))
            seat.sheets.act_on_person(room_id("Field team"), PersonAction.MESSAGE, lena)
            await until(lambda: seat.window.overlay.top is None, "closed")
            await until(lambda: seat.main.room.session_id == room.session_id, "open")

    drive(story())
