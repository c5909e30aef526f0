"""Searching 1,000,000 messages of one room, real-like: a SQLCipher file, opened anew.

Words are the standard library's own documentation, in pieces of a few words, a fifth of the
messages with a word of its own; one in ten is Chinese or Japanese. Each figure of the index stands
beside the same rows read by bare SQLCipher: by their numbers, without index and without judging.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from pydoc_data import topics
from typing import TypeVar

from sealroom.controller.finding_facade import HITS_PER_PAGE
from sealroom.controller.reading import Reader
from sealroom.controller.search import Search
from sealroom.controller.search_views import HitPage
from sealroom.controller.timeline_views import Lock, SendState
from sealroom.crypto import generate_database_key
from sealroom.protocol.codec import encode_content
from sealroom.protocol.content import Text
from sealroom.protocol.ids import SessionId
from sealroom.store.database import Database, open_database
from sealroom.store.repositories import Repositories
from sealroom.store.timeline_row import NewMessage
from tests.bench.audience import founding_with_key
from tests.bench.figure import Figure
from tests.bench.history import _save_people, _save_room
from tests.relay.person import new_message_id, new_person, now_ms

MESSAGES = 1_000_000
AT_ONCE = 500
SLICE = 2_000
ROUNDS = 9
AIM_MS = 50
JUMP_AIM_MS = 100
T = TypeVar("T")

_HAN = "我们今天明天周末回来吃饭时间问题工作公司学校老师学生朋友家人手机电脑文件照片消息会议计划完成开始结束可以什么因为所以现在地方北京上海天气出发车站飞机火车医院身体电影图书馆咖啡早上中午下午一起知道喜欢希望准备谢谢的了是在不"  # noqa: E501
_KANA = "今日明日東京大阪会議資料写真電話電車駅先生友達仕事時間天気ですでしたからまでありがとうよろしく確認連絡予定コーヒーパソコンメール"  # noqa: E501
_SYLLABLES = [first + last for first in "bcdfghklmnprstvw" for last in "aeiou"]

QUESTIONS = {
    "common": "the",
    "usual": "expression",
    "rare": "xylophone",
    "part": "press",
    "rare_part": "lophon",
    "two_words": "the statement",
    "three_words": "function arguments object",
    "one_letter": "周",
    "two_letters": "周末",
    "person": "from:member3 the",
    "lock": "is:open the",
    "nothing": "nowhereatall",
}


def measure(messages: int = MESSAGES) -> list[Figure]:
    """Milliseconds to a page of results, to a day, and what the index costs."""
    with tempfile.TemporaryDirectory(prefix="sealroom-bench-") as folder:
        file, key = Path(folder) / "profile.db", generate_database_key()
        database = open_database(file, key)
        room = _fill(database, messages)
        plain = file.stat().st_size
        building, slowest = _build(database)
        database.give_back_space()
        database.close()
        indexed = file.stat().st_size
        database = open_database(file, key)
        figures = [
            *_search(database),
            *_jump(database, room, messages),
            Figure("search_build_us", "index built, each message", building, "us"),
            Figure("search_slice_ms", "  longest slice of 500", slowest, "ms"),
            Figure(
                "search_index_bytes",
                "  on the disk, each message",
                (indexed - plain) / messages,
                "B",
                f"message itself {plain / messages:.0f} B",
            ),
            *_write(database, room, messages),
        ]
        database.close()
    return figures


def _search(database: Database) -> Iterator[Figure]:
    store = Repositories(database.reader())
    for name, typed in QUESTIONS.items():
        page, first, again = _timed(lambda typed=typed: _ask(store, typed))  # type: ignore[misc]
        rows = [hit.message.message_id for hit in page.hits]
        bare = _bare(store, rows)
        beside = f"aim < {AIM_MS}; first time {first:.1f}; {len(rows)} hits, bare {bare:.2f}"
        yield Figure(f"search_{name}_ms", f"search {typed}", again, "ms", beside)


def _ask(store: Repositories, typed: str) -> HitPage:
    return Search(store, Reader(store), typed, None, lambda: False).page(None, HITS_PER_PAGE)


def _bare(store: Repositories, message_ids: list[str]) -> float:
    """Milliseconds for the same rows, by the driver alone."""
    connection = store.timeline._connection
    numbers = [
        connection.execute("SELECT id FROM timeline WHERE message_id = ?", (each,)).fetchall()[0]
        for each in message_ids
    ]

    def read() -> None:
        for number in numbers:
            connection.execute("SELECT * FROM timeline WHERE id = ?", number).fetchall()

    return _timed(read)[2]


def _jump(database: Database, room: SessionId, messages: int) -> Iterator[Figure]:
    store = Repositories(database.reader())
    reader = Reader(store)
    when = store.timeline.page_after(1, messages // 3, 1)[0].sent_at

    def jump() -> int:
        order = reader.order_at(room, when)
        assert order is not None
        return len(reader.timeline(room, order, 60)) + len(
            reader.timeline_after(room, order - 1, 60)
        )

    found, first, again = _timed(jump)
    assert found == 120
    yield Figure(
        "jump_ms",
        "jump to a day, two pages read",
        again,
        "ms",
        f"aim < {JUMP_AIM_MS}; first {first:.1f}",
    )


def _write(database: Database, room: SessionId, messages: int) -> Iterator[Figure]:
    """What the index adds to a step that stores few messages."""
    talk, position = _Talk(7), messages + 1
    for count in (1, 32):
        plain, kept = list[float](), list[float]()
        for number in range(2 * 60):
            with database.write() as connection:
                store = Repositories(connection)
                began = time.perf_counter()
                for _ in range(count):
                    position += 1
                    store.timeline.add_message(1, _message(talk, position, "member1"))
                if number % 2:
                    assert store.search_index.keep_up()
                (kept if number % 2 else plain).append(time.perf_counter() - began)
            with database.write() as connection:
                Repositories(connection).search_index.build(count)
        ratio = 1e6 / count
        yield Figure(
            f"search_keep_up_{count}_us",
            f"stored with the index, {count} at once, each",
            statistics.median(kept) * ratio,
            "us",
            f"without {statistics.median(plain) * ratio:.0f}",
        )


def _build(database: Database) -> tuple[float, float]:
    """Microseconds for each message, and milliseconds of the longest slice."""
    slices: list[float] = []
    lines, more = 0, True
    while more:
        began = time.perf_counter()
        with database.write() as connection:
            more = Repositories(connection).search_index.build(AT_ONCE)
        slices.append(time.perf_counter() - began)
        lines += AT_ONCE
    return 1e6 * sum(slices) / lines, 1e3 * max(slices)


def _timed(run: Callable[[], T]) -> tuple[T, float, float]:
    """The answer, milliseconds of the first time, and the median of the others."""
    answers: list[T] = []
    times: list[float] = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        answers.append(run())
        times.append(1e3 * (time.perf_counter() - began))
    return answers[0], times[0], statistics.median(times[1:])


class _Talk:
    """Messages that could have been written."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._words = " ".join(topics.topics.values()).split()

    def message(self) -> str:
        chance, kind = self._chance, self._chance.random()
        if kind < 0.9:
            return self._english(1 + min(60, int(chance.expovariate(1 / 12))))
        letters = _HAN if kind < 0.97 else _KANA
        pairs = range(2 + int(chance.expovariate(1 / 4)))
        return "".join(self._pair(letters) for _ in pairs) + "。"

    def _english(self, length: int) -> str:
        chance, words = self._chance, list[str]()
        while len(words) < length:
            at = chance.randrange(len(self._words) - 5)
            words += self._words[at : at + chance.randint(2, 5)]
        if chance.random() < 0.2:
            words.append("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5))))
        return " ".join(words)

    def _pair(self, letters: str) -> str:
        at = self._chance.randrange(0, len(letters) - 1, 2)
        return letters[at : at + 2]


def _message(talk: _Talk, number: int, sender: str, text: str = "") -> NewMessage:
    time_ms = now_ms() - (MESSAGES - number) * 30_000
    return NewMessage(
        position=number,
        message_id=new_message_id(),
        sender=sender,
        mine=False,
        key_id="k" * 52,
        sent_at=time_ms,
        lock=Lock.SEALED if number % 50 else Lock.OPEN,
        state=SendState.RECEIVED,
        content=encode_content(Text(text or talk.message())),
        device="d" * 16,
        taken_at=time_ms,
        received_at=time_ms,
    )


def _fill(database: Database, messages: int) -> SessionId:
    people = [new_person(f"Member{number}") for number in range(10)]
    entries, room_key = founding_with_key(people[0], people[1:])
    talk = _Talk(1)
    with database.write() as connection:
        store = Repositories(connection)
        _save_people(store, people)
        row = _save_room(store, entries, room_key)
    number = len(entries)
    while number < messages:
        batch: list[NewMessage] = []
        for _ in range(min(SLICE, messages - number)):
            number += 1
            text = "a xylophone at last" if number == messages // 3 else ""
            batch.append(_message(talk, number, people[number % len(people)].user_id, text))
        with database.write() as connection:
            Repositories(connection).timeline.add_messages(row, batch)
    with database.write() as connection:
        Repositories(connection).sessions.set_log_cursor(row, messages, now_ms())
    return room_key.session_id
