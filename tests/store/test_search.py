# ruff: noqa: RUF001 - scripts of all kinds are what it is about
"""The search index: what is found, what is found no more, and what is typed does no harm."""

import random
from collections.abc import Iterator
from typing import TypeAlias

import pytest

from sealroom.protocol.codec import encode_content
from sealroom.protocol.content import Attachment, Content, Edit, Files, Picture, Text
from sealroom.protocol.file import SealedFile
from sealroom.protocol.ids import file_id_from
from sealroom.store import search
from sealroom.store.database import open_memory_database
from sealroom.store.repositories import Repositories
from sealroom.store.search import Wanted
from sealroom.store.search_index import AT_ONCE, SearchIndex
from sealroom.store.search_line import Has, has_token, lock_token, room_token, sender_token
from sealroom.store.search_text import Needle, fold, single_spaced
from sealroom.store.timeline_row import Kind, NewMessage, OpenedMessage

Tokens: TypeAlias = tuple[tuple[str, ...], ...]
BEN, ANA = "b" * 52, "a" * 52


class Library:
    """A store with two rooms, to say things in and look for them."""

    def __init__(self, store: Repositories) -> None:
        self.store = store
        self.rooms = [store.sessions.add(name).row for name in ("s", "t")]
        self._position = 0

    def attach(self, name: str, caption: str, *, picture: bool = False) -> int:
        likeness = Picture(4, 3) if picture else None
        file = SealedFile(file_id_from(bytes(16)), bytes(32), 9, bytes(32))
        return self._add(Files((Attachment(file, name, "", likeness),), caption), Kind.TEXT)

    def say(
        self,
        text: str | None,
        *,
        room: int = 0,
        sender: str = BEN,
        at: int | None = None,
        lock: str = "sealed",
        edits: str | None = None,
    ) -> int:
        content: Content | None = None
        if text is not None:
            content = Edit(edits, text) if edits else Text(text)
        kind = Kind.EDIT if edits else Kind.TEXT
        return self._add(content, kind, edits, room=room, sender=sender, at=at, lock=lock)

    def _add(
        self,
        content: Content | None,
        kind: Kind,
        edits: str | None = None,
        *,
        room: int = 0,
        sender: str = BEN,
        at: int | None = None,
        lock: str = "sealed",
    ) -> int:
        self._position += 1
        return self.store.timeline.add_message(
            self.rooms[room],
            NewMessage(
                position=self._position,
                message_id=message_id(self._position),
                sender=sender,
                mine=False,
                key_id=None,
                sent_at=(self._position * 60 if at is None else at) * 1000,
                lock=lock,
                state="received",
                content=None if content is None else encode_content(content),
                kind=kind,
                target=edits,
            ),
        )

    def keep_up(self) -> bool:
        return self.store.search_index.keep_up()

    def find(self, *typed: str, tokens: Tokens = (), **other: int) -> list[int]:
        """Rows that may have it, newest first."""
        self.keep_up()
        return self.find_indexed(*typed, tokens=tokens, **other)

    def find_indexed(self, *typed: str, tokens: Tokens = (), **other: int) -> list[int]:
        wanted = Wanted(tuple(map(Needle, typed)), tokens, other.get("since"), other.get("until"))
        return [found.row for found in self.store.search.candidates(wanted, other.get("before"))]

    def words(self) -> set[str]:
        return {
            word
            for (word,) in self.store.timeline._connection.execute("SELECT word FROM search_words")
        }


def message_id(number: int) -> str:
    return f"{'a' * 25}{chr(97 + number % 26)}" if number < 26 else f"m{number:025d}"


