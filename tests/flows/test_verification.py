"""Comparing keys over a real relay: a code each, marks on people and rooms, links that say who."""

import pytest

from sealroom.controller.errors import NotAllowed, TextRefused
from sealroom.controller.timeline_views import EventView, LinkCheck
from sealroom.controller.verification_views import CodeOutcome
from sealroom.protocol.ids import SessionId
from sealroom.store.users import HowVerified
from tests.flows.person import Person
from tests.flows.stage import Stage


async def reads(reader: Person, shower: Person) -> CodeOutcome:
    """One looks at the code that the other's app shows."""
    code = shower.controller.verification.code_for(reader.id)
    return (await reader.controller.verification.compare(shower.id, code)).outcome


def last_event(person: Person, room: SessionId) -> EventView:
    events = [each for each in person.controller.timeline(room) if isinstance(each, EventView)]
    return events[-1]


async def test_a_room_is_verified_while_everyone_in_it_is(stage: Stage) -> None:
    mira, sofia, jonas = [await stage.enter(name) for name in ("Mira", "Sofia", "Jonas")]
    room = await mira.found("Night shift", sofia)
    await sofia.accept(room)
    await stage.until(lambda: mira.view(room).members == 2)
    assert not mira.view(room).all_verified

    assert await reads(mira, sofia) is CodeOutcome.MATCH
    assert mira.view(room).all_verified
    assert not sofia.view(room).all_verified, "the other has not read anything yet"
    [view] = [each for each in mira.controller.people(room) if each.user_id == sofia.id]
    assert view.verified_how is HowVerified.QR
    assert view.verified_at is not None

    await mira.controller.invite(room, jonas.id)
    assert mira.view(room).all_verified, "who is only invited reads nothing yet"
    await jonas.accept(room)
    await stage.until(lambda: mira.view(room).members == 3)
    assert not mira.view(room).all_verified
    assert mira.view(room).not_verified_names == (jonas.name,)
    assert last_event(mira, room).ends_all_verified
    assert not last_event(sofia, room).ends_all_verified, "nobody was verified there"

    await mira.controller.set_verified(jonas.id, verified=True)
    assert mira.view(room).all_verified
    assert not last_event(mira, room).ends_all_verified
    await mira.controller.set_verified(sofia.id, verified=False)
    assert not mira.view(room).all_verified

    await mira.restart()
    await stage.until(lambda: mira.connected)
    assert mira.view(room).not_verified_names == (sofia.name,)


async def test_a_link_says_who_gives_it_and_that_is_checked(stage: Stage) -> None:
    mira, sofia, jonas = [await stage.enter(name) for name in ("Mira", "Sofia", "Jonas")]
    room = await mira.found("Night shift", sofia)
    await sofia.accept(room)
    link = sofia.controller.link(room)
    seen = jonas.controller.verification.look_at_link(link)
    assert seen.giver is not None
    assert (seen.session_id, seen.giver.user_id) == (room, sofia.id)

    await jonas.controller.ask_to_join(link, "It's me")
    assert [asked.giver_name for asked in jonas.controller.asked()] == [sofia.name]
    await stage.until(lambda: bool(mira.controller.cards()))
    await mira.controller.answer_join_request(room, jonas.id, accept=True)
    await stage.until(lambda: jonas.in_room(room))

    event = last_event(jonas, room)
    assert (event.link, event.giver_name) == (LinkCheck.ANOTHER, sofia.name)
    assert jonas.view(room).alarm is None
    gave = [each.name for each in jonas.controller.people(room) if each.gave_link]
    assert gave == [sofia.name]


async def test_ones_own_link_is_refused_where_one_is_in(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    room = await mira.found("Night shift")
    with pytest.raises(NotAllowed, match="already"):
        await mira.controller.ask_to_join(mira.controller.link(room))
    with pytest.raises(TextRefused):
        await mira.controller.ask_to_join("sealroom:join/nothing")
