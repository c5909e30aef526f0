"""Searching what is stored: results as messages stand now, by words and filters."""

import asyncio
import datetime
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from sealroom.controller import search
from sealroom.controller.finding import Finder
from sealroom.controller.reading import Reader
from sealroom.controller.search import Search, Stopped
from sealroom.controller.search_views import HitPage
from sealroom.controller.timeline_views import Lock
from sealroom.protocol.codec import encode_content
from sealroom.protocol.content import Edit, Recall, Text
from sealroom.store.database import open_database
from sealroom.store.repositories import Repositories
from sealroom.store.search import Candidate, SearchRepository, Wanted
from tests.controller.desk import TITLE, Citizen, Desk, Hall


@pytest.fixture
def talk(mira: Citizen, sofia: Citizen) -> tuple[Hall, Desk]:
    """Sofia is in Mira's room, and has read what Mira said there."""
    hall = Hall(mira, sofia)
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log(), hall.wrap(hall.owner, desk.me))
    return hall, desk


class Speaker:
    """Mira, saying one thing after the other."""

    def __init__(self, hall: Hall, desk: Desk) -> None:
        self.hall, self.desk, self.said = hall, desk, 0

    def say(self, content: Text | Edit | Recall | str) -> str:
        self.said += 1
        body = Text(content) if isinstance(content, str) else content
        message = self.hall.message(
            self.hall.owner, "", counter=self.said, content=encode_content(body)
        )
        self.desk.hear(self.hall.spoken(message))
        return message.header.message_id


@pytest.fixture
def speaker(talk: tuple[Hall, Desk]) -> Speaker:
    return Speaker(*talk)


def look(desk: Desk, typed: str, **other: object) -> HitPage:
    looking = Search(
        desk.store,
        Reader(desk.store),
        typed,
        other.get("room"),  # type: ignore[arg-type]
        lambda: False,
    )
    return looking.page(other.get("before"), other.get("limit", 50))  # type: ignore[arg-type]


def texts(page: HitPage) -> list[str]:
    return [hit.message.text for hit in page.hits]


def test_a_hit_tells_room_sender_time_lock_and_place(speaker: Speaker) -> None:
    message_id = speaker.say("The lighthouse is dark")
    (hit,) = look(speaker.desk, "house").hits
    assert (hit.session_id, hit.room_title) == (speaker.hall.id, TITLE)
    assert hit.message == speaker.desk.reader.message(speaker.hall.id, message_id)
    assert hit.message.lock is Lock.SEALED


def test_an_edited_message_is_found_by_what_it_says_now_alone(speaker: Speaker) -> None:
    first = speaker.say("meet at the pier")
    speaker.say("unrelated")
    speaker.say(Edit(first, "meet at the tower"))
    speaker.say(Edit(first, "meet at the bridge"))
    assert texts(look(speaker.desk, "bridge")) == ["meet at the bridge"]
    assert look(speaker.desk, "tower").hits == ()
    assert look(speaker.desk, "pier").hits == ()
    (hit,) = look(speaker.desk, "meet").hits
    assert hit.message.message_id == first


def test_an_edit_by_somebody_else_changes_nothing(
    speaker: Speaker, mira: Citizen, sofia: Citizen
) -> None:
    first = speaker.say("meet at the pier")
    forged = speaker.hall.message(
        sofia.person, "", content=encode_content(Edit(first, "meet at the trap"))
    )
    speaker.desk.hear(speaker.hall.spoken(forged))
    assert texts(look(speaker.desk, "pier")) == ["meet at the pier"]
    assert look(speaker.desk, "trap").hits == ()


def test_a_recalled_message_is_not_found_and_leaves_no_word(speaker: Speaker) -> None:
    first = speaker.say("the password is swordfish")
    speaker.say(Edit(first, "the password is opensesame"))
    speaker.say(Recall(first))
    for word in ("password", "swordfish", "opensesame", "is:sealed"):
        assert look(speaker.desk, word).hits == ()
    left = speaker.desk.database.connection.execute("SELECT count(*) FROM search_words").fetchall()
    assert left == [(0,)]


def test_what_waits_for_its_key_is_found_when_the_key_is_here(
    mira: Citizen, sofia: Citizen
) -> None:
    hall, desk = Hall(mira, sofia), Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log())
    Speaker(hall, desk).say("the lighthouse")
    assert look(desk, "lighthouse").hits == ()
    desk.hear(hall.wrap(hall.owner, desk.me))
    assert texts(look(desk, "lighthouse")) == ["the lighthouse"]


def test_filters_by_person_room_lock_and_link(speaker: Speaker, jonas: Citizen) -> None:
    speaker.say("see https://example.org")
    speaker.say("see the boat")
    desk, name = speaker.desk, speaker.hall.owner.name
    desk.store.users.save_name(speaker.hall.owner.user_id, name)
    both = ["see the boat", "see https://example.org"]
    assert texts(look(desk, "see has:link")) == both[1:]
    assert texts(look(desk, f"from:{name}")) == both
    assert texts(look(desk, f"from:{name[:3].upper()} see is:sealed")) == both
    assert texts(look(desk, "see is:open")) == []
    assert texts(look(desk, "see from:me")) == []
    assert texts(look(desk, f'see in:"{TITLE}"')) == both
    assert texts(look(desk, "see in:light")) == both
    assert texts(look(desk, "see has:file")) == []
    nobody = look(desk, "see from:zacharias in:nowhere")
    assert (nobody.hits, nobody.unknown) == ((), ("zacharias", "nowhere"))