@pytest.fixture
def library() -> Iterator[Library]:
    database = open_memory_database()
    with database.write() as connection:
        yield Library(Repositories(connection))
    database.close()


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("The lighthouse is dark", "lighthouse"),
        ("The lighthouse is dark", "house"),
        ("The lighthouse is dark", "LIGHT"),
        ("The lighthouse is dark", "ghtho"),
        ("The lighthouse is dark", "th"),
        ("The lighthouse is dark", "i"),
        ("Ça va, José? Straße", "ca va"),
        ("Ça va, José? Straße", "jose"),
        ("Ça va, José? Straße", "STRASSE"),
        ("Ｆｕｌｌ width", "full"),
        ("周末回来吃饭吗？", "周"),
        ("周末回来吃饭吗？", "末回"),
        ("周末回来吃饭吗？", "回来吃饭"),
        ("図書館でコーヒーを", "図"),
        ("図書館でコーヒーを", "ヒー"),
        ("ｺｰﾋｰ", "コーヒー"),
        ("한국어 메시지", "국어"),
        ("iPhone手机 15", "phone手机"),
        ("Привет, мир", "приве"),
        ("مُحَمَّد", "محمد"),
        ("हिन्दी में", "हिन्"),
        ("See https://example.org/a_b?c=1", "example.org/a"),
        ("mail b@c.org", "b@c.org"),
        ("C++ and C#", "c++"),
        ("gate --north 4471", "--north"),
        ("done 👍🏽", "👍"),
        ("two\nlines  here", '"lines here"'.strip('"')),
        ("snake_case_name", "case"),
    ],
)
def test_what_was_said_is_found(library: Library, said: str, typed: str) -> None:
    row = library.say(said)
    library.say("something else")
    assert row in library.find(typed)


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("The lighthouse is dark", "lighthouses"),
        ("The lighthouse is dark", "gh"),
        ("周末回来吃饭吗？", "回周"),
        ("周末回来吃饭吗？", "钱"),
        ("done", "👍"),
    ],
)
def test_what_was_not_said_is_not_found(library: Library, said: str, typed: str) -> None:
    library.say(said)
    assert library.find(typed) == []


def test_all_words_must_be_there_and_the_newest_comes_first(library: Library) -> None:
    first = library.say("red boat")
    library.say("blue boat")
    third = library.say("the boat is reddish")
    assert library.find("boat", "red") == [third, first]


def test_what_came_later_but_was_said_earlier_stands_where_it_was_said(library: Library) -> None:
    new = library.say("boat", at=9_000)
    assert library.find("boat") == [new]
    old = library.say("boat", at=500)
    middle = library.say("boat", at=7_000)
    assert library.find("boat") == [new, middle, old]


def test_times_that_go_to_and_fro_within_one_step_take_a_place_each(library: Library) -> None:
    """As the clocks of several people are; one place for two once ended the engine."""
    rows = {library.say("boat", at=at): at for at in (100, 99, 100, 101, 99, 100)}
    assert library.keep_up()
    assert set(library.find("boat")) == set(rows)


def test_many_said_in_one_second_are_all_found_in_their_order(library: Library) -> None:
    rows = []
    for _ in range(5):
        rows += [library.say("boat", at=100) for _ in range(AT_ONCE)]
        assert library.keep_up()
    assert library.find("boat") == rows[::-1]
    early = library.say("boat", at=100, room=1)
    library.store.search_index = SearchIndex(
        library.store.timeline._connection
    )  # as after a restart
    assert library.find("boat")[0] == early


def test_paging_goes_on_where_it_ended(library: Library) -> None:
    rows = [library.say(f"boat {number}") for number in range(30)][::-1]
    library.keep_up()
    wanted = Wanted((Needle("boat"),))
    found: list[int] = []
    before: int | None = None
    while page := list(library.store.search.candidates(wanted, before))[:7]:
        found += [each.row for each in page]
        before = page[-1].place
    assert found == rows


def test_filters(library: Library) -> None:
    link = library.say("see https://example.org boat", room=1, sender=ANA, lock="open")
    plain = library.say("boat")
    both = {link, plain}
    assert set(library.find("boat")) == both
    asked = {
        link: [room_token(2), sender_token(ANA), lock_token("open"), has_token(Has.LINK)],
        plain: [room_token(1), sender_token(BEN), lock_token("sealed")],
    }
    for row, tokens in asked.items():
        for token in tokens:
            assert library.find("boat", tokens=((token,),)) == [row]
            assert library.find(tokens=((token,),)) == [row], "filters find alone, too"
    assert set(library.find(tokens=((room_token(1), room_token(2)),))) == both
    assert library.find(tokens=((),)) == []
    assert library.find("boat", tokens=((has_token(Has.FILE),),)) == []


