"""Scenes of the main window."""

from collections.abc import Callable

import msgspec

from sealroom.controller.events import RoomsChanged, TypingChanged
from sealroom.controller.timeline_views import EventKind, Lock, SendState
from sealroom.controller.views import ConnectionState, ConnectionView
from sealroom.protocol.entry import Role
from sealroom.store.room_choices import FOR_GOOD, RoomChoices
from tests.shots.scene import SMALL, USUAL, Scene, Stage, settle
from tests.ui import believable
from tests.ui.scripted_facade import Member, Room, ScriptedFacade, room_id

WIDE = (1600, 1000)
NARROW = (600, 520)

_A_MOMENT_SECONDS = 1.3
"""Until a message that waits is worth a word."""

_HOSTILE = (
    "Look at this: photo\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe and <b>bold</b> <img src=file:///etc/passwd>",
    "z\u0335\u0321\u0322\u0327\u0328\u0334\u0335\u0336\u0337\u0338\u0300\u0301\u0302\u0303\u0304"
    "\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030d\u030e\u030f\u0310a\u0335\u0321l\u0336go",
    "A_word_that_never_ends_" * 12,
    "שלום, زيارة הערב? 21:00 (ok)",
    "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 日本語 Ελληνικά ✨",
    "A long story. " * 400,
)


async def field_team(stage: Stage) -> None:
    stage.show("Field team")
    await settle()


async def with_details(stage: Stage) -> None:
    await field_team(stage)
    stage.main.panes.show_details(True)
    await settle()


async def someone_unverified(stage: Stage) -> None:
    """Everyone in the room was verified, until Mikkel came in."""
    room, facade = stage.room("Field team"), stage.facade
    mikkel = facade.person("Mikkel")
    room.members.append(Member(mikkel, Role.MEMBER))
    facade.happen(
        room, EventKind.ADMITTED, facade.person("Sofia"), believable.at(14, 3), subject=mikkel
    )
    room.items[-1] = msgspec.structs.replace(room.items[-1], ends_all_verified=True)
    await with_details(stage)


async def lock_opened(stage: Stage) -> None:
    await with_details(stage)
    stage.main.room.composer.toggle_lock()
    await settle()


async def written_openly(stage: Stage) -> None:
    await lock_opened(stage)
    stage.main.room.composer.field.setPlainText("The kiosk has spare maps")
    await settle()


async def several_lines(stage: Stage) -> None:
    await field_team(stage)
    stage.main.room.composer.field.setPlainText(
        "\n".join(f"{n}. something to bring along" for n in range(1, 12))
    )
    await settle()


async def states(stage: Stage) -> None:
    stage.show("Newsroom")
    stage.main.room.timeline.setFocus()
    await settle()


async def scripts(stage: Stage) -> None:
    stage.show("Book club")
    await settle()


async def not_sealed(stage: Stage) -> None:
    stage.show("Open house")
    await settle()


async def only_sealed(stage: Stage) -> None:
    stage.room("Field team").open_allowed = False
    await field_team(stage)
    stage.main.room.composer.toggle_lock()
    await settle()


def _connected_as(connection: ConnectionView) -> Callable[[], ScriptedFacade]:
    def furnished() -> ScriptedFacade:
        facade = believable.furnished()
        facade.connection_now = connection
        return facade

    return furnished


away = _connected_as(
    ConnectionView(
        ConnectionState.WAITING,
        "There is no relay at ws://192.168.1.20:8765, or it is off.",
        believable.NOW + 12_000,
    )
)
unproven = _connected_as(
    ConnectionView(
        ConnectionState.UNPROVEN,
        "The relay at 192.168.1.20 shows another certificate than its address names. "
        "Somebody may stand in between, or it was set up anew: ask whoever runs it.",
        believable.NOW + 12_000,
    )
)
refused = _connected_as(
    ConnectionView(
        ConnectionState.REFUSED,
        "Nobody is known by these keys at this relay.",
    )
)


