"""Scenes of what is told about a message."""

from collections.abc import Awaitable, Callable

from PySide6.QtWidgets import QPushButton

from sealroom.controller.about_views import HandedView, Readers, ReaderView
from sealroom.controller.alarm_views import AlarmNote
from sealroom.controller.stamps import ClockDoubt, ClockNote, Stamps
from sealroom.controller.timeline_views import Doubt, EventKind, EventView, MessageView
from sealroom.controller.views import ConnectionState, ConnectionView
from sealroom.protocol.entry import Role
from sealroom.store.alarms import AlarmKind
from sealroom.ui.dialogs.room_settings import RoomSettings
from tests.shots.scene import SMALL, USUAL, Scene, Stage, settle
from tests.ui import believable
from tests.ui.scripted_facade import HOUR, Member, Room, room_id

Act = Callable[[Stage], Awaitable[None]]

HOSTILE = (
    "\u202eevil.exe\u202c <b>Mira</b> ![x](file:///etc/passwd) \u200bMira " + "n\u0301\u0301" * 20
)
LONG = "Bartholomäus von und zu Hohenschwangau-Lichtenstein der Jüngere"


def about(room: str, which: int, **facts: object) -> Act:
    """The sheet of a message of a room, counted from its end."""

    async def act(stage: Stage) -> None:
        stage.show(room)
        messages = [each for each in stage.room(room).items if isinstance(each, MessageView)]
        message = messages[which]
        stage.facade.facts[message.message_id] = facts
        stage.sheets.about_message(room_id(room), message)
        await settle()

    return act


async def details(stage: Stage) -> None:
    await about("Field team", -1)(stage)
    stage.find(QPushButton, "aboutDetailsHead").click()
    await settle()


def _reader(stage: Stage, name: str, **more: object) -> ReaderView:
    person = stage.facade.person(name)
    return ReaderView(person.user_id, name, False, person.verified, **more)  # type: ignore[arg-type]


async def history(stage: Stage) -> None:
    """Somebody left since, it was shared with one who came later, another holds the key."""
    room = stage.room("Field team")
    sofia, jonas = (
        stage.facade.person("Sofia"),
        _reader(stage, "Jonas", came_at=believable.at(9, 0)),
    )
    handed = HandedView(jonas, sofia.user_id, "Sofia", False, believable.at(11, 0))
    members = (
        ReaderView(room.members[0].person.user_id, "Mira", True, True),
        _reader(stage, "Ravi"),
        _reader(stage, "Sofia"),
        _reader(stage, "Tom", out_since=believable.at(9, 50)),
    )
    readers = Readers(members, (handed,), (_reader(stage, "Ana", came_at=believable.at(12, 0)),))
    await about("Field team", 1, readers=readers)(stage)


async def hostile(stage: Stage) -> None:
    """Everything others choose is as bad as can be."""
    room = stage.room("Newsroom")
    for name in (HOSTILE, LONG):
        room.members.append(Member(stage.facade.person(name), Role.MEMBER))
    sender = stage.facade.person(HOSTILE)
    message = stage.facade.say(room, sender, HOSTILE * 3, believable.at(14, 3))
    stage.facade.facts[message.message_id] = {
        "alarm": AlarmNote(AlarmKind.GENERAL, f"A change does not hold: {HOSTILE}"),
    }
    note = ClockNote(ClockDoubt.SENDER_AHEAD, 3 * HOUR)
    stage.facade.change_message(room, message, clock=note)
    stage.show("Newsroom")
    stage.sheets.about_message(room_id("Newsroom"), message)
    await settle()


async def crowd(stage: Stage) -> None:
    """Two hundred members."""
    room = stage.facade.add_room(Room("Choir"))
    names = ["Ada", "Ben", "Cleo", LONG, "Eve", "Fay", "Олександр", "יעל"]
    assert stage.facade.me is not None
    room.members = [Member(stage.facade.me, Role.MEMBER)]
    for number in range(199):
        name = f"{names[number % len(names)]} {number}"
        person = stage.facade.person(name, verified=number % 3 == 0)
        room.members.append(Member(person, Role.MEMBER))
    message = stage.facade.say(room, room.members[5].person, "All of us", believable.at(14, 3))
    stage.show("Choir")
    stage.sheets.about_message(room_id("Choir"), message)
    stage.find(QPushButton, "aboutMembersAll").click()
    await settle()


async def clocks_in_bubbles(stage: Stage) -> None:
    room = stage.room("Field team")
    facade = stage.facade
    for number, doubt in enumerate((ClockDoubt.EARLIER, ClockDoubt.SENDER_AHEAD)):
        message = facade.say(room, facade.person("Sofia"), "Back in an hour", believable.at(14, 3))
        note = ClockNote(doubt, (number + 1) * 7 * HOUR)
        facade.change_message(room, message, clock=note)
    stage.show("Field team")
    await settle()


async def clocks_apart(stage: Stage) -> None:
    """The bar above the rooms, a change dated ahead, and a key that is overdue."""
    stage.facade.connect(ConnectionView(ConnectionState.CONNECTED, clock_off=-3 * HOUR))
    room, sofia = stage.room("Field team"), stage.facade.person("Sofia")
    room.items.append(
        EventView(
            order=stage.facade.next_order(room),
            kind=EventKind.MUTED,
            time=believable.NOW + 4_000 * 24 * HOUR,
            actor=sofia.user_id,
            actor_name="Sofia",
            by_me=False,
            subject=stage.facade.person("Ravi").user_id,
            subject_name="Ravi",
            ahead=True,
        )
    )
    room.key_overdue = True
    stage.show("Field team")
    await settle()


async def overdue_in_settings(stage: Stage) -> None:
    await clocks_apart(stage)
    stage.sheets.settings(room_id("Field team"))
    stage.find(RoomSettings).tabs.setCurrentIndex(1)
    await settle()


_BOTH = (USUAL, SMALL)
ABOUT = (
    Scene("about-sealed", about("Field team", -1), sizes=_BOTH, sharp=True),
    Scene("about-open", about("Field team", -4), sizes=_BOTH),
    Scene("about-own", about("Field team", 3)),
    Scene("about-details", details),
    Scene("about-history", history, sizes=_BOTH),
    Scene("about-waiting", about("Newsroom", 2), sizes=_BOTH),
    Scene("about-not-verified", about("Newsroom", 1, doubt=Doubt.SIGNATURE), sizes=_BOTH),
    Scene("about-muted", about("Newsroom", 1, doubt=Doubt.MUTED)),
    Scene("about-missing", about("Newsroom", 3)),
    Scene("about-failed", about("Newsroom", -2), sizes=_BOTH),
    Scene("about-sending", about("Newsroom", -1)),
    Scene(
        "about-old", about("Lena and Mira", 0, stamps=Stamps(believable.at(11, 57)), device=None)
    ),
    Scene("about-hostile", hostile, sizes=_BOTH),
    Scene("about-crowd", crowd, sizes=_BOTH),
    Scene("clocks", clocks_in_bubbles),
    Scene("clocks-apart", clocks_apart, sizes=_BOTH),
    Scene("key-overdue", overdue_in_settings, sizes=_BOTH),
)