def test_files_are_found_by_their_names_and_kinds(library: Library) -> None:
    paper = library.attach("Tide-table.pdf", "as promised")
    picture = library.attach("IMG_4711.jpg", "", picture=True)
    assert library.find("tide") == [paper]
    assert library.find("promised", ".pdf") == [paper]
    assert library.find("4711") == [picture]
    assert library.find(tokens=((has_token(Has.FILE),),)) == [picture, paper]
    assert library.find(tokens=((has_token(Has.PICTURE),),)) == [picture]


def test_times_bound_what_is_found(library: Library) -> None:
    rows = [library.say("boat", at=at) for at in (100, 200, 300)]
    assert library.find("boat", until=200) == [rows[0]]
    assert library.find("boat", since=200) == [rows[2], rows[1]]
    assert library.find(since=200, until=300) == [rows[1]]
    assert library.find("boat", before=300) == [rows[1], rows[0]]


def test_what_waits_for_its_key_is_found_once_it_is_opened(library: Library) -> None:
    row = library.say(None, lock="waiting")
    other = library.say("boat")
    assert library.find("boat") == [other]
    content = encode_content(Text("a boat under way"))
    library.store.timeline.set_opened(row, OpenedMessage("sealed", content))
    assert library.find("boat") == [other, row]
    assert library.find(tokens=((lock_token("sealed"),),)) == [other, row]


def test_what_is_discarded_or_recalled_leaves_nothing_in_the_index(library: Library) -> None:
    kept = library.say("boat house")
    dropped = library.say("boat treasure")
    recalled = library.say("boat password swordfish")
    edit = library.say("boat password opensesame", edits=message_id(3))
    assert library.find("boat") == [edit, recalled, dropped, kept]

    library.store.timeline.delete(dropped)
    library.store.timeline.wipe(library.rooms[0], message_id(3))

    assert library.find("boat") == [kept]
    for gone in ("treasure", "swordfish", "opensesame", "password", "sword"):
        assert library.find(gone) == []
    assert library.words() == {"boat", "house"}


def test_what_is_over_its_time_leaves_nothing_either(library: Library) -> None:
    kept = library.say("boat house")
    library.say("boat swordfish")
    library.say("boat opensesame", edits=message_id(2))
    library.keep_up()

    library.store.timeline.delete_with_changes(library.rooms[0], message_id(2))

    assert library.find("boat") == [kept]
    assert library.words() == {"boat", "house"}


def test_nothing_of_what_is_gone_is_left_in_the_tables_of_the_index(library: Library) -> None:
    """FTS5 marks what is deleted, unless it is told to remove it."""
    for number in range(40):
        library.say(f"boat number{number}")
        library.keep_up()
    row = library.say("swordfish")
    library.keep_up()
    stored = library.store.timeline._connection

    def left() -> bool:
        blocks = [
            bytes(block)
            for table in ("search_data", "search_parts_data")
            for (block,) in stored.execute(f"SELECT block FROM {table}")
        ]
        return any(b"swordfish" in block or b"swo" in block for block in blocks)

    assert left()
    library.store.timeline.delete(row)
    assert not left()


def test_what_is_indexed_cannot_be_changed_behind_its_back(library: Library) -> None:
    row = library.say("boat")
    library.keep_up()
    stored = library.store.timeline._connection
    with pytest.raises(Exception, match="still in the search index"):
        stored.execute("UPDATE timeline SET content = NULL WHERE id = ?", (row,))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        stored.execute("DELETE FROM timeline WHERE id = ?", (row,))


