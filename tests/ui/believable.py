"""Rooms and people for tests and pictures. Now is Friday, 7 November 2025, 14:05 UTC."""

from sealroom.controller.timeline_views import (
    AskedPerson,
    EventKind,
    HistoryStart,
    KeyWait,
    Lock,
    SendState,
)
from sealroom.controller.views import AskedView, InvitationCard, JoinCard
from sealroom.protocol.entry import Role
from sealroom.protocol.ids import fingerprint
from sealroom.protocol.notifications import UpdateReason
from tests.ui.scripted_facade import DAY, HOUR, MINUTE, Member, Room, ScriptedFacade, room_id

NOW = 1_762_524_300_000


def clock() -> int:
    """It is always now."""
    return NOW


def at(hour: int, minute: int, days_ago: int = 0) -> int:
    """A time of day, so many days ago."""
    midnight = NOW - 14 * HOUR - 5 * MINUTE
    return midnight - days_ago * DAY + hour * HOUR + minute * MINUTE


def newcomer() -> ScriptedFacade:
    """Nobody yet: first start."""
    return ScriptedFacade(None, clock)


def alone() -> ScriptedFacade:
    """Registered, with no room."""
    return ScriptedFacade("Mira", clock)


def furnished() -> ScriptedFacade:
    """Mira's rooms, a request and an invitation."""
    facade = ScriptedFacade("Mira", clock)
    _field_team(facade)
    _newsroom(facade)
    _book_club(facade)
    _lena(facade)
    _open_house(facade)
    _family(facade)
    _kitchen(facade)
    jonas = facade.person("Jonas")
    facade.cards_open.append(
        JoinCard(
            session_id=room_id("Field team"),
            room_title="Field team",
            user_id=jonas.user_id,
            name="Jonas",
            words="Hi, it’s me from the Tuesday call",
            time=at(13, 58),
            verified=False,
        )
    )
    return facade


def add_invitation(facade: ScriptedFacade) -> InvitationCard:
    """Ana invites Mira to a room."""
    ana = facade.person("Ana")
    card = InvitationCard(
        session_id=room_id("Climbing on Thursdays"),
        room_title="Climbing on Thursdays",
        inviter=ana.user_id,
        inviter_name="Ana",
        verified=False,
        expires_at=NOW + 7 * DAY,
    )
    facade.add_card(card)
    return card


def add_asked(facade: ScriptedFacade) -> None:
    """Mira asked to be let into a room."""
    facade.asked_open.append(AskedView(room_id("Harbour choir"), at(13, 41), refused=False))


def _members(facade: ScriptedFacade, room: Room, *names: str, mine: Role = Role.MEMBER) -> None:
    assert facade.me is not None
    room.members = [Member(facade.me, mine)]
    roles = [Role.OWNER if mine is not Role.OWNER else Role.ADMIN]
    for number, name in enumerate(names):
        role = roles[0] if number == 0 else Role.MEMBER
        room.members.append(Member(facade.person(name, verified=True), role))


def _field_team(facade: ScriptedFacade) -> None:
    room = facade.add_room(Room("Field team", description="Survey of the northern terrace"))
    assert facade.me is not None
    mira = facade.me
    _members(facade, room, "Sofia", "Ravi", "Lena", "Yusuf", "Marta", mine=Role.OWNER)
    sofia, ravi, tom = facade.person("Sofia"), facade.person("Ravi"), facade.person("Tom")
    facade.new_key(room, mira, at(10, 0, 56), UpdateReason.SWITCHED_ON)
    facade.new_key(room, mira, at(10, 0, 35), UpdateReason.SWITCHED_ON)
    facade.new_key(room, sofia, at(10, 0, 5), UpdateReason.PERIOD)
    facade.new_key(room, mira, at(9, 52), UpdateReason.DEPARTURE, ("Tom",))
    facade.happen(room, EventKind.CREATED, mira, at(10, 0, 56))
    facade.say(room, ravi, "The boots dried in time, by the way.", at(17, 20, 1))
    facade.say(room, mira, "Good. Then we leave from the depot.", at(17, 24, 1))
    facade.say(room, sofia, "Morning! Are we still on for the site visit at ten?", at(9, 41))
    facade.say(
        room,
        mira,
        "Yes. I’ll bring the printed plans, please check the northern entrance, the code changed.",
        at(9, 43),
    )
    facade.happen(room, EventKind.LEFT, tom, at(9, 50))
    facade.happen(
        room,
        EventKind.KEY_REPLACED,
        mira,
        at(9, 52),
        reason=UpdateReason.DEPARTURE,
        departed=("Tom",),
    )
    facade.say(room, ravi, "Northern entrance works. New code is on the board inside.", at(9, 58))
    facade.say(
        room,
        sofia,
        "Parking is free on Sundays, for anyone else reading along",
        at(10, 4),
        lock=Lock.OPEN,
    )
    room.read_to = facade.next_order(room) - 1
    facade.say(
        room,
        sofia,
        "Here is the list:\n1. water and sun screen\n2. the blue folder\n3. gate --north 4471",
        at(14, 0),
    )
    facade.say(room, sofia, "The maps are in the folder", at(14, 2))
    facade.say(room, sofia, "And the spare keys are with Ravi 🔑", at(14, 2))


