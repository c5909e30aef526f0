"""Each kind of alarm, walked through at a real window: a real app, SQLCipher, and a hostile relay.

The room stops and says why; the evidence is saved; going on takes two steps; then messages flow.
"""

import gc
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from sealroom.controller.errors import RoomNotTrusted
from sealroom.controller.room_link import Giver, RoomLink
from sealroom.controller.timeline_views import EventKind, EventView, Lock
from sealroom.protocol.entry import Role, SetRole
from sealroom.protocol.ids import SessionId
from sealroom.protocol.notifications import LedgerNotification
from sealroom.store.alarms import AlarmKind, StoredAlarm
from sealroom.store.repositories import Repositories
from sealroom.ui.app import make_loop
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.notice import Notice
from sealroom.ui.text.alarm_words import seen_words
from tests.attacks.at_the_window import Watcher, at_the_window
from tests.attacks.cheat import Cheat
from tests.attacks.hostile_relay import HostileStage, line_of
from tests.attacks.scene import talk, three_in_a_room, two_in_a_room
from tests.flows.conftest import relay
from tests.flows.person import Person
from tests.flows.relay_process import RelayProcess
from tests.ui.file_dialogs import choose_file
from tests.ui.people_at_windows import until

__all__ = ["relay"]

Walk = Callable[[Coroutine[Any, Any, None]], None]

OLD_WORDS = "The relay may be lying."


class Victim(NamedTuple):
    """Whose room stopped, and who else is in it."""

    person: Person
    other: Person
    room: SessionId


@pytest.fixture
def walk(qapp: QApplication) -> Walk:
    """On Qt's loop; what is waited for has its own patience."""
    qapp.setQuitOnLastWindowClosed(False)

    def run(story: Coroutine[Any, Any, None]) -> None:
        with closing(make_loop(qapp)) as loop:
            loop.run_until_complete(story)
        gc.collect()  # the next walk has threads, which must not come to collect widgets

    return run


@asynccontextmanager
async def hostile(relay: RelayProcess, folder: Path) -> AsyncIterator[HostileStage]:
    stage = HostileStage(relay, folder)
    try:
        yield stage
        assert stage.leaks() == []
    finally:
        await stage.close()


async def a_change_nobody_signed(stage: HostileStage) -> Victim:
    mira, sofia, room = await two_in_a_room(stage)
    entry = Cheat(sofia, room).sign(SetRole(user_id=sofia.id, role=Role.OWNER))
    forged = msgspec.structs.replace(entry, author=mira.id)
    await line_of(mira).slip_in(room, forged)
    return Victim(mira, sofia, room)


async def a_change_without_the_right_to_it(stage: HostileStage) -> Victim:
    mira, sofia, room = await two_in_a_room(stage)
    entry = Cheat(sofia, room).sign(SetRole(user_id=sofia.id, role=Role.OWNER))
    await line_of(mira).slip_in(room, entry)
    return Victim(mira, sofia, room)


async def a_change_that_does_not_follow(stage: HostileStage) -> Victim:
    """The relay hides one from Sofia, shows her the next, and repents."""
    mira, sofia, room = await two_in_a_room(stage)
    hidden = line_of(sofia).withhold(LedgerNotification)
    await mira.controller.set_role(room, sofia.id, Role.ADMIN)
    await stage.until(lambda: bool(hidden))
    line_of(sofia).be_honest()
    await mira.controller.set_role(room, sofia.id, Role.MEMBER)
    return Victim(sofia, mira, room)


async def a_message_of_another_room(stage: HostileStage) -> Victim:
    mira, sofia, room = await two_in_a_room(stage)
    other = await mira.found("Day desk", sofia)
    await sofia.accept(other)
    await talk(stage, other, mira, sofia)
    said = [each.message for each in sofia.wire.messages()]
    await line_of(sofia).slip_in(room, said[-1])
    return Victim(sofia, mira, room)


