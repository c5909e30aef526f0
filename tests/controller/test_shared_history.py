"""What was shared from before one came: taken once, judged as if live, whatever the relay gives."""

from collections.abc import Callable
from functools import partial
from itertools import count, pairwise

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sealroom.controller.timeline_views import HistoryStart, Lock
from sealroom.crypto import RoomKey
from sealroom.protocol.entry import Accept, E2eeize, Leave, ShareHistory
from sealroom.protocol.notifications import (
    AnyLogNotification,
    LedgerNotification,
    MsgNotification,
)
from sealroom.protocol.requests import FetchHistoryRequest
from sealroom.protocol.responses import HistoryFound
from tests.controller.desk import Citizen, Desk, Hall
from tests.relay.person import now_ms

replace = msgspec.structs.replace

TEXTS = ["old 1", "old 2", "old 3", "old 4"]


class Past:
    """Mira and Jonas said two things under a first key and two under a second; then Sofia came."""

    def __init__(self, mira: Citizen, jonas: Citizen, sofia: Citizen) -> None:
        self.hall = hall = Hall(mira, jonas)
        hall.room.clock = partial(next, count(now_ms(), 10))  # no two entries at one moment
        self.jonas = jonas.person
        self.items: list[AnyLogNotification] = list(hall.log())  # type: ignore[arg-type]
        self.keys: list[RoomKey] = [hall.key]
        self._say("old 1", 1)
        self._say("old 2", 2)
        self.items += hall.renew_key()  # type: ignore[arg-type]
        self.keys.append(hall.key)
        self._say("old 3", 3)
        self._say("old 4", 4)
        self.items += hall.renew_key()  # type: ignore[arg-type]
        self.keys.append(hall.key)
        self.items.append(hall.grow(hall.invitation_of(sofia.person)))
        self.desk = Desk(sofia)
        self.desk.sign_in()
        self.desk.hear(*[item for item in self.items if isinstance(item, LedgerNotification)])
        self.desk.hear(hall.grow(hall.room.sign(sofia.person, Accept(sofia.person.keys))))
        self.desk.hear(hall.wrap(hall.owner, self.desk.me, epoch=3))
        self.desk.requests.clear()

    def _say(self, text: str, counter: int) -> None:
        self.items.append(
            self.hall.spoken(self.hall.message(self.hall.owner, text, counter=counter))
        )

    @property
    def messages(self) -> list[MsgNotification]:
        return [item for item in self.items if isinstance(item, MsgNotification)]

    def share(self, since: int = 0) -> None:
        action = ShareHistory(self.desk.me.user_id, since)
        self.desk.hear(self.hall.grow(self.hall.room.sign(self.hall.owner, action)))

    def page(self, items: list[AnyLogNotification], *, is_last: bool = True) -> HistoryFound:
        """As an honest relay gives it."""
        before = [item for item in self.items if item.seq < items[0].seq]
        numbers = [item.entry.number for item in before if isinstance(item, LedgerNotification)]
        position = self.items[-1].seq if is_last else items[-1].seq
        return HistoryFound(max(numbers, default=-1), items, position, is_last)

    def give(self, found: HistoryFound) -> None:
        self.desk.answer("fetch_history", found)

    def hand_keys(self) -> None:
        for number, key in enumerate(self.keys[:2]):
            wrap = self.hall.wrap(
                self.hall.owner, self.desk.me, key=key, epoch=number + 1, number=number + 2
            )
            self.desk.hear(wrap)

    def marks(self) -> list[tuple[str, Lock]]:
        return [(line.text, line.lock) for line in self.desk.lines(self.hall.id)]

    def wanted(self) -> list[int]:
        """What the open requests ask for."""
        asked = (each for each in self.desk.requests if isinstance(each, FetchHistoryRequest))
        return [each.after for each in asked]

    def start(self) -> HistoryStart:
        first = self.desk.reader.timeline(self.hall.id, None, 100)[0]
        assert isinstance(first, HistoryStart)
        return first


@pytest.fixture
def past(mira: Citizen, jonas: Citizen, sofia: Citizen) -> Past:
    return Past(mira, jonas, sofia)


def sealed(*texts: str) -> list[tuple[str, Lock]]:
    return [(text, Lock.SEALED) for text in texts]


