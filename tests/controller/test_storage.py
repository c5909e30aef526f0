"""Sizes by room, and deleting what is old from this computer."""

import pytest

from sealroom.controller import storage
from sealroom.controller.errors import UnknownRoom
from sealroom.controller.events import HistoryGrew
from sealroom.controller.outbox import write
from sealroom.controller.storage import delete_older
from sealroom.protocol.content import Edit, Text
from sealroom.store.sizes import file_size, room_sizes
from tests.controller.desk import Desk, Hall
from tests.controller.test_lifetime import Fading


@pytest.fixture
def talk(desk: Desk, hall: Hall) -> Fading:
    return Fading(desk, hall)


def step(talk: Fading, before: int, room: str = "") -> tuple[int | None, object]:
    """How many went, or what was in the way."""
    [end] = talk.desk.run(lambda c: delete_older(c, room or talk.hall.id, before))
    return end


def delete_all(talk: Fading, before: int) -> list[int | None]:
    """What each step deleted, until there is no more."""
    steps = [step(talk, before)[0]]
    while steps[-1]:
        steps.append(step(talk, before)[0])
    return steps


def test_the_file_and_its_rooms_are_measured(talk: Fading) -> None:
    connection = talk.desk.database.connection
    [before] = room_sizes(connection)
    talk.says("twelve bytes and some more")
    [after] = room_sizes(connection)
    assert after.session_id == talk.hall.id
    assert after.lines == before.lines + 1
    assert after.size > before.size
    size, free = file_size(connection)
    assert size > free >= 0


def test_old_messages_go_in_steps_with_their_edits_and_the_rest_stays(
    talk: Fading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "BATCH", 2)
    first = talk.says("first words")
    talk.says(Edit(first, "first words, changed"))
    talk.says("second")
    talk.says("third")
    stored, events = talk.stored(), talk.desk.lines(talk.hall.id)
    assert stored == 4
    assert delete_all(talk, talk.desk.now - 3_600_000) == [0]
    steps = delete_all(talk, talk.desk.now + 3_600_000)
    assert steps[-1] == 0
    assert len(steps) >= 3
    assert talk.stored() == 0
    assert talk.texts() == []
    assert events
    told = [each for each in talk.desk.events if isinstance(each, HistoryGrew)]
    assert told[-1].session_id == talk.hall.id


def test_what_waits_to_go_out_stays(talk: Fading) -> None:
    talk.says("heard")
    talk.desk.lose_connection()
    talk.desk.run(lambda c: write(c, talk.hall.id, Text("not yet"), sealed=True))
    delete_all(talk, talk.desk.now + 3_600_000)
    assert talk.texts() == ["not yet"]


def test_a_room_that_is_not_there_is_said(talk: Fading) -> None:
    assert isinstance(step(talk, talk.desk.now, "nowhere")[1], UnknownRoom)
