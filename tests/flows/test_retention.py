"""The relay does not keep everything for ever, and says so."""

from pathlib import Path

import pytest

from sealroom.controller.timeline_views import NOT_KEPT
from sealroom.protocol.ids import SessionId
from sealroom.relay.data_folder import DATABASE_FILE
from sealroom.relay.housekeeping import DAY_MS, tidy
from sealroom.relay.retention import Retention
from sealroom.relay.storage import InlineSqlite
from tests.flows.conftest import staged
from tests.flows.person import Person
from tests.flows.relay_process import RelayProcess
from tests.flows.stage import Stage
from tests.relay.person import now_ms

pytestmark = pytest.mark.slow


async def let_a_week_pass(relay: RelayProcess) -> None:
    """The relay is stopped, and does away with all that was said so far."""
    assert relay.stop() == 0
    database = InlineSqlite(relay.folder / DATABASE_FILE)
    await tidy(database, now_ms() + 8 * DAY_MS, Retention(message_days=7))
    database.close()
    relay.start()


async def two_in_a_room(stage: Stage) -> tuple[Person, Person, SessionId]:
    ada, ben = await stage.enter("Adelaide"), await stage.enter("Benjamin")
    room = await ada.found("Slow post", ben)
    await ben.accept(room)
    await ada.say(room, "you hear this")
    await stage.until(lambda: ben.texts(room) == ["you hear this"])
    await ben.leave_the_net()
    for number in range(3):
        await ada.say(room, f"you never hear {number}")
    await stage.until(lambda: ada.has_sent(room, "you never hear 2"))
    return ada, ben, room


async def test_who_was_away_too_long_is_told_so_and_goes_on(tmp_path: Path) -> None:
    relay = RelayProcess(tmp_path / "relay")
    async with staged(relay, tmp_path) as stage:
        ada, ben, room = await two_in_a_room(stage)
        await let_a_week_pass(relay)
        await stage.until(lambda: ada.connected)
        await ben.return_to_the_net()
        await ben.say(room, "what did I miss?")  # nothing that can still come holds it up
        await stage.until(lambda: ben.has_sent(room, "what did I miss?"))
        await ada.say(room, "too much to tell")
        await ada.say(room, "come to the mill")
        await stage.until(lambda: len(ben.texts(room)) == 4)
        gaps = [(line.text, line.missing_before) for line in ben.lines(room)]
        assert gaps == [
            ("you hear this", 0),
            ("what did I miss?", 0),
            ("too much to tell", NOT_KEPT),
            ("come to the mill", 0),
        ]
        assert len(ada.texts(room)) == 7  # what one has had, one keeps
        assert all(line.missing_before == 0 for line in ada.lines(room))
    assert relay.stop() == 0


async def test_a_message_whose_answer_was_lost_before_it_went_is_not_doubled(
    tmp_path: Path,
) -> None:
    relay = RelayProcess(tmp_path / "relay")
    async with staged(relay, tmp_path) as stage:
        ada, ben = await stage.enter("Adelaide"), await stage.enter("Benjamin")
        room = await ada.found("Slow post", ben)
        await ben.accept(room)
        ada.wire.losing_answers_to = "send_msg"
        await ada.say(room, "did you hear?")
        await stage.until(lambda: ben.texts(room) == ["did you hear?"])
        await ada.leave_the_net()
        await let_a_week_pass(relay)
        await stage.until(lambda: ben.connected)
        await ada.return_to_the_net()
        await stage.until(lambda: ada.has_sent(room, "did you hear?"))
        await ada.say(room, "and this?")
        await stage.until(lambda: len(ben.texts(room)) == 2)
        assert ben.marks(room) == ada.marks(room)
        assert ben.texts(room) == ["did you hear?", "and this?"]
        assert [line.missing_before for line in ben.lines(room)] == [0, 0]
    assert relay.stop() == 0