def came_later() -> ScriptedFacade:
    """Mira came to the kitchen when it had been talked in for long."""
    facade = furnished()
    room = facade.rooms_by_id[room_id("Kitchen rota")]
    room.items.insert(0, HistoryStart(order=-1, time=at(20, 0, 6)))
    return facade


def late_key(facade: ScriptedFacade, *asked: str) -> KeyWait:
    """A key that these people were asked for in vain."""
    people = (facade.person(name) for name in asked)
    return KeyWait(
        key_id=fingerprint("test/key", *asked),
        since=at(13, 31),
        asked=tuple(AskedPerson(each.user_id, each.name, at(13, 32)) for each in people),
        next_at=at(14, 10),
    )


def _newsroom(facade: ScriptedFacade) -> None:
    room = facade.add_room(Room("Newsroom"))
    assert facade.me is not None
    _members(facade, room, "Idris", "Noor", "Mikkel")
    facade.person("Mikkel").verified = False
    facade.new_key(room, facade.person("Idris"), at(8, 0, 12), UpdateReason.SWITCHED_ON)
    noor, idris = facade.person("Noor"), facade.person("Idris")
    facade.say(room, noor, "Second source?", at(13, 12))
    facade.say(room, idris, "", at(13, 20), lock=Lock.UNVERIFIED)
    wait = late_key(facade, "Noor", "Idris")
    facade.say(room, noor, "", at(13, 31), lock=Lock.WAITING, wait=wait)
    facade.say(room, idris, "Call me when you have it.", at(13, 35), missing_before=2)
    facade.say(room, facade.me, "Second source confirmed", at(13, 40))
    facade.say(
        room,
        facade.me,
        "Running the piece at six unless somebody shouts",
        at(14, 1),
        state=SendState.FAILED,
        failure="you may not write in this room at the moment",
    )
    facade.say(room, facade.me, "Anyone still at the desk?", at(14, 4), state=SendState.SENDING)
    room.read_to = facade.next_order(room) - 1


def _book_club(facade: ScriptedFacade) -> None:
    room = facade.add_room(Room("Book club"))
    _members(facade, room, "Ana", "Petra", "Олександр", "יעל")
    facade.new_key(room, facade.person("Ana"), at(8, 0, 1), UpdateReason.PERIOD)
    facade.say(room, facade.person("Олександр"), "Прочитав до половини, чудова книжка.", at(11, 58))
    facade.say(room, facade.person("יעל"), "סיימתי אתמול בלילה, בלי ספוילרים!", at(12, 3))
    facade.say(room, facade.person("Ana"), "See you all on Friday 📚", at(12, 11))
    room.read_to = facade.next_order(room) - 2


def _lena(facade: ScriptedFacade) -> None:
    room = facade.add_room(Room("Lena and Mira"))
    _members(facade, room, "Lena")
    facade.new_key(room, facade.person("Lena"), at(8, 0, 20), UpdateReason.SWITCHED_ON)
    facade.say(room, facade.person("Lena"), "Did you read the contract?", at(11, 57))
    room.read_to = facade.next_order(room) - 1
    room.draft = "about the contract…"


def _open_house(facade: ScriptedFacade) -> None:
    room = facade.add_room(Room("Open house", sealed=False))
    _members(facade, room, "Jo", "Kim", "Sam")
    facade.say(room, facade.person("Jo"), "The hall is open from five", at(18, 0, 4))
    facade.say(room, facade.person("Kim"), "Relay notice: maintenance tonight", at(19, 30, 4))
    room.read_to = facade.next_order(room) - 1


def _family(facade: ScriptedFacade) -> None:
    room = facade.add_room(Room("家人群"))
    _members(facade, room, "妈妈", "爸爸")
    facade.new_key(room, facade.person("妈妈"), at(8, 0, 9), UpdateReason.PERIOD)
    facade.say(room, facade.person("爸爸"), "下雨了 记得带伞", at(9, 10, 5))
    facade.say(room, facade.person("妈妈"), "周末回来吃饭吗？", at(9, 12, 5))
    room.read_to = facade.next_order(room) - 1


def _kitchen(facade: ScriptedFacade) -> None:
    room = facade.add_room(Room("Kitchen rota"))
    _members(facade, room, "Tom", "Bea")
    facade.new_key(room, facade.person("Bea"), at(8, 0, 6), UpdateReason.PERIOD)
    facade.say(room, facade.person("Bea"), "Bins are out, oven is clean.", at(20, 10, 6))
    room.read_to = facade.next_order(room) - 1
