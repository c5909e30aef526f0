"""What is told of, how much of it, and when it is taken back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec
import pytest

from sealroom.controller.preference_views import Preferences, Telling
from sealroom.controller.timeline_views import Lock
from sealroom.protocol.ids import SessionId
from sealroom.store.room_choices import NotificationLevel
from sealroom.ui.bridge import Bridge
from sealroom.ui.destroy import destroy
from sealroom.ui.notifications.note import Note
from sealroom.ui.notifications.notifier import Notifier
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import ScriptedFacade, room_id

ROOM = room_id("Field team")


class Desktop:
    """What stands on it."""

    def __init__(self) -> None:
        self.notes: dict[str, Note] = {}
        self.shown = 0

    def show(self, note: Note) -> None:
        self.notes[note.key] = note
        self.shown += 1

    def withdraw(self, key: str) -> None:
        self.notes.pop(key, None)

    def withdraw_all(self) -> None:
        self.notes.clear()


class Watch:
    """A notifier, its desktop, and the room that is looked at."""

    def __init__(self, facade: ScriptedFacade, bridge: Bridge) -> None:
        self.facade = facade
        self.desktop = Desktop()
        self.seen: SessionId | None = None
        self.now = believable.NOW
        self.notifier = Notifier(
            bridge, lambda: self.now, self.desktop, lambda room: room == self.seen
        )
        self.opened: list[tuple[str, int]] = []
        self.notifier.opened.connect(lambda room, order: self.opened.append((room, order)))

    def prefer(self, **wanted: object) -> None:
        self.facade.preferred = msgspec.structs.replace(self.facade.preferred, **wanted)

    def say(self, text: str, lock: Lock | None = None) -> int:
        room = self.facade.rooms_by_id[ROOM]
        return self.facade.arrive(room, self.facade.person("Sofia"), text, lock=lock).order

    def note(self) -> Note | None:
        self.notifier.tell()
        return self.desktop.notes.get(ROOM)


@asynccontextmanager
async def watching() -> AsyncIterator[Watch]:
    facade = believable.furnished()
    async with Bridge(facade) as bridge:
        watch = Watch(facade, bridge)
        yield watch
        destroy(watch.notifier)


SAID = [
    (Telling.NOTHING, "Sealroom", "A new message"),
    (Telling.NAME, "Field team", "New message from \u2068Sofia\u2069"),
    (Telling.ALL, "Field team", "\u2068Sofia\u2069: \u2068“The <b>gate</b> is open”\u2069"),
]


@pytest.mark.parametrize(("telling", "title", "body"), SAID, ids=[each[0] for each in SAID])
def test_as_much_is_said_as_is_wanted(
    drive: Drive, telling: Telling, title: str, body: str
) -> None:
    async def story() -> None:
        async with watching() as watch:
            watch.prefer(telling=telling)
            watch.say("The <b>gate</b> is open")
            note = watch.note()
            assert note is not None
            assert (note.title, note.body) == (title, body)
            assert "gate" not in repr(note)

    drive(story())


def test_at_first_the_name_alone_is_said() -> None:
    assert Preferences().telling is Telling.NAME


def test_what_comes_together_is_told_together_and_counted_on(drive: Drive) -> None:
    async def story() -> None:
        async with watching() as watch:
            first = watch.say("one")
            watch.say("two")
            note = watch.note()
            assert note is not None
            assert note.body.startswith("2 new messages, the last from")
            watch.say("three")
            note = watch.note()
            assert note is not None
            assert note.body.startswith("3 ")
            assert watch.desktop.shown == 2
            watch.notifier.click(ROOM)
            assert watch.opened == [(ROOM, first)]
            assert watch.desktop.notes == {}
            watch.notifier.click(ROOM)
            assert len(watch.opened) == 1

    drive(story())


def test_nothing_is_told_of_what_is_seen_silenced_or_not_believed(drive: Drive) -> None:
    async def story() -> None:
        async with watching() as watch:
            watch.seen = ROOM
            watch.say("you are looking at me")
            assert watch.note() is None
            watch.seen = None
            watch.say("", lock=Lock.UNVERIFIED)
            assert watch.note() is None
            watch.prefer(quiet_until=believable.NOW + 1)
            watch.say("hush")
            assert watch.note() is None
            watch.now = believable.NOW + 1
            watch.say("awake again")
            assert watch.note() is not None
            watch.notifier.withdraw_all()
            watch.prefer(notifies=False)
            watch.say("never")
            assert watch.note() is None
            watch.prefer(notifies=True)
            await watch.facade.choices.set_level(ROOM, NotificationLevel.NONE)
            watch.say("not of this room")
            assert watch.note() is None

    drive(story())


def test_what_was_read_or_locked_away_is_taken_back(drive: Drive) -> None:
    async def story() -> None:
        async with watching() as watch:
            watch.say("read elsewhere")
            assert watch.note() is not None
            await watch.facade.mark_read(ROOM)
            assert watch.desktop.notes == {}
            watch.say("told")
            watch.notifier.tell()
            watch.say("not told yet")
            watch.notifier.withdraw_all()
            assert watch.note() is None

    drive(story())


def test_it_tells_by_itself_and_as_loud_as_wanted(drive: Drive) -> None:
    async def story() -> None:
        async with watching() as watch:
            watch.prefer(notifies_with_sound=False)
            watch.say("by itself")
            assert watch.notifier._timer.isActive()
            note = watch.note()
            assert note is not None
            assert not note.sound

    drive(story())
