"""Lost connections, dead relays and restarts: everything comes back by itself, once, in order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sealroom.controller.views import ConnectionState
from tests.flows.conftest import staged
from tests.flows.relay_process import RelayProcess
from tests.flows.stage import Stage
from tests.flows.test_switch import two_in_a_room


@pytest.fixture
def mortal_relay(tmp_path: Path) -> Iterator[RelayProcess]:
    process = RelayProcess(tmp_path / "mortal relay")
    yield process
    process.stop()


async def test_the_relay_dies_and_returns_and_the_apps_come_back_by_themselves(
    mortal_relay: RelayProcess, tmp_path: Path
) -> None:
    async with staged(mortal_relay, tmp_path) as stage:
        mira, sofia, room = await two_in_a_room(stage)
        await mira.say(room, "before the lights went out")
        await stage.until(lambda: len(sofia.texts(room)) == 1)

        mortal_relay.kill()
        await stage.until(lambda: not mira.connected and not sofia.connected)
        written = [f"written in the dark {number}" for number in range(5)]
        for text in written:
            await mira.say(room, text)
        assert [line.state for line in mira.lines(room)] == ["sent"] + ["sending"] * 5
        mortal_relay.start()

        texts = ["before the lights went out", *written]
        await stage.until(lambda: sofia.texts(room) == texts)
        await stage.until(lambda: {line.state for line in mira.lines(room)} == {"sent"})
        assert mira.texts(room) == texts
        assert [line.missing_before for line in sofia.lines(room)] == [0] * 6
        waited = [
            event.connection
            for event in mira.events
            if hasattr(event, "connection") and event.connection.state == ConnectionState.WAITING
        ]
        assert all(view.detail and view.retry_at for view in waited)


async def test_what_was_queued_goes_out_after_a_restart_of_the_app(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await mira.leave_the_net()
    written = [f"queued over night {number}" for number in range(3)]
    for text in written:
        await mira.say(room, text)
    await mira.restart()
    assert [line.state for line in mira.lines(room)] == ["sending"] * 3

    await mira.return_to_the_net()
    await stage.until(lambda: sofia.texts(room) == written)

    await stage.until(lambda: {line.state for line in mira.lines(room)} == {"sent"})
    assert mira.texts(room) == written
    counters = [each.message.header.counter for each in sofia.wire.messages()]
    assert counters == [1, 2, 3]


async def test_what_happened_while_away_is_there_after_coming_back(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await sofia.quit()
    for number in range(10):
        await mira.say(room, f"while Sofia sleeps {number}")
    await mira.controller.replace_key(room)
    await mira.say(room, "under a new key")
    await stage.until(lambda: mira.has_sent(room, "under a new key"))

    sofia.reopen()
    await stage.until(lambda: len(sofia.texts(room)) == 11)

    await stage.until(lambda: all(lock == "sealed" for _, lock in sofia.marks(room)))
    assert sofia.texts(room) == mira.texts(room)
    assert sofia.epochs(room) == [1, 2]


async def test_back_on_the_net_nobody_speaks_before_they_know_who_left(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    jonas = await stage.enter("Jonas")
    await mira.controller.invite(room, jonas.id)
    await jonas.accept(room)
    await stage.until(lambda: sofia.view(room).members == 3)
    await sofia.leave_the_net()
    await sofia.say(room, "written before Sofia knew")
    await jonas.controller.leave(room)
    jonas.wire.forget()
    await stage.until(lambda: mira.view(room).members == 2)
    sofia.wire.forget()

    await sofia.return_to_the_net()
    await stage.until(lambda: mira.texts(room) == ["written before Sofia knew"])

    asked = sofia.wire.asked()
    assert asked == ["update_room_key", "send_room_key", "replace_room_key", "send_msg"]
    assert mira.epochs(room) == [1, 2]


async def test_a_connection_cut_again_and_again_loses_and_doubles_nothing(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    texts = []
    for number in range(4):
        await stage.until(lambda: mira.connected and sofia.connected)
        for part in range(3):
            texts.append(f"round {number}, part {part}")
            await mira.say(room, texts[-1])
        for person in (mira, sofia):
            before = person.wire.connections
            person.wire.cut()
            person.controller.try_now()
            await stage.until(lambda p=person, n=before: p.wire.connections > n)  # type: ignore[misc]

    await stage.until(lambda: sofia.texts(room) == texts)
    await stage.until(lambda: {line.state for line in mira.lines(room)} == {"sent"})
    assert mira.texts(room) == texts
    assert [line.missing_before for line in sofia.lines(room)] == [0] * 12
    assert mira.view(room).alarm is None
    assert sofia.view(room).alarm is None


async def test_closing_the_app_in_the_middle_of_everything_loses_nothing(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    texts = [f"hasty words {number}" for number in range(6)]
    for text in texts:
        await mira.say(room, text)

    await mira.restart()

    await stage.until(lambda: sofia.texts(room) == texts)
    await stage.until(lambda: {line.state for line in mira.lines(room)} == {"sent"})
    assert mira.texts(room) == texts