async def a_member_with_another_history(stage: HostileStage) -> Victim:
    """The relay hides a removal from Sofia, until she has seen that it lies."""
    mira, sofia, tom, room = await three_in_a_room(stage)
    hidden = line_of(sofia).withhold(LedgerNotification)
    await mira.controller.remove(room, tom.id)
    await stage.until(lambda: bool(hidden))
    await mira.say(room, "between us")
    await stage.until(lambda: sofia.view(room).alarm is not None)
    line_of(sofia).be_honest()
    return Victim(sofia, mira, room)


async def a_link_that_knows_another_history(stage: HostileStage) -> Victim:
    mira, _, room = await two_in_a_room(stage)
    nora = await stage.enter("Nora")
    link = RoomLink(room, None, Giver(mira.id, "f" * 52))
    await nora.controller.ask_to_join(str(link), "let me in")
    await stage.until(lambda: bool(mira.controller.cards()))
    await mira.controller.answer_join_request(room, nora.id, accept=True)
    await stage.until(lambda: nora.knows(room))
    return Victim(nora, mira, room)


async def an_alarm_from_before_there_were_kinds(stage: HostileStage) -> Victim:
    mira, sofia, room = await two_in_a_room(stage)
    await sofia.quit()
    database = sofia._open()
    with database.write() as connection:
        store = Repositories(connection)
        row = store.sessions.get(room)
        assert row is not None
        store.alarms.add(row.row, StoredAlarm(kind=AlarmKind.GENERAL, words=OLD_WORDS))
    database.close()
    sofia.reopen()
    await stage.until(lambda: sofia.connected)
    return Victim(sofia, mira, room)


ATTACKS: dict[AlarmKind, Callable[[HostileStage], Awaitable[Victim]]] = {
    AlarmKind.BAD_SIGNATURE: a_change_nobody_signed,
    AlarmKind.AGAINST_RULES: a_change_without_the_right_to_it,
    AlarmKind.NOT_CHAINED: a_change_that_does_not_follow,
    AlarmKind.ANOTHER_ROOM: a_message_of_another_room,
    AlarmKind.TWO_HISTORIES: a_member_with_another_history,
    AlarmKind.LINK: a_link_that_knows_another_history,
    AlarmKind.GENERAL: an_alarm_from_before_there_were_kinds,
}


def test_every_kind_is_walked() -> None:
    assert set(ATTACKS) == set(AlarmKind)


@pytest.mark.parametrize("kind", ATTACKS)
def test_it_is_seen_kept_and_gone_on_after_at_a_window(
    walk: Walk, relay: RelayProcess, tmp_path: Path, kind: AlarmKind
) -> None:
    async def story() -> None:
        async with hostile(relay, tmp_path) as stage:
            victim = await ATTACKS[kind](stage)
            await stage.until(lambda: victim.person.view(victim.room).alarm is not None)
            async with at_the_window(victim.person) as watcher:
                open_room(watcher, victim.room)
                await sees_it(watcher, kind)
                await sends_nothing(victim)
                await keeps_it(watcher, kind, victim, tmp_path / "seen.json")
                await goes_on_at_the_window(watcher)
                await talks_again(stage, victim)
                await until(lambda: lines_of(victim) == [kind], "the timeline tells of it once")

    walk(story())


def test_a_stopped_room_is_left_at_a_window_and_the_others_see_it(
    walk: Walk, relay: RelayProcess, tmp_path: Path
) -> None:
    async def story() -> None:
        async with hostile(relay, tmp_path) as stage:
            mira, sofia, room = await two_in_a_room(stage)
            entry = Cheat(mira, room).sign(SetRole(user_id=sofia.id, role=Role.OWNER))
            await line_of(sofia).slip_in(room, msgspec.structs.replace(entry, signature=bytes(64)))
            await stage.until(lambda: sofia.view(room).alarm is not None)
            async with at_the_window(sofia) as watcher:
                open_room(watcher, room)
                await watcher.click("seeAlarm")
                await watcher.click("leaveStopped")
                await watcher.click("confirmLeave")
                await until(lambda: sofia.view(room).my_role is None, "she is out")
                notice = await watcher.see(Notice, "composerRefusal")
                await until(lambda: "You left this room" in notice.words, "it is said")
            await stage.until(lambda: mira.view(room).members == 1)
            await mira.say(room, "without Sofia")
            await stage.until(lambda: mira.epochs(room) == [1, 2])
            assert "without Sofia" not in sofia.texts(room)

    walk(story())


