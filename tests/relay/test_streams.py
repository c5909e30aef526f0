"""Live and behind: nothing twice, nothing left out, in whatever order things happen."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sealroom.protocol.notifications import (
    InboxNotification,
    LedgerNotification,
    LogNotification,
    MsgNotification,
)
from sealroom.relay.operations.sync import Holdings
from sealroom.relay.storage.pages import Page
from sealroom.relay.streams import FRAME_BYTES, Standing, Subscriber, frames_of
from tests.relay.house import House
from tests.relay.inline_relay import Mailbox


def seqs(mailbox: Mailbox) -> list[int]:
    return [each.seq for each in mailbox.got if isinstance(each, LogNotification)]


def test_a_turns_items_of_a_session_come_as_one_frame(house: House) -> None:
    _, mailbox = house.relay.join_in(house.ada)
    before = mailbox.frames
    house.say(50)
    assert mailbox.frames == before + 1
    assert seqs(mailbox) == list(range(1, 54))


def test_a_full_sink_is_given_nothing_until_it_has_drained(house: House) -> None:
    subscriber, mailbox = house.relay.join_in(house.ada)
    mailbox.is_full = True
    house.say(3)
    house.say(3)
    assert seqs(mailbox) == [1, 2, 3]
    assert house.relay.behind[-1] is subscriber
    mailbox.is_full = False
    house.relay.catch_up(subscriber)
    house.say(1)
    assert seqs(mailbox) == list(range(1, 11))
    assert not subscriber.behind


def test_what_is_published_between_a_page_and_its_taking_is_not_left_out(house: House) -> None:
    subscriber = house.relay.attach(house.ada)
    house.relay.open(subscriber, {})
    feed = subscriber.behind[0]
    page = Page([], 3, is_last=True, is_member=True)  # as of before:
    house.say(1)
    house.relay.streams.take_page(feed, page)
    assert feed.standing is Standing.BEHIND


def test_what_a_page_had_before_it_was_published_does_not_come_twice(house: House) -> None:
    subscriber = house.relay.attach(house.ada)
    house.relay.open(subscriber, {})
    house.commit(2)
    house.relay.catch_up(subscriber)
    house.relay.publish()
    house.say(1)
    house.relay.catch_up(subscriber)
    assert isinstance(subscriber.sink, Mailbox)
    assert seqs(subscriber.sink) == list(range(1, 7))


def test_what_is_published_while_a_connection_opens_is_not_left_out(house: House) -> None:
    subscriber = house.relay.attach(house.ada)
    held = house.relay.look(subscriber)
    house.say(1)
    house.relay.open(subscriber, {house.session_id: 3}, held)
    house.relay.catch_up(subscriber)
    house.say(1)
    assert isinstance(subscriber.sink, Mailbox)
    assert seqs(subscriber.sink) == [4, 5]


def test_who_joins_while_opening_is_streamed_to(house: House) -> None:
    subscriber = house.relay.attach(house.ben)
    held = house.relay.look(subscriber)
    house.ben_accepts()
    house.relay.publish()
    house.relay.open(subscriber, {}, held)
    house.relay.catch_up(subscriber)
    house.say(1)
    assert isinstance(subscriber.sink, Mailbox)
    assert seqs(subscriber.sink) == [1, 2, 3, 4, 5]


def test_a_departed_member_is_given_the_departure_and_nothing_after(house: House) -> None:
    house.ben_accepts()
    house.relay.publish()
    subscriber, mailbox = house.relay.join_in(house.ben)
    house.commit(1)
    house.ben_leaves()
    house.commit(1)
    house.relay.publish()
    house.relay.catch_up(subscriber)
    assert seqs(mailbox) == [1, 2, 3, 4, 5, 6]
    house.say(1)
    assert seqs(mailbox) == [1, 2, 3, 4, 5, 6]
    assert subscriber.feeds[house.session_id].standing is Standing.ENDED


def test_leaving_and_coming_back_before_the_departure_was_streamed(house: House) -> None:
    house.ben_accepts()
    house.relay.publish()
    subscriber, mailbox = house.relay.join_in(house.ben)
    house.ben_leaves()
    house.relay.publish()
    house.commit(1)
    house.ada_invites()
    house.ben_accepts()
    house.relay.publish()
    house.relay.catch_up(subscriber)
    house.say(1)
    assert [each.seq for each in mailbox.got if isinstance(each, MsgNotification)] == [9]
    assert [each.seq for each in mailbox.got if isinstance(each, LedgerNotification)] == [
        1, 2, 3, 4, 5, 7, 8,
    ]  # fmt: skip


def test_a_page_from_before_the_return_does_not_end_the_stream(house: House) -> None:
    house.ben_accepts()
    house.relay.publish()
    subscriber, mailbox = house.relay.join_in(house.ben)
    house.ben_leaves()
    house.relay.publish()
    feed = subscriber.behind[0]
    house.ada_invites()
    house.ben_accepts()
    house.relay.publish()
    house.relay.streams.take_page(feed, Page([], 5, is_last=True, is_member=False))
    house.relay.catch_up(subscriber)
    house.say(1)
    assert seqs(mailbox)[-1] == 8


def test_a_page_for_a_connection_that_went_is_dropped(house: House) -> None:
    subscriber = house.relay.attach(house.ada)
    house.relay.open(subscriber, {})
    feed = subscriber.behind[0]
    house.relay.streams.detach(subscriber)
    house.relay.streams.take_page(feed, Page([b"{}"], 3, is_last=True, is_member=True))
    assert isinstance(subscriber.sink, Mailbox)
    assert not subscriber.sink.got


def test_a_gap_in_what_is_published_is_filled_from_storage(house: House) -> None:
    subscriber, mailbox = house.relay.join_in(house.ada)
    house.commit(1)
    house.relay.unpublished.clear()  # a lost word of the bus
    house.say(1)
    house.relay.catch_up(subscriber)
    assert seqs(mailbox) == [1, 2, 3, 4, 5]


def test_frames_hold_no_more_than_they_may() -> None:
    small = [b"{}"] * 1_100
    assert [frame.count(b"{}") for frame in frames_of(small)] == [512, 512, 76]
    large = [b"x" * 200_000] * 5
    assert all(len(frame) <= FRAME_BYTES + 100 for frame in frames_of(large))
    assert len(list(frames_of([b"x" * (FRAME_BYTES + 1)] * 2))) == 2
    assert not list(frames_of([]))


class AnyOrder(RuleBasedStateMachine):
    """Commits, words of the bus, pages and full sockets in any order."""

    @initialize()
    def begin(self) -> None:
        self.house = House()
        self.connections: list[tuple[Subscriber, Mailbox]] = []
        self.looked: dict[Subscriber, Holdings] = {}
        self.is_in = False

    def teardown(self) -> None:
        self.house.relay.database.close()

    @rule(count=st.integers(1, 5))
    def speak(self, count: int) -> None:
        self.house.commit(count)

    @rule()
    def come_or_go(self) -> None:
        if self.is_in:
            self.house.ben_leaves()
        else:
            if self.house.ben.user_id not in self.house.room.state.invitations:
                self.house.ada_invites()
            self.house.ben_accepts()
        self.is_in = not self.is_in

    @rule()
    def publish(self) -> None:
        self.house.relay.publish()

    @rule()
    def connect(self) -> None:
        self.house.relay.publish()  # a snapshot is never older than what was published
        subscriber = self.house.relay.attach(self.house.ben)
        assert isinstance(subscriber.sink, Mailbox)
        self.connections.append((subscriber, subscriber.sink))

    @rule(which=st.integers(0, 5))
    def look(self, which: int) -> None:
        for subscriber, _ in self.connections[which : which + 1]:
            if not subscriber.is_open:
                self.looked[subscriber] = self.house.relay.look(subscriber)

    @rule(which=st.integers(0, 5))
    def open(self, which: int) -> None:
        for subscriber, _ in self.connections[which : which + 1]:
            if not subscriber.is_open:
                self.house.relay.open(subscriber, {}, self.looked.get(subscriber))

    @rule(which=st.integers(0, 5), is_full=st.booleans())
    def flow(self, which: int, is_full: bool) -> None:
        for _, mailbox in self.connections[which : which + 1]:
            mailbox.is_full = is_full

    @rule(which=st.integers(0, 5))
    def page(self, which: int) -> None:
        for subscriber, _ in self.connections[which : which + 1]:
            if subscriber.behind:
                self.house.relay.one_page(subscriber)

    @invariant()
    def nothing_comes_twice_or_out_of_order(self) -> None:
        for _, mailbox in getattr(self, "connections", []):
            got = seqs(mailbox)
            assert got == sorted(set(got))
            numbers = [each.number for each in mailbox.got if isinstance(each, InboxNotification)]
            assert numbers == sorted(set(numbers))

    @rule()
    def settle(self) -> None:
        """At a quiet point everyone has the same, and all of it."""
        self.house.relay.publish()
        for subscriber, mailbox in self.connections:
            mailbox.is_full = False
            if not subscriber.is_open:
                self.house.relay.open(subscriber, {}, self.looked.get(subscriber))
            self.house.relay.catch_up(subscriber)
        fresh, complete = self.house.relay.join_in(self.house.ben)
        for _, mailbox in self.connections:
            assert seqs(mailbox) == seqs(complete)
        self.house.relay.streams.detach(fresh)


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
