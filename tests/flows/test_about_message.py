"""What each of several people is told about the same message, over a real relay."""

from sealroom.controller.about_views import AboutMessage, Readers
from sealroom.controller.timeline_views import EventKind, Lock
from sealroom.controller.views import Share
from sealroom.protocol.ids import SessionId
from sealroom.protocol.notifications import UpdateReason
from tests.flows.person import Person
from tests.flows.stage import Stage
from tests.flows.test_share_history import let_in


def about(person: Person, room: SessionId, text: str) -> AboutMessage:
    line = next(line for line in person.lines(room) if line.text == text)
    found = person.controller.about_message(room, line.message_id)
    assert found is not None
    return found


def readers(person: Person, room: SessionId, text: str) -> Readers:
    found = about(person, room, text).readers
    assert found is not None
    return found


def members(person: Person, room: SessionId, text: str) -> set[str]:
    return {each.user_id for each in readers(person, room, text).members}


async def said(stage: Stage, speaker: Person, room: SessionId, text: str, *to: Person) -> None:
    await speaker.say(room, text)
    await stage.until(lambda: all(text in each.texts(room) for each in (speaker, *to)))
    await stage.until(lambda: speaker.has_sent(room, text))


async def test_all_who_read_it_are_told_the_same_of_who_could(stage: Stage) -> None:
    mira, sofia, jonas = [await stage.enter(name) for name in ("Mira", "Sofia", "Jonas")]
    room = await mira.found("Night shift", sofia)
    await sofia.accept(room)
    await said(stage, mira, room, "before Jonas", sofia)
    await let_in(stage, mira, jonas, room, Share.ALL)
    await stage.until(lambda: jonas.in_room(room) and "before Jonas" in jonas.texts(room))
    await said(stage, sofia, room, "with Jonas", mira, jonas)

    for person in (mira, sofia, jonas):
        await stage.until(lambda person=person: bool(readers(person, room, "before Jonas").handed))  # type: ignore[misc]
        assert members(person, room, "before Jonas") == {mira.id, sofia.id}
        assert members(person, room, "with Jonas") == {mira.id, sofia.id, jonas.id}
        (handed,) = readers(person, room, "before Jonas").handed
        assert (handed.reader.user_id, handed.by) == (jonas.id, mira.id)
        assert readers(person, room, "with Jonas").holders == ()


async def test_after_a_removal_the_key_and_its_reason_are_told(stage: Stage) -> None:
    mira, sofia, jonas = [await stage.enter(name) for name in ("Mira", "Sofia", "Jonas")]
    room = await mira.found("Night shift", sofia, jonas)
    await sofia.accept(room)
    await jonas.accept(room)
    await stage.until(lambda: sofia.view(room).members == mira.view(room).members == 3)
    await said(stage, sofia, room, "all three", mira, jonas)
    await mira.controller.remove(room, jonas.id)
    await stage.until(lambda: sofia.view(room).members == 2)
    await said(stage, sofia, room, "just two", mira)

    for person in (mira, sofia):
        old, new = about(person, room, "all three"), about(person, room, "just two")
        assert old.key is not None
        assert new.key is not None
        assert (old.key.epoch, new.key.epoch) == (1, 2)
        assert new.key.reason is UpdateReason.DEPARTURE
        assert [(each.name, each.how) for each in new.key.departed] == [
            (jonas.name, EventKind.REMOVED)
        ]
        found = {
            each.user_id: each.out_since for each in readers(person, room, "all three").members
        }
        assert found[jonas.id] is not None
        assert found[sofia.id] is None
        assert members(person, room, "just two") == {mira.id, sofia.id}
        assert readers(person, room, "just two").holders == ()
    assert about(sofia, room, "just two").this_device
    assert not about(mira, room, "just two").this_device
    assert about(mira, room, "just two").device == about(sofia, room, "just two").device


async def test_the_times_of_all_three_clocks_are_kept_on_both_sides(stage: Stage) -> None:
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    room = await mira.found("Night shift", sofia)
    await sofia.accept(room)
    await said(stage, mira, room, "on time", sofia)

    ours, theirs = about(mira, room, "on time"), about(sofia, room, "on time")
    assert ours.message.lock is theirs.message.lock is Lock.SEALED
    assert ours.stamps.sent == theirs.stamps.sent
    assert ours.stamps.taken == theirs.stamps.taken
    for stamps in (ours.stamps, theirs.stamps):
        assert stamps.taken is not None
        assert stamps.received is not None
        assert stamps.sent <= stamps.received
    assert ours.message.clock is theirs.message.clock is None