@pytest.mark.parametrize("most", [1, 20, 2_000])
def test_a_part_of_many_words_is_read_for_and_then_asked_for(
    library: Library, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """All that may have it come, once and in order, however many words there are."""
    monkeypatch.setattr(search, "WORDS_FEW", 10)
    monkeypatch.setattr(search, "WORDS_MOST", most)
    monkeypatch.setattr(search, "READ_FIRST", 7)
    rows = [library.say(f"thing{number}x" if number % 5 else "other") for number in range(120)]
    while library.store.search_index.build(100):
        pass
    found = library.find("thing")
    having = [row for number, row in enumerate(rows) if number % 5]
    assert [row for row in found if row in having] == having[::-1]
    assert len(set(found)) == len(found)
    assert len(found) == (120 if most < 96 else len(having) + 1), "the newest 7 were read"
    assert library.find("thing7x") == [rows[7]]
    assert library.find("thi", "ing7x") == [rows[7]]


def test_much_at_once_is_left_to_be_built_in_slices(library: Library) -> None:
    rows = [library.say("boat") for _ in range(AT_ONCE + 1)]
    assert not library.keep_up()
    assert library.find_indexed("boat") == []
    assert not library.store.search_index.built().is_complete

    assert library.store.search_index.build(40)
    assert library.find_indexed("boat") == rows[39::-1]
    halfway = library.store.search_index.built()
    assert (halfway.done, halfway.whole) == (40, AT_ONCE + 1)

    fresh = Repositories(library.store.timeline._connection)  # as after a restart
    assert not fresh.search_index.build(40)
    assert library.find("boat") == rows[::-1]
    assert fresh.search_index.built().is_complete


def test_what_goes_before_it_was_indexed_is_never_found(library: Library) -> None:
    rows = [library.say("boat") for _ in range(AT_ONCE + 2)]
    library.store.timeline.delete(rows[0])
    library.store.timeline.delete(rows[-1])
    while library.store.search_index.build(40):
        pass
    assert library.find("boat") == rows[-2:0:-1]


def test_an_index_of_an_older_form_is_built_anew(library: Library) -> None:
    row = library.say("boat")
    library.keep_up()
    library.store.timeline._connection.execute("UPDATE search_state SET form = 0")
    assert not library.keep_up()
    assert not library.store.search_index.built().is_complete
    assert not library.store.search_index.build(10)
    assert library.find("boat") == [row]


HOSTILE = [
    '"', '""', '"; DROP TABLE timeline; --', "a OR b", "NEAR(a b, 2)", "tokens: boat", "^boat",
    "boat*", "-boat", "+boat", "{tokens} : x", "(", ")", "((boat", "boat AND", "NOT boat", "*",
    "\0", "boat\0", "\ud800", "%", "_", "[a-z]*", "'", "\\", "=r1", "=ksealed", "search", "\u202e",
    "a" * 70_000, "周" * 5_000, "x " * 3_000, "\N{COMBINING ACUTE ACCENT}" * 50, "ﷺ", "İ", "ß" * 99,
]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE, ids=lambda typed: ascii(typed[:20]))
def test_what_is_typed_is_never_syntax(library: Library, typed: str) -> None:
    library.say("boat")
    harmless = [each for each in (typed, *typed.split()[:50]) if not Needle(each).is_empty]
    library.find(*harmless)
    assert library.find("boat")


@pytest.mark.parametrize("said", HOSTILE, ids=lambda said: ascii(said[:20]))
def test_what_is_said_is_indexed_whatever_it_is(library: Library, said: str) -> None:
    if "\ud800" in said or len(said.encode()) > 1 << 16:
        return
    row = library.say(said + " boat")
    assert library.find("boat") == [row]
    library.store.timeline.delete(row)
    assert library.words() == set()


def test_index_and_reading_agree_about_random_texts(library: Library) -> None:
    """Whatever stands in a text is found by the index; what reading refuses does not matter."""
    chance = random.Random(5)
    letters = "abcö ß.-_7周末回한가ｱﾊﾟ👍é\u0301ि"
    texts = ["".join(chance.choices(letters, k=chance.randint(1, 25))) for _ in range(300)]
    rows = {library.say(text): text for text in texts}
    while library.store.search_index.build(100):
        pass
    for text in texts:
        start = chance.randrange(len(text))
        part = text[start : start + chance.randint(1, 6)]
        needle = Needle(part)
        if needle.is_empty:
            continue
        have = {row for row, said in rows.items() if needle.found_in(single_spaced(fold(said)))}
        assert have <= set(library.find(part)), ascii(part)


def test_what_is_looked_for_does_not_show() -> None:
    assert "lighthouse" not in repr(Needle("lighthouse"))
