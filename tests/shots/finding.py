"""Scenes of finding: jumps into the timeline."""

from PySide6.QtWidgets import QLineEdit

from sealroom.ui.shortcuts import Key
from tests.shots.scene import SMALL, USUAL, Scene, Stage, settle
from tests.ui import believable
from tests.ui.scripted_facade import MINUTE, Room, ScriptedFacade, room_id

_SAID = (
    "Who has the charts for the northern channel?",
    "They hang in the boat house, beside the tide table.",
    "The lamp at the pier is out again, I will look at it on the way home.",
    "Then the light goes out at nine as usual",
)


def harbour() -> ScriptedFacade:
    """A room with a past, beside the others."""
    facade = believable.furnished()
    room = facade.add_room(Room("Harbour watch", read_to=100_000))
    room.members = list(facade.rooms_by_id[room_id("Field team")].members)
    for number in range(400):
        names = ("Sofia", "Ravi", "Lena")
        person = facade.person(names[number // 2 % 3])
        time = believable.NOW - (400 - number) * 190 * MINUTE
        facade.say(room, person, _SAID[number % len(_SAID)], time)
    return facade


async def jumped(stage: Stage) -> None:
    room = stage.room("Harbour watch")
    stage.main.open_at(room_id("Harbour watch"), room.items[200].order)
    await settle()


async def calendar(stage: Stage) -> None:
    await jumped(stage)
    stage.main.room.choose_day()
    await settle()


async def _search(stage: Stage, typed: str) -> None:
    stage.main.search_everywhere()
    stage.main.rooms.search.setText(typed)
    await settle(0.4)


async def found(stage: Stage) -> None:
    stage.show("Field team")
    await _search(stage, "the")


async def found_little(stage: Stage) -> None:
    stage.facade.finding.percent = 62
    stage.show("Field team")
    await _search(stage, "from:sofia parking")


async def found_nothing(stage: Stage) -> None:
    stage.show("Field team")
    await _search(stage, "in:attic spare keys")


async def found_scripts(stage: Stage) -> None:
    stage.show("Field team")
    await _search(stage, "周末")


async def found_in_room(stage: Stage) -> None:
    stage.show("Harbour watch")
    stage.main.room.find_here()
    stage.main.room.find_bar.field.setText("lamp pier")
    await settle(0.4)
    for _ in range(3):
        stage.main.room.find_bar.step(-1)
    await settle()


async def switcher(stage: Stage) -> None:
    stage.show("Field team")
    next(each for each in stage.window.commands.all() if each.name is Key.SWITCHER).run()
    await settle()


async def switcher_typed(stage: Stage) -> None:
    await switcher(stage)
    stage.find(QLineEdit, "switcherField").setText("o")
    await settle()


FINDING = (
    Scene("found-in-room", found_in_room, harbour, sizes=(USUAL, SMALL)),
    Scene("switcher", switcher, sizes=(USUAL, SMALL)),
    Scene("switcher-typed", switcher_typed),
    Scene("found", found, harbour, sizes=(USUAL, SMALL, (600, 520))),
    Scene("found-little", found_little),
    Scene("found-nothing", found_nothing),
    Scene("found-scripts", found_scripts),
    Scene("jumped", jumped, harbour, sizes=(USUAL,)),
    Scene("calendar", calendar, harbour, sizes=(USUAL, SMALL)),
)
