"""Every model keeps Qt's rules and shows what the facade has, page by page."""

from collections.abc import AsyncIterator

import msgspec
import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from sealroom.controller.events import NamesChanged
from sealroom.controller.timeline_views import MessageView
from sealroom.ui.bridge import Bridge
from sealroom.ui.models.keys import KeysModel
from sealroom.ui.models.people import PeopleModel
from sealroom.ui.models.rooms import RoomListModel
from sealroom.ui.models.timeline import MOST, PAGE, TimelineModel
from tests.ui import believable
from tests.ui.scripted_facade import Room, ScriptedFacade, room_id


@pytest.fixture
def facade(qapp: object) -> ScriptedFacade:
    return believable.furnished()


@pytest.fixture
async def bridge(facade: ScriptedFacade) -> AsyncIterator[Bridge]:
    async with Bridge(facade) as bridge:
        yield bridge


def long_room(facade: ScriptedFacade, messages: int) -> Room:
    room = facade.add_room(Room("Long", read_to=messages))
    sofia = facade.person("Sofia")
    for number in range(messages):
        facade.say(room, sofia, f"line {number}", believable.at(9, 0) + number)
    return room


async def test_rooms(bridge: Bridge, facade: ScriptedFacade, qtmodeltester: ModelTester) -> None:
    model = RoomListModel(bridge)
    assert model.rowCount() == len(facade.rooms())
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]


async def test_people_and_keys(bridge: Bridge, qtmodeltester: ModelTester) -> None:
    session_id = room_id("Field team")
    people, keys = PeopleModel(bridge), KeysModel(bridge, believable.clock)
    for model in (people, keys):
        model.open(session_id)
        assert model.rowCount() > 1
        qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]


async def test_a_timeline_opens_at_its_end_and_never_holds_all(
    bridge: Bridge, facade: ScriptedFacade, qtmodeltester: ModelTester
) -> None:
    room = long_room(facade, 2_000)
    model = TimelineModel(bridge)
    model.open(room.session_id)
    assert model.rowCount() <= 2 * PAGE
    last = model.item(model.rowCount() - 1)
    assert isinstance(last, MessageView)
    assert last.text == "line 1999"
    while not model.at_start:
        assert model.fetch_older()
        assert model.rowCount() <= MOST + PAGE
    first = model.item(0)
    assert isinstance(first, MessageView)
    assert first.text == "line 0"
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]


async def test_names_learned_later_replace_what_stood_for_them(
    bridge: Bridge, facade: ScriptedFacade, qtbot: QtBot
) -> None:
    room = facade.add_room(Room("New people"))
    facade.say(room, facade.person("kclfbci2"), "hello", believable.at(9, 0))
    model = TimelineModel(bridge)
    model.open(room.session_id)
    touched: list[int] = []
    model.dataChanged.connect(lambda first, last: touched.append(first.row()))

    (said,) = (item for item in room.items if isinstance(item, MessageView))
    room.items[room.items.index(said)] = msgspec.structs.replace(said, sender_name="Sofia")
    facade.tell(NamesChanged())
    qtbot.waitUntil(lambda: bool(touched))

    item = model.item(touched[0])
    assert isinstance(item, MessageView)
    assert item.sender_name == "Sofia"


async def test_rows_stand_in_the_order_of_the_room(bridge: Bridge, facade: ScriptedFacade) -> None:
    model = TimelineModel(bridge)
    model.open(room_id("Field team"))
    orders = [model.item(row).order for row in range(model.rowCount())]
    assert orders == sorted(orders)
    assert len(orders) == len(facade.timeline(room_id("Field team"), limit=1_000))