async def written_offline(stage: Stage) -> None:
    await field_team(stage)
    stage.facade.sends_go_through = False
    for text in ("No signal up here.", "The northern slope is clear.", "Back by six."):
        await stage.facade.send(room_id("Field team"), text, sealed=True)
    await settle(_A_MOMENT_SECONDS)


async def several_failed(stage: Stage) -> None:
    room = stage.room("Newsroom")
    assert stage.facade.me is not None
    for text in ("The minister has answered", "Headline: quiet harbour, loud night"):
        stage.facade.say(
            room,
            stage.facade.me,
            text,
            believable.at(14, 5),
            state=SendState.FAILED,
            failure="You may not write in this room at the moment.",
        )
    stage.facade.tell(RoomsChanged(frozenset((room.session_id,))))
    stage.show("Newsroom")
    await settle()


async def catching_up(stage: Stage) -> None:
    await field_team(stage)
    stage.facade.connect(ConnectionView(ConnectionState.CONNECTED, progress=37))
    await settle()


async def waits_for_key(stage: Stage) -> None:
    room = stage.room("Lena and Mira")
    room.waiting_for_key = True
    room.key_wait = believable.late_key(stage.facade, "Lena")
    stage.facade.tell(RoomsChanged(frozenset((room.session_id,))))
    stage.show("Lena and Mira")
    await settle()


async def history_begins(stage: Stage) -> None:
    stage.show("Kitchen rota")
    await settle()


async def kept_rooms(stage: Stage) -> None:
    """Pinned, muted, marked, mentioned and archived."""
    facade = stage.facade
    for title, choices in (
        ("Kitchen rota", RoomChoices(pinned_at=1)),
        ("Newsroom", RoomChoices(pinned_at=2, marked_unread=True)),
        ("Book club", RoomChoices(muted_until=FOR_GOOD)),
        ("Open house", RoomChoices(archived=True)),
    ):
        facade.choose(room_id(title), lambda _, choices=choices: choices)  # type: ignore[misc]
    facade.arrive(stage.room("Book club"), facade.person("Ana"), "Chapter nine, then?")
    facade.arrive(stage.room("Open house"), facade.person("Ana"), "Doors at six")
    stage.show("Kitchen rota")
    stage.main.rooms_model.show_archived(True)
    await settle()


async def direct(stage: Stage) -> None:
    """A room for two, read by the other, who is writing."""
    facade = stage.facade
    assert facade.me is not None
    lena = facade.person("Lena", verified=True)
    room = facade.add_room(Room("Lena", partner=lena))
    room.members = [Member(facade.me, Role.OWNER), Member(lena, Role.OWNER)]
    facade.say(room, lena, "Did the contract come?", believable.at(13, 40))
    read = facade.say(room, facade.me, "This morning. I am reading it now.", believable.at(13, 52))
    room.items[-1] = msgspec.structs.replace(read, read_by=("Lena",))
    facade.say(room, facade.me, "Page nine is odd.", believable.at(14, 2))
    facade.tell(RoomsChanged(frozenset((room.session_id,))))
    stage.show("Lena")
    await settle()
    facade.tell(TypingChanged(room.session_id, lena.user_id, typing=True))
    await settle()


async def disappearing(stage: Stage) -> None:
    """Messages that disappear, in a room with slow mode."""
    room, facade = stage.room("Book club"), stage.facade
    assert facade.me is not None
    mine = room.member(facade.me.user_id)
    assert mine is not None
    mine.role = Role.MEMBER
    room.lifetime, room.slow_mode = 86_400, 30
    room.may_speak_at = believable.NOW + 12_000
    ana = facade.person("Ana")
    for kind, seconds in ((EventKind.LIFETIME_SET, 86_400), (EventKind.SLOW_MODE_SET, 30)):
        facade.happen(room, kind, ana, believable.at(13, 0), seconds=seconds)
    for sender, text in ((ana, "The door code is on the fridge"), (facade.me, "Seen, thanks")):
        message = facade.say(room, sender, text, believable.at(13, 1))
        at = believable.NOW + 80_000_000
        room.items[-1] = msgspec.structs.replace(message, expires_at=at)
    stage.show("Book club")
    stage.main.room.composer.field.setPlainText("One more thing")
    await settle()


