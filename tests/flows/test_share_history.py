"""Earlier messages are shared with who came later, as far as is chosen, whatever breaks between."""

import pytest

from sealroom.controller.errors import NoAnswer, NotAllowed
from sealroom.controller.timeline_views import EventView, HistoryStart, Lock
from sealroom.controller.views import Share
from sealroom.protocol.entry import Role
from sealroom.protocol.ids import SessionId
from sealroom.protocol.requests import SendRoomKeyRequest
from tests.flows.person import Person
from tests.flows.stage import Stage

BEFORE = ["the first", "the second", "the third"]


async def spoken_in(stage: Stage) -> tuple[Person, Person, Person, SessionId]:
    """Mira and Sofia have talked, each time under a new key; Jonas is around."""
    mira, sofia, jonas = [await stage.enter(name) for name in ("Mira", "Sofia", "Jonas")]
    room = await mira.found("Night shift", sofia)
    await sofia.accept(room)
    for number, text in enumerate(BEFORE, start=2):
        await (mira if number % 2 else sofia).say(room, text)
        await stage.until(lambda text=text: text in mira.texts(room) + sofia.texts(room))  # type: ignore[misc]
        await mira.controller.replace_key(room)
        await stage.until(
            lambda number=number: mira.epochs(room)[-1] == sofia.epochs(room)[-1] == number  # type: ignore[misc]
        )
    return mira, sofia, jonas, room


async def let_in(stage: Stage, mira: Person, jonas: Person, room: SessionId, share: Share) -> None:
    await jonas.controller.ask_to_join(mira.controller.link(room), "It's me")
    await stage.until(lambda: bool(mira.controller.cards()))
    await mira.controller.answer_join_request(room, jonas.id, accept=True, share=share)


def start_of(person: Person, room: SessionId) -> HistoryStart:
    first = person.controller.timeline(room)[0]
    assert isinstance(first, HistoryStart)
    return first


def has_all(person: Person, room: SessionId) -> bool:
    return person.in_room(room) and person.marks(room)[: len(BEFORE)] == [
        (text, Lock.SEALED) for text in BEFORE
    ]


@pytest.mark.parametrize("share", [Share.WEEK, Share.ALL])
async def test_who_is_let_in_reads_what_is_shared(stage: Stage, share: Share) -> None:
    mira, sofia, jonas, room = await spoken_in(stage)

    await let_in(stage, mira, jonas, room, share)
    await stage.until(lambda: has_all(jonas, room))
    await sofia.say(room, "welcome")
    await stage.until(lambda: "welcome" in jonas.texts(room))

    assert jonas.texts(room) == [*BEFORE, "welcome"]
    assert jonas.view(room).unread == 1, "what was said before is not new"
    await stage.until(lambda: not start_of(jonas, room).coming)
    assert start_of(jonas, room).since is not None
    lines = [item for item in sofia.controller.timeline(room) if isinstance(item, EventView)]
    shared = next(line for line in lines if line.kind == "history_shared")
    assert (shared.actor, shared.subject) == (mira.id, jonas.id)
    assert jonas.controller.timeline(room)[1].time != 0  # type: ignore[union-attr]


async def test_by_default_nothing_is_shared(stage: Stage) -> None:
    mira, _, jonas, room = await spoken_in(stage)

    await let_in(stage, mira, jonas, room, Share.NOTHING)
    await mira.say(room, "welcome")
    await stage.until(lambda: jonas.in_room(room) and "welcome" in jonas.texts(room))

    assert jonas.texts(room) == ["welcome"]
    assert jonas.epochs(room) == [4]
    assert start_of(jonas, room).since is None
    assert "share_history" not in mira.wire.asked()


async def test_what_was_chosen_with_an_invitation_follows_the_acceptance(stage: Stage) -> None:
    mira, _, jonas, room = await spoken_in(stage)
    await mira.controller.invite(room, jonas.id, share=Share.ALL)
    await mira.restart()
    await stage.until(lambda: mira.connected)

    await jonas.accept(room)

    await stage.until(lambda: has_all(jonas, room))


