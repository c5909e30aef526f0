"""Written offline, it goes once and in order; refused, it says why and the person decides."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sealroom.protocol.ids import SessionId
from tests.flows.conftest import staged
from tests.flows.person import Person
from tests.flows.relay_process import RelayProcess
from tests.flows.stage import Stage
from tests.flows.test_switch import two_in_a_room


@pytest.fixture
def mortal_relay(tmp_path: Path) -> Iterator[RelayProcess]:
    process = RelayProcess(tmp_path / "mortal relay")
    yield process
    process.stop()


def states(person: Person, room: SessionId) -> list[tuple[str, str]]:
    return [(line.text, line.state.value) for line in person.lines(room)]


def unsent(person: Person, room: SessionId) -> tuple[int, int]:
    view = person.view(room)
    return view.waiting, view.failed


async def test_written_offline_in_two_rooms_each_goes_once_in_order_after_a_restart(
    stage: Stage,
) -> None:
    mira, sofia, office = await two_in_a_room(stage, title="Back office")
    garden = await mira.found("Rose garden", sofia)
    await sofia.accept(garden)
    await mira.leave_the_net()
    written: dict[SessionId, list[str]] = {office: [], garden: []}
    for number, room in enumerate((office, garden, office, garden, office)):
        written[room].append(f"written in the tunnel {number}")
        await mira.say(room, written[room][-1])

    await mira.restart()
    for room, texts in written.items():
        assert states(mira, room) == [(text, "sending") for text in texts]
        assert unsent(mira, room) == (len(texts), 0)
    await mira.return_to_the_net()

    for room, texts in written.items():
        await stage.until(lambda r=room, t=texts: sofia.texts(r) == t)  # type: ignore[misc]
        await stage.until(lambda r=room: unsent(mira, r) == (0, 0))  # type: ignore[misc]
        assert states(mira, room) == [(text, "sent") for text in texts]
        assert [line.missing_before for line in sofia.lines(room)] == [0] * len(texts)
    assert len(sofia.wire.messages()) == 5


async def test_without_any_relay_everything_is_there_at_once(
    mortal_relay: RelayProcess, tmp_path: Path
) -> None:
    async with staged(mortal_relay, tmp_path) as stage:
        mira, sofia, room = await two_in_a_room(stage)
        await sofia.say(room, "before the storm")
        await stage.until(lambda: len(mira.texts(room)) == 1)
        mortal_relay.kill()
        await stage.until(lambda: not mira.connected)
        await mira.say(room, "into the void")
        await mira.controller.set_draft(room, "half a thought")
        await mira.quit()

        mira.reopen()  # nothing is awaited from here on: what is read is read at once

        assert not mira.connected
        assert [view.session_id for view in mira.controller.rooms()] == [room]
        assert states(mira, room) == [
            ("before the storm", "received"),
            ("into the void", "sending"),
        ]
        assert mira.controller.draft(room) == "half a thought"
        assert mira.controller.people(room)
        mortal_relay.start()
        await stage.until(lambda: sofia.texts(room)[1:] == ["into the void"])


async def test_refused_while_away_it_says_why_and_is_tried_again_in_order(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await sofia.leave_the_net()
    texts = ["first of three", "second of three", "third of three"]
    for text in texts:
        await sofia.say(room, text)
    await mira.controller.mute(room, sofia.id)
    await sofia.return_to_the_net()
    await stage.until(lambda: unsent(sofia, room) == (0, 3))
    assert {line.failure for line in sofia.lines(room)} == {
        "You may not write in this room at the moment."
    }
    assert mira.texts(room) == []
    await sofia.restart()
    await stage.until(lambda: sofia.connected)
    assert states(sofia, room) == [(text, "failed") for text in texts], "the decision waits"

    await mira.controller.unmute(room, sofia.id)
    await stage.until(lambda: not sofia.view(room).muted)
    await sofia.controller.retry_all(room)

    await stage.until(lambda: mira.texts(room) == texts)
    await stage.until(lambda: states(sofia, room) == [(text, "sent") for text in texts])
    assert [line.missing_before for line in mira.lines(room)] == [0, 0, 0]


async def test_put_out_while_away_it_says_so_and_can_be_discarded(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await sofia.leave_the_net()
    await sofia.say(room, "am I still in?")
    await sofia.say(room, "hello?")
    await mira.controller.remove(room, sofia.id)
    await sofia.return_to_the_net()

    await stage.until(lambda: unsent(sofia, room) == (0, 2))
    assert {line.failure for line in sofia.lines(room)} == {"You are not in this room any more."}
    assert mira.texts(room) == []

    await sofia.controller.discard_all(room)
    assert sofia.texts(room) == []
    assert unsent(sofia, room) == (0, 0)


async def test_a_message_taken_back_offline_never_goes_and_the_others_do(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await mira.leave_the_net()
    await mira.say(room, "this stays")
    regretted = await mira.say(room, "this I regret")
    await mira.say(room, "this stays, too")

    assert await mira.controller.take_back(room, regretted, "typed") == "this I regret\ntyped"
    await mira.restart()
    assert mira.controller.draft(room) == "this I regret\ntyped"
    await mira.return_to_the_net()

    await stage.until(lambda: sofia.texts(room) == ["this stays", "this stays, too"])
    assert [line.missing_before for line in sofia.lines(room)] == [0, 0]


async def test_what_was_written_just_before_closing_still_goes_out(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    texts = [f"on my way out {number}" for number in range(5)]
    for text in texts:
        await mira.say(room, text)

    await mira.controller.finish_sending(5)
    await mira.quit()

    await stage.until(lambda: sofia.texts(room) == texts)


async def test_closing_does_not_wait_long_for_a_silent_relay_and_nothing_is_doubled(
    stage: Stage,
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    mira.wire.hold_down = True
    await mira.say(room, "heard but not answered")
    await stage.until(lambda: sofia.texts(room) == ["heard but not answered"])

    began = time.monotonic()
    await mira.controller.finish_sending(0.05)
    assert time.monotonic() - began < 1
    mira.wire.hold_down = False
    await mira.restart()

    await stage.until(lambda: states(mira, room) == [("heard but not answered", "sent")])
    await mira.say(room, "and on")
    await stage.until(lambda: sofia.texts(room) == ["heard but not answered", "and on"])
    assert [line.missing_before for line in sofia.lines(room)] == [0, 0]


async def test_offline_there_is_nothing_to_wait_for_when_closing(stage: Stage) -> None:
    mira, _, room = await two_in_a_room(stage)
    await mira.leave_the_net()
    await mira.say(room, "for tomorrow")

    began = time.monotonic()
    await mira.controller.finish_sending(60)

    assert time.monotonic() - began < 1
    assert unsent(mira, room) == (1, 0)