async def muted(stage: Stage) -> None:
    stage.room("Kitchen rota").muted = True
    stage.show("Kitchen rota")
    await settle()


async def out_of_room(stage: Stage) -> None:
    await stage.facade.leave(stage.show("Kitchen rota"))
    await settle()


async def many_requests(stage: Stage) -> None:
    believable.add_invitation(stage.facade)
    believable.add_asked(stage.facade)
    await field_team(stage)


async def hostile(stage: Stage) -> None:
    stage.show("Hostile")
    await settle()
    stage.main.room.timeline.verticalScrollBar().setValue(0)
    await settle()


def hostile_room() -> ScriptedFacade:
    facade = believable.furnished()
    room = facade.add_room(Room("Long " * 20 + "name\N{RIGHT-TO-LEFT OVERRIDE}evil"))
    room.title = "Hostile"
    facade.rooms_by_id[room.session_id] = room
    assert facade.me is not None
    mallory = facade.person(
        "Mal\N{ZERO WIDTH SPACE}lory \N{RIGHT-TO-LEFT OVERRIDE}rotartsinimdA " * 3
    )
    room.members = [Member(facade.me, Role.MEMBER), Member(mallory, Role.OWNER)]
    for number, text in enumerate(_HOSTILE):
        facade.say(room, mallory, text, believable.at(13, number), missing_before=number == 2)
    facade.say(room, facade.me, "Nice try.", believable.at(13, 50), lock=Lock.OPEN)
    room.read_to = facade.next_order(room)
    return facade


async def trouble(stage: Stage) -> None:
    await field_team(stage)
    stage.window.say_trouble("The disk is full. What you write now cannot be kept.")
    await settle()


ROOMS = (
    Scene("main", field_team, sizes=(USUAL, SMALL, NARROW), sharp=True),
    Scene("main-details", with_details, sizes=(USUAL, SMALL, WIDE), sharp=True),
    Scene("main-someone-unverified", someone_unverified, sizes=(USUAL, SMALL)),
    Scene("main-lock-opened", lock_opened, sizes=(USUAL, SMALL)),
    Scene("main-written-openly", written_openly, sizes=(USUAL, SMALL)),
    Scene("main-several-lines", several_lines),
    Scene("main-states", states, sizes=(USUAL, SMALL)),
    Scene("main-scripts", scripts),
    Scene("main-not-sealed", not_sealed),
    Scene("main-only-sealed", only_sealed),
    Scene("main-relay-away", field_team, facade=away, sizes=(USUAL, SMALL, NARROW)),
    Scene("main-relay-not-proven", field_team, facade=unproven, sizes=(USUAL, SMALL)),
    Scene("main-relay-refuses", field_team, facade=refused, sizes=(USUAL, SMALL)),
    Scene("main-written-offline", written_offline, facade=away, sizes=(USUAL, SMALL)),
    Scene("main-several-failed", several_failed, sizes=(USUAL, SMALL)),
    Scene("main-catching-up", catching_up, facade=away, sizes=(USUAL, SMALL)),
    Scene("main-waits-for-key", waits_for_key),
    Scene("main-history-begins", history_begins, facade=believable.came_later),
    Scene("main-kept-rooms", kept_rooms, sizes=(USUAL, NARROW), sharp=True),
    Scene("main-direct", direct, sizes=(USUAL, NARROW)),
    Scene("main-disappearing", disappearing, sizes=(USUAL, NARROW)),
    Scene("main-muted", muted),
    Scene("main-out", out_of_room),
    Scene("main-requests", many_requests, sizes=(USUAL, SMALL)),
    Scene("main-hostile", hostile, facade=hostile_room),
    Scene("main-trouble", trouble),
    Scene("main-no-room-chosen"),
    Scene("main-no-rooms", facade=believable.alone, sizes=(USUAL, SMALL)),
)
