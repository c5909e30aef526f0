"""Who could be taken for somebody else in the room."""

import pytest

from sealroom.controller.views import JoinCard, PersonView
from sealroom.protocol.entry import Role
from sealroom.ui.models.people import PersonRole
from sealroom.ui.parts.notice import Notice
from sealroom.ui.text.alike import imitators, taken_for
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import Member, person_id, room_id
from tests.ui.seat import seated

CYRILLIC = "\u041c\u0456ra"
HIDDEN = "Mi\u200bra"


def person(name: str, *, me: bool = False, verified: bool = False) -> PersonView:
    return PersonView(
        user_id=person_id(name), name=name, role=Role.MEMBER, is_me=me, verified=verified
    )


@pytest.mark.parametrize("name", [CYRILLIC, HIDDEN, "mira", "M\u0131ra", "Mira\u3164"])
def test_a_name_is_taken_for_one_that_looks_like_it(name: str) -> None:
    assert taken_for(person_id(name), name, [person("Mira"), person("Ravi")]) == "Mira"


@pytest.mark.parametrize("name", ["Mirza", "Ravi B", "\u3164", ""])
def test_other_names_are_taken_for_nobody(name: str) -> None:
    assert taken_for(person_id(name), name, [person("Mira"), person("Ravi"), person("")]) == ""


def test_nobody_is_taken_for_themselves_and_who_is_verified_is_no_imitator() -> None:
    assert imitators([person("Mira"), person("Ravi")]) == {}
    crowd = [person("Mira", me=True), person(CYRILLIC), person(HIDDEN, verified=True)]
    assert imitators(crowd) == {person_id(CYRILLIC): "Mira"}


def test_the_room_s_people_are_marked_where_one_looks_like_another(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = facade.rooms_by_id[room_id("Field team")]
        room.members.append(Member(facade.person(CYRILLIC), Role.MEMBER))
        async with seated(facade) as seat:
            seat.open("Field team")
            seat.main.panes.show_details(True)
            model = seat.main.details._people_model
            rows = [model.index(row) for row in range(model.rowCount())]
            marked = [row for row in rows if row.data(PersonRole.IMITATES)]
            assert [row.data(PersonRole.PERSON).name for row in marked] == [CYRILLIC]
            assert marked[0].data(PersonRole.NOTE) == "Looks like another"
            seat.window.grab()

    drive(story())


def test_whoever_asks_under_a_member_s_looks_is_told_of(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        asks = facade.person("S\u043efia")
        card = JoinCard(
            session_id=room_id("Field team"),
            room_title="Field team",
            user_id=asks.user_id,
            name=asks.name,
            words="",
            time=believable.NOW,
            verified=False,
        )
        facade.cards_open.append(card)
        async with seated(facade) as seat:
            seat.sheets.look_at(card)
            assert "Sofia" in seat.find(Notice, "letInAlike").words
            seat.window.overlay.close_all()
            seat.sheets.look_at(facade.cards()[0])
            assert not seat.shows("letInAlike")

    drive(story())