def test_what_was_shared_waits_for_its_keys_and_opens(past: Past) -> None:
    past.share()
    assert past.wanted() == [0]
    assert past.start().coming
    past.give(past.page(past.items))
    assert past.marks() == [("", Lock.WAITING)] * 4

    past.hand_keys()

    assert past.marks() == sealed(*TEXTS)
    assert past.start() == HistoryStart(0, past.start().time, since=0, coming=False)
    assert past.desk.reader.room(past.hall.id, past.desk.now).unread == 0
    assert past.wanted() == [], "that was all"


def test_keys_that_came_before_the_ledger_said_so_are_used(past: Past) -> None:
    past.hand_keys()
    assert past.desk.store.room_keys.get(past.keys[0].key_id) is None

    past.share()
    past.give(past.page(past.items))

    assert past.marks() == sealed(*TEXTS)


def test_system_lines_of_that_time_stand_between(past: Past) -> None:
    past.share()
    past.give(past.page(past.items))

    kinds = past.desk.kinds(past.hall.id)
    assert kinds[:3] == ["created", "invited", "joined"]
    assert kinds.count("key_replaced") == 2
    assert kinds[-2:] == ["joined", "history_shared"]
    orders = [item.order for item in past.desk.reader.timeline(past.hall.id, None, 100)]
    assert orders == sorted(set(orders))


def test_a_crash_between_pages_goes_on_from_there(past: Past) -> None:
    past.share()
    past.hand_keys()
    middle = past.messages[1].seq
    first = [item for item in past.items if item.seq <= middle]
    past.give(past.page(first, is_last=False))
    assert past.marks() == sealed("old 1", "old 2")

    past.desk.reload()
    past.desk.sent.clear()
    past.desk.sign_in()

    asked = [each for each in past.desk.sent if isinstance(each, FetchHistoryRequest)]
    assert [each.after for each in asked] == [middle]
    past.desk.requests.extend(asked)
    past.give(past.page([item for item in past.items if item.seq > middle]))
    assert past.marks() == sealed(*TEXTS)


def test_on_a_computer_that_a_kit_was_restored_on_it_is_fetched_anew(past: Past) -> None:
    past.share()
    past.give(past.page(past.items))
    past.hand_keys()
    with past.desk.database.write() as connection:
        connection.execute("DELETE FROM history_counters")
        connection.execute("DELETE FROM histories")
    past.desk.reload()
    past.desk.sent.clear()
    past.desk.sign_in()

    asked = [each for each in past.desk.sent if isinstance(each, FetchHistoryRequest)]
    assert [each.after for each in asked] == [0]
    past.desk.requests.extend(asked)
    past.give(past.page(past.items))
    assert past.marks() == sealed(*TEXTS)


def test_an_answer_lost_is_asked_for_again(past: Past) -> None:
    past.share()
    past.desk.lose_connection()
    past.desk.sent.clear()
    past.desk.sign_in()

    asked = [each for each in past.desk.sent if isinstance(each, FetchHistoryRequest)]
    assert [each.after for each in asked] == [0]


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(cuts=st.sets(st.integers(1, 9)), crashes=st.sets(st.integers(0, 9)))
def test_however_the_pages_are_cut_and_whenever_it_crashes_all_of_it_is_there_once(
    mira: Citizen, jonas: Citizen, sofia: Citizen, cuts: set[int], crashes: set[int]
) -> None:
    past = Past(mira, jonas, sofia)
    past.share()
    past.hand_keys()
    places = [0, *sorted(cut for cut in cuts if cut < len(past.items)), len(past.items)]

    for number, (begin, end) in enumerate(pairwise(places)):
        past.give(past.page(past.items[begin:end], is_last=end == len(past.items)))
        if number in crashes and end < len(past.items):
            past.desk.reload()
            past.desk.sent.clear()
            past.desk.sign_in()
            asked = [each for each in past.desk.sent if isinstance(each, FetchHistoryRequest)]
            past.desk.requests.extend(asked)

    assert past.marks() == sealed(*TEXTS)
    assert not past.start().coming