async def test_an_invitation_accepted_while_the_inviter_is_away_is_followed_later(
    stage: Stage,
) -> None:
    mira, _, jonas, room = await spoken_in(stage)
    await mira.controller.invite(room, jonas.id, share=Share.ALL)
    await mira.leave_the_net()
    await stage.until(lambda: jonas.invited_to(room))
    await jonas.controller.answer_invitation(room, accept=True)
    assert jonas.texts(room) == []

    await mira.return_to_the_net()

    await stage.until(lambda: has_all(jonas, room))


async def test_earlier_messages_are_shared_later_too_and_no_second_time(stage: Stage) -> None:
    mira, sofia, jonas, room = await spoken_in(stage)
    await let_in(stage, mira, jonas, room, Share.NOTHING)
    await stage.until(lambda: jonas.in_room(room))
    with pytest.raises(NotAllowed):
        await jonas.controller.share_history(room, sofia.id, Share.ALL)

    await mira.controller.share_history(room, jonas.id, Share.ALL)

    await stage.until(lambda: has_all(jonas, room))
    with pytest.raises(NotAllowed, match="can read everything"):
        await mira.controller.share_history(room, jonas.id, Share.ALL)
    await mira.controller.set_role(room, jonas.id, Role.ADMIN)
    tom = await stage.enter("Tom")  # what was shared with Jonas, Jonas may share
    await stage.until(lambda: jonas.view(room).my_role == Role.ADMIN)
    await jonas.controller.invite(room, tom.id, share=Share.ALL)
    await tom.accept(room)
    await stage.until(lambda: has_all(tom, room))


@pytest.mark.parametrize("at", ["allow_user_join_session", "share_history", "send_room_key"])
async def test_a_connection_lost_while_sharing_costs_nothing(stage: Stage, at: str) -> None:
    mira, _, jonas, room = await spoken_in(stage)
    await jonas.controller.ask_to_join(mira.controller.link(room), "It's me")
    await stage.until(lambda: bool(mira.controller.cards()))
    mira.wire.losing_answers_to = at
    mira.wire.away = True
    try:
        await mira.controller.answer_join_request(room, jonas.id, accept=True, share=Share.ALL)
    except NoAnswer:
        assert at == "allow_user_join_session"
    await stage.until(lambda: not mira.connected)
    await mira.quit()
    mira.wire.away = False
    mira.wire.losing_answers_to = None
    mira.reopen()

    await stage.until(lambda: has_all(jonas, room), 20)

    assert mira.kinds(room).count("history_shared") == 1


async def test_a_crash_while_fetching_goes_on_and_doubles_nothing(stage: Stage) -> None:
    mira, _, jonas, room = await spoken_in(stage)
    jonas.wire.losing_answers_to = "fetch_history"
    await let_in(stage, mira, jonas, room, Share.ALL)
    await stage.until(lambda: "fetch_history" in jonas.wire.asked())
    await jonas.restart()
    jonas.wire.losing_answers_to = None

    await stage.until(lambda: jonas.connected and has_all(jonas, room), 20)

    assert jonas.texts(room) == BEFORE


async def test_keys_that_do_not_come_are_asked_for(stage: Stage) -> None:
    mira, sofia, jonas, room = await spoken_in(stage)
    await mira.lose_keys(room)
    await stage.until(lambda: mira.connected)
    await stage.until(lambda: mira.epochs(room) == [4], 20)

    await let_in(stage, mira, jonas, room, Share.ALL)
    await stage.until(lambda: jonas.in_room(room) and len(jonas.lines(room)) == len(BEFORE))
    await stage.until(lambda: has_all(jonas, room), 20)

    by = [r.user_id for r in sofia.wire.requests if isinstance(r, SendRoomKeyRequest)]
    assert by.count(jonas.id) == 3, "Sofia has them, and Mira had not"