def test_a_relay_that_goes_on_lying_is_left_out_and_stops_the_room_with_its_next_lie(
    walk: Walk, relay: RelayProcess, tmp_path: Path
) -> None:
    async def story() -> None:
        async with hostile(relay, tmp_path) as stage:
            mira, sofia, tom, room = await three_in_a_room(stage)
            hidden = line_of(sofia).withhold(LedgerNotification)
            await mira.controller.remove(room, tom.id)
            await stage.until(lambda: bool(hidden))
            await mira.say(room, "between us")
            await stage.until(lambda: sofia.view(room).alarm is not None)

            await sofia.controller.alarms.go_on(room)
            await stage.until(lambda: sofia.marks(room)[-1][1] is Lock.UNVERIFIED)
            assert sofia.view(room).alarm is None
            assert "between us" not in sofia.texts(room)
            await mira.controller.set_info(room, "Night desk again", "")
            stage.keep_secret("Night desk again")
            await mira.say(room, "and more between us")
            await stage.until(lambda: sofia.view(room).alarm is not None)
            assert "and more between us" not in sofia.texts(room)

    walk(story())


def open_room(watcher: Watcher, room: SessionId) -> None:
    assert watcher.window.main is not None
    watcher.window.main.show_room(room)


async def sees_it(watcher: Watcher, kind: AlarmKind) -> None:
    notice = await watcher.see(Notice, "composerRefusal")
    assert notice.words == f"{seen_words(kind, OLD_WORDS)} Nothing is sent until you decide."
    assert not watcher.shown(QWidget, "composerField")


async def sends_nothing(victim: Victim) -> None:
    victim.person.wire.forget()
    with pytest.raises(RoomNotTrusted):
        await victim.person.say(victim.room, "not to be sent")
    assert "send_msg" not in victim.person.wire.asked()


async def keeps_it(watcher: Watcher, kind: AlarmKind, victim: Victim, file: Path) -> None:
    await watcher.click("seeAlarm")
    await watcher.click("saveEvidence")
    await choose_file(file)
    await watcher.see(Notice, "evidenceSaved")
    own = await watcher.see(Label, "ownHistory")
    _check(file, kind, victim, own.text())


def _check(file: Path, kind: AlarmKind, victim: Victim, own: str) -> None:
    written = file.read_bytes()
    evidence = json.loads(written)
    assert (evidence["room"], evidence["kind"]) == (victim.room, kind.value)
    assert ("seen" in evidence) == (kind is not AlarmKind.GENERAL)
    shown = own.split(" · ")[1].replace(" ", "")
    assert evidence["history_held"][-1]["hash"].startswith(shown)
    said = [text for text in victim.person.texts(victim.room) if text]
    secrets = [key.secret.hex() for key in victim.person.keys_held(victim.room)]
    for secret in ("Night desk", "not to be sent", *said, *secrets):
        assert secret.encode() not in written


async def goes_on_at_the_window(watcher: Watcher) -> None:
    await watcher.click("goOn")
    confirm = await until_shown(watcher, "confirm")
    assert not confirm.isEnabled()
    await watcher.click("accepts")
    await watcher.click("confirm")
    await watcher.see(QWidget, "composerField")
    await until(lambda: watcher.window.overlay.top is None, "no sheet is left")


async def until_shown(watcher: Watcher, name: str) -> QWidget:
    await until(lambda: bool(watcher.shown(QWidget, name)), name)
    return watcher.shown(QWidget, name)[0]


async def talks_again(stage: HostileStage, victim: Victim) -> None:
    await stage.until(lambda: not victim.person.waits_for_key(victim.room))
    await talk(stage, victim.room, victim.person, victim.other)
    assert victim.person.view(victim.room).alarm is None


def lines_of(victim: Victim) -> list[AlarmKind | None]:
    items = victim.person.controller.timeline(victim.room)
    return [
        item.alarm
        for item in items
        if isinstance(item, EventView) and item.kind is EventKind.WENT_ON
    ]