def test_what_was_shared_with_another_is_not_fetched(past: Past) -> None:
    past.desk.hear(past.hall.grow(past.hall.room.sign(past.jonas, Leave())))
    past.desk.hear(past.hall.grow(past.hall.invitation_of(past.jonas)))
    entry = past.hall.room.sign(past.jonas, Accept(past.jonas.keys))
    past.desk.hear(past.hall.grow(entry))
    share = past.hall.room.sign(past.hall.owner, ShareHistory(past.jonas.user_id, 0))
    past.desk.hear(past.hall.grow(share))

    assert past.wanted() == []


def test_a_share_that_reaches_further_begins_anew_and_doubles_nothing(past: Past) -> None:
    later = next(e for e in past.hall.room.state.room_keys if e.epoch == 2).valid_from
    past.share(since=later)
    past.hand_keys()
    recent = [item for item in past.items if item.seq >= past.messages[2].seq]
    past.give(past.page(recent))
    assert past.marks() == sealed("old 3", "old 4")

    past.share(since=0)
    assert past.wanted() == [0]
    past.give(past.page(past.items))
    past.hand_keys()

    assert past.marks() == sealed(*TEXTS)


def test_while_it_begins_anew_what_was_fetched_before_says_who_could_read_it(past: Past) -> None:
    later = next(e for e in past.hall.room.state.room_keys if e.epoch == 2).valid_from
    past.share(since=later)
    past.hand_keys()
    past.give(past.page([item for item in past.items if item.seq >= past.messages[2].seq]))

    past.share(since=0)

    for spoken in past.messages[2:]:
        about = past.desk.reader.about_message(past.hall.id, spoken.message.header.message_id)
        assert about is not None
        assert about.readers is not None
        assert {each.user_id for each in about.readers.members} == {
            past.hall.owner.user_id,
            past.jonas.user_id,
        }


def test_a_share_while_a_page_is_on_its_way_begins_anew(past: Past) -> None:
    later = next(e for e in past.hall.room.state.room_keys if e.epoch == 2).valid_from
    past.share(since=later)
    past.share(since=0)
    recent = [item for item in past.items if item.seq >= past.messages[2].seq]
    past.give(past.page(recent))
    assert past.marks() == []
    assert past.wanted() == [0]
    past.hand_keys()
    past.give(past.page(past.items))

    assert past.marks() == sealed(*TEXTS)


# What a lying relay might give. Messages that do not hold are marked; pages that do not are left.

Forge = Callable[[Past], list[AnyLogNotification]]


def _with(past: Past, index: int, **changes: object) -> list[AnyLogNotification]:
    wrong = past.messages[index]
    return [replace(item, **changes) if item is wrong else item for item in past.items]


def _altered(past: Past) -> list[AnyLogNotification]:
    message = past.messages[1].message
    return _with(past, 1, message=replace(message, body=message.body[:-1] + b"!"))


def _by_a_stranger(past: Past) -> list[AnyLogNotification]:
    """Sofia was no member then."""
    message = past.hall.message(past.desk.me, "old 2", key=past.keys[0])
    return _with(past, 1, message=message)


def _again(past: Past) -> list[AnyLogNotification]:
    """Another message with a counter that was used."""
    head = past.messages[1].message.header.head
    message = past.hall.message(past.hall.owner, "old 2", counter=1, key=past.keys[0], head=head)
    return _with(past, 1, message=message)


def _under_another_key(past: Past) -> list[AnyLogNotification]:
    """A later key, as if the message had been said earlier."""
    head = past.messages[1].message.header.head
    message = past.hall.message(past.hall.owner, "old 2", counter=2, key=past.keys[1], head=head)
    return _with(past, 1, message=message)


def _from_later(past: Past) -> list[AnyLogNotification]:
    """Its sender had seen entries that stand after its place."""
    message = past.hall.message(past.hall.owner, "old 2", counter=2, key=past.keys[0])
    return _with(past, 1, message=message)


@pytest.mark.parametrize(
    "forge", [_altered, _by_a_stranger, _again, _under_another_key, _from_later]
)
def test_a_message_that_does_not_hold_at_its_place_is_marked(past: Past, forge: Forge) -> None:
    past.share()
    past.hand_keys()

    past.give(past.page(forge(past)))

    assert past.marks() == [
        ("old 1", Lock.SEALED),
        ("", Lock.UNVERIFIED),
        ("old 3", Lock.SEALED),
        ("old 4", Lock.SEALED),
    ]
    assert past.desk.alarm(past.hall.id) is None


