"""What the window reads: where a newcomer's history begins."""

import pytest

from sealroom.controller.timeline_views import EventView, HistoryStart, MessageView, TimelineItem
from sealroom.protocol.entry import Accept, Ban, Leave, Unban
from tests.controller.desk import Citizen, Desk, Hall


@pytest.fixture
def talk(mira: Citizen, sofia: Citizen, jonas: Citizen) -> tuple[Hall, Desk]:
    """Mira and Jonas have talked before Sofia came, and after."""
    hall = Hall(mira, jonas)
    before = [hall.spoken(hall.message(hall.owner, f"before {n}", counter=n)) for n in (1, 2, 3)]
    log = hall.log()
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*before, *log)
    desk.hear(hall.grow(hall.invitation_of(sofia.person)))
    desk.hear(hall.grow(hall.room.sign(sofia.person, Accept(sofia.person.keys))))
    desk.hear(hall.wrap(hall.owner, desk.me))
    desk.hear(hall.spoken(hall.message(hall.owner, "welcome", counter=4)))
    return hall, desk


def test_a_newcomer_sees_one_line_where_their_history_begins_and_no_locked_message(
    talk: tuple[Hall, Desk],
) -> None:
    hall, desk = talk

    items = desk.reader.timeline(hall.id, None, 100)

    start, joined, welcome = items
    assert isinstance(start, HistoryStart)
    assert isinstance(joined, EventView)
    assert isinstance(welcome, MessageView)
    assert welcome.text == "welcome"
    assert start.time == joined.time
    assert desk.store.timeline.waited_keys(1) == []


@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_the_line_comes_once_whatever_the_size_of_a_page(
    talk: tuple[Hall, Desk], limit: int
) -> None:
    hall, desk = talk
    whole = desk.reader.timeline(hall.id, None, 100)

    pages: list[TimelineItem] = []
    before: float | None = None
    while page := desk.reader.timeline(hall.id, before, limit):
        pages = [*page, *pages]
        before = page[0].order

    assert pages == whole
    assert desk.reader.timeline_after(hall.id, pages[0].order, 100) == whole[1:]


def test_the_founder_has_no_such_line(desk: Desk, mira: Citizen, hall: Hall) -> None:
    founder = Desk(mira)
    founder.sign_in()
    founder.hear(*hall.log())

    items = founder.reader.timeline(hall.id, None, 100)

    assert not any(isinstance(item, HistoryStart) for item in items)


def test_who_comes_back_has_it_once_at_the_top(talk: tuple[Hall, Desk]) -> None:
    hall, desk = talk
    desk.hear(hall.grow(hall.room.sign(desk.me, Leave())))
    desk.hear(hall.spoken(hall.message(hall.owner, "between", counter=5)))
    desk.hear(hall.grow(hall.invitation_of(desk.me)))
    desk.hear(hall.grow(hall.room.sign(desk.me, Accept(desk.me.keys))))

    items = desk.reader.timeline(hall.id, None, 100)

    assert [isinstance(item, HistoryStart) for item in items].index(True) == 0
    assert sum(isinstance(item, HistoryStart) for item in items) == 1
    assert "between" not in [line.text for line in desk.lines(hall.id)]


def test_the_banned_are_told_while_their_ban_lasts(desk: Desk, hall: Hall, jonas: Citizen) -> None:
    until = desk.now + 60_000
    desk.hear(hall.grow(hall.room.sign(hall.owner, Ban(jonas.person.user_id, until))))

    (banned,) = desk.reader.banned(hall.id, desk.now)
    assert (banned.user_id, banned.banned, banned.banned_until) == (
        jonas.person.user_id,
        True,
        until,
    )
    assert desk.reader.banned(hall.id, until) == []
    desk.hear(hall.grow(hall.room.sign(hall.owner, Unban(jonas.person.user_id))))
    assert desk.reader.banned(hall.id, desk.now) == []