def test_days_bound_what_is_found(speaker: Speaker) -> None:
    speaker.say("a boat")
    today = datetime.datetime.now().astimezone().date()
    tomorrow, yesterday = today + datetime.timedelta(1), today - datetime.timedelta(1)
    for typed, found in {
        f"boat after:{today}": 1,
        f"boat before:{tomorrow}": 1,
        f"after:{yesterday} before:{tomorrow}": 1,
        f"boat before:{today}": 0,
        f"boat after:{tomorrow}": 0,
        "boat before:2020": 0,
        "boat after:2020-02": 1,
    }.items():
        assert len(look(speaker.desk, typed).hits) == found, typed


def test_pages_follow_each_other_newest_first(speaker: Speaker) -> None:
    for number in range(23):
        speaker.say(f"boat {number}")
    found: list[str] = []
    page = look(speaker.desk, "boat", limit=10)
    found += texts(page)
    while page.older is not None:
        page = look(speaker.desk, "boat", limit=10, before=page.older)
        found += texts(page)
    assert found == [f"boat {number}" for number in range(22, -1, -1)]


def test_one_room_alone_is_searched(speaker: Speaker) -> None:
    speaker.say("boat")
    assert len(look(speaker.desk, "boat", room=speaker.hall.id).hits) == 1
    assert look(speaker.desk, "boat", room="x" * 52).hits == ()


def test_nothing_typed_finds_nothing(speaker: Speaker) -> None:
    speaker.say("boat")
    for typed in ("", "  ", "from:", '"', ":)", "in: has:"):
        assert look(speaker.desk, typed) == HitPage()


def test_a_search_that_nobody_waits_for_ends(speaker: Speaker) -> None:
    speaker.say("boat")
    looking = Search(speaker.desk.store, Reader(speaker.desk.store), "boat", None, lambda: True)
    with pytest.raises(Stopped):
        looking.page(None, 50)


# on a thread of its own


@asynccontextmanager
async def finder_over(
    file: Path, citizen: Citizen, hall: Hall
) -> AsyncIterator[tuple[Finder, Desk]]:
    database = open_database(file, bytes(32))
    desk = Desk(citizen, database)
    desk.sign_in()
    desk.hear(*hall.log(), hall.wrap(hall.owner, desk.me))
    finder = Finder(database, desk.reader)
    yield finder, desk
    finder.close()
    database.close()


def story(run: Callable[[], object]) -> None:
    asyncio.run(run())  # type: ignore[arg-type]


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Looking for "b" never comes to an end; set once it began."""
    began = threading.Event()
    real = SearchRepository.candidates

    def candidates(
        self: SearchRepository, wanted: Wanted, before: int | None = None
    ) -> Iterator[Candidate]:
        yield from real(self, wanted, before)
        while not wanted.needles[0].found_in("boat"):
            began.set()
            yield Candidate(0, -1)

    monkeypatch.setattr(SearchRepository, "candidates", candidates)
    monkeypatch.setattr(search, "PATIENCE_SECONDS", 60)
    return began


def test_typing_on_ends_the_search_before_and_the_next_one_answers(
    tmp_path: Path, mira: Citizen, sofia: Citizen, endless: threading.Event
) -> None:
    async def run() -> None:
        hall = Hall(mira, sofia)
        async with finder_over(tmp_path / "p.db", sofia, hall) as (finder, desk):
            Speaker(hall, desk).say("boat")
            first = asyncio.create_task(finder.search("never"))
            assert await asyncio.to_thread(endless.wait, 5)
            first.cancel()
            page = await asyncio.wait_for(finder.search("boat"), 5)
            assert texts(page) == ["boat"]
            assert first.cancelled()

    story(run)


def test_closing_ends_what_is_under_way(
    tmp_path: Path, mira: Citizen, sofia: Citizen, endless: threading.Event
) -> None:
    async def run() -> None:
        async with finder_over(tmp_path / "p.db", sofia, Hall(mira, sofia)) as (finder, _):
            under_way = asyncio.create_task(finder.search("never"))
            assert await asyncio.to_thread(endless.wait, 5)
            finder.close()
            assert await asyncio.wait_for(under_way, 5) == HitPage()

    story(run)


def halves(real: Callable[..., Iterator[Candidate]]) -> Callable[..., Iterator[Candidate]]:
    """Every second candidate is none."""

    def candidates(*given: Any) -> Iterator[Candidate]:
        for candidate in real(*given):
            yield candidate
            yield Candidate(candidate.place, -1)

    return candidates


def test_a_page_is_given_when_looking_takes_long(
    tmp_path: Path, mira: Citizen, sofia: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "PATIENCE_SECONDS", 0)
    hall, desk = Hall(mira, sofia), Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log(), hall.wrap(hall.owner, desk.me))
    speaker = Speaker(hall, desk)
    for number in range(9):
        speaker.say(f"boat {number}")
    monkeypatch.setattr(SearchRepository, "candidates", halves(SearchRepository.candidates))
    page, found = look(desk, "boat", limit=4), list[str]()
    while True:
        assert len(page.hits) <= 2
        found += texts(page)
        if page.older is None:
            break
        page = look(desk, "boat", limit=4, before=page.older)
    assert found == [f"boat {number}" for number in range(8, -1, -1)]


def test_an_answer_tells_how_much_is_indexed(tmp_path: Path, mira: Citizen, sofia: Citizen) -> None:
    async def run() -> None:
        hall = Hall(mira, sofia)
        async with finder_over(tmp_path / "p.db", sofia, hall) as (finder, desk):
            Speaker(hall, desk).say("boat")
            with desk.database.write() as connection:
                connection.execute("UPDATE search_state SET form = 0")
            page = await finder.search("boat")
            assert page.percent == 0
            with desk.database.write() as connection:
                assert not Repositories(connection).search_index.build(100)
            page = await finder.search("boat")
            assert (page.percent, texts(page)) == (100, ["boat"])

    story(run)