def test_messages_exchanged_between_places_are_marked(past: Past) -> None:
    past.share()
    past.hand_keys()
    first, second = past.messages[0].message, past.messages[1].message
    items = [
        replace(item, message=second if item.message is first else first)
        if isinstance(item, MsgNotification) and item.message in (first, second)
        else item
        for item in past.items
    ]

    past.give(past.page(items))

    assert past.marks()[:2] == [("old 2", Lock.SEALED), ("", Lock.UNVERIFIED)]


def test_a_head_of_no_such_ledger_raises_the_alarm(past: Past) -> None:
    past.share()
    message = past.hall.message(
        past.hall.owner, "old 2", counter=2, key=past.keys[0], head="a" * 52
    )

    past.give(past.page(_with(past, 1, message=message)))

    assert "another history" in (past.desk.alarm(past.hall.id) or "")


def _beyond_the_joining(past: Past) -> HistoryFound:
    page = past.page(past.items)
    last = past.messages[-1]
    return replace(page, items=[*page.items, replace(last, seq=last.seq + 50)])


def _backwards(past: Past) -> HistoryFound:
    return replace(past.page(past.items), items=list(reversed(past.items)))


def _twice(past: Past) -> HistoryFound:
    return replace(past.page(past.items), items=[past.items[0], *past.items])


def _of_another_room(past: Past) -> HistoryFound:
    return past.page([replace(item, session_id="a" * 52) for item in past.items])


def _a_message_of_another_room(past: Past) -> HistoryFound:
    message = past.messages[0].message
    header = replace(message.header, session_id="a" * 52)
    return past.page(_with(past, 0, message=replace(message, header=header)))


def _another_entry(past: Past) -> HistoryFound:
    hall = past.hall
    lie = hall.room.sign(hall.owner, E2eeize(open_allowed=False))
    items = [
        replace(item, entry=lie) if isinstance(item, LedgerNotification) and n == 1 else item
        for n, item in enumerate(past.items)
    ]
    return past.page(items)


def _an_entry_left_out(past: Past) -> HistoryFound:
    return past.page([past.items[0], *past.items[2:]])


def _ahead_of_the_ledger(past: Past) -> HistoryFound:
    return HistoryFound(10_000, list(past.messages), past.items[-1].seq, True)


def _no_progress(past: Past) -> HistoryFound:
    return HistoryFound(-1, [], 0, False)


@pytest.mark.parametrize(
    "lie",
    [
        _beyond_the_joining,
        _backwards,
        _twice,
        _of_another_room,
        _a_message_of_another_room,
        _another_entry,
        _an_entry_left_out,
        _ahead_of_the_ledger,
        _no_progress,
    ],
)
def test_a_page_that_cannot_be_is_left_and_not_asked_for_without_end(
    past: Past, lie: Callable[[Past], HistoryFound]
) -> None:
    past.share()
    past.hand_keys()

    past.give(lie(past))

    assert past.marks() == []
    assert past.wanted() == []
    assert past.start().coming
    past.desk.lose_connection()
    past.desk.sent.clear()
    past.desk.sign_in()
    asked = [each for each in past.desk.sent if isinstance(each, FetchHistoryRequest)]
    assert [each.after for each in asked] == [0], "the next connection may bring an honest one"
    past.desk.requests.extend(asked)
    past.give(past.page(past.items))
    assert past.marks() == sealed(*TEXTS)


def test_a_later_page_that_skips_entries_is_left(past: Past) -> None:
    past.share()
    past.hand_keys()
    middle = past.messages[1].seq
    past.give(past.page([item for item in past.items if item.seq <= middle], is_last=False))

    later = [item for item in past.items if item.seq >= past.messages[2].seq]
    past.give(replace(past.page(later)))

    assert past.marks() == sealed("old 1", "old 2")


def test_a_message_whose_key_was_not_shared_is_not_kept(past: Past) -> None:
    """Nobody could ever open it: no wall of locked messages."""
    later = next(e for e in past.hall.room.state.room_keys if e.epoch == 2).valid_from
    past.share(since=later)

    past.give(past.page(past.items))

    assert past.marks() == [("", Lock.WAITING)] * 2
    past.hand_keys()
    assert past.marks() == sealed("old 3", "old 4")
    assert past.desk.store.room_keys.get(past.keys[0].key_id) is None, "nor is its key taken"
