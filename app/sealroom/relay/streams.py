"""Who is sent what: live where a connection keeps up, else page by page from storage.

A connection has a feed for each session of its user, and one for the inbox. A live feed is given
what was committed, in frames made once for all. A feed that is behind is brought up by pages from
storage, and becomes live in the moment its position reaches all that was published; so nothing is
sent twice or left out. A feed falls behind when its connection does not drain, when its user joins
or departs (storage knows what they may read), or when it finds a gap.

No I/O here: connections are sinks, and whoever reads storage hands in pages.
"""

import enum
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from sealroom.protocol import limits
from sealroom.protocol.codec import join_notifications
from sealroom.protocol.ids import SessionId, UserId
from sealroom.relay.effects import Departed, Effect, HintItem, InboxItem, Joined, LogItem
from sealroom.relay.storage.members import HeldSession
from sealroom.relay.storage.pages import Page

FRAME_BYTES = limits.FRAME_BYTES // 2
"""What a frame is filled up to; a single notification may be larger."""


class Sink(Protocol):
    """A connection as the streams see it."""

    @property
    def is_full(self) -> bool:
        """Whether so much waits to be sent that the next has to come from storage."""

    def write(self, frame: bytes) -> None:
        """Send a frame that `pack` made."""

    def give_up(self) -> None:
        """End the connection: what it should get cannot be had; it may come again."""


class Standing(enum.Enum):
    """How a feed is served."""

    LIVE = enum.auto()
    BEHIND = enum.auto()
    ENDED = enum.auto()


class Feed:
    """What one connection has of one session's log, or of its user's inbox (`session_id` None)."""

    __slots__ = ("joined", "position", "session_id", "standing", "subscriber", "target")

    def __init__(
        self, subscriber: "Subscriber", session_id: SessionId | None, position: int
    ) -> None:
        self.subscriber = subscriber
        self.session_id = session_id
        self.position = position
        """Everything up to here was sent, or is not for this user."""
        self.target = position
        """The last that is known to be published."""
        self.joined = 0
        """Where the user was last seen to join."""
        self.standing = Standing.ENDED


class Subscriber:
    """One signed-in connection."""

    def __init__(self, user_id: UserId, sink: Sink) -> None:
        self.user_id = user_id
        self.sink = sink
        self.feeds: dict[SessionId, Feed] = {}
        self.inbox: Feed | None = None
        self.behind: deque[Feed] = deque()
        self.is_open = False
        self.joined_meanwhile: dict[SessionId, int] = {}
        """Joined while opening, and the seq of that."""


class Cursors(NamedTuple):
    """What the client has already: the last number of each session, and of the inbox."""

    sessions: Mapping[SessionId, int]
    inbox: int


class Streams:
    """All feeds of this process.

    `pack` turns a frame's text into what sinks write; `on_behind` is told when a subscriber has a
    feed to be brought up.
    """

    def __init__(
        self, pack: Callable[[bytes], bytes], on_behind: Callable[[Subscriber], None]
    ) -> None:
        self._pack = pack
        self._on_behind = on_behind
        self._subscribers: defaultdict[UserId, dict[Subscriber, None]] = defaultdict(dict)
        self._feeds: defaultdict[str, dict[Feed, None]] = defaultdict(dict)
        """Feeds by session id, or by user id for inboxes; both are hashes of different things.

        Dicts where sets would do: whoever came first is served first, in each run of a simulation.
        """
        self._opening: set[Subscriber] = set()
        self._published: dict[str, int] = {}
        """What was published while somebody was opening."""

    def attach(self, subscriber: Subscriber) -> None:
        """Begin to open: from now on nothing that is published is overlooked."""
        self.detach(subscriber)
        self._subscribers[subscriber.user_id][subscriber] = None
        self._opening.add(subscriber)

    def open(
        self,
        subscriber: Subscriber,
        cursors: Cursors,
        held: Iterable[HeldSession],
        inbox_last: int,
    ) -> None:
        """Begin to stream from `cursors`; `held` and `inbox_last` were read since `attach`."""
        if subscriber not in self._opening:
            return
        subscriber.is_open = True
        for each in held:
            position = min(cursors.sessions.get(each.session_id, 0), each.last_seq)
            feed = Feed(subscriber, each.session_id, position)
            subscriber.feeds[each.session_id] = feed
            if each.left is None or position < each.left:
                self._start(feed, each.last_seq if each.left is None else each.left)
        for session_id, seq in subscriber.joined_meanwhile.items():
            self._join(subscriber, session_id, cursors.sessions.get(session_id, 0), seq)
        subscriber.inbox = Feed(subscriber, None, min(cursors.inbox, inbox_last))
        self._start(subscriber.inbox, inbox_last)
        self._opened(subscriber)

    def detach(self, subscriber: Subscriber) -> None:
        """Forget a subscriber, its feeds and its positions."""
        self._opened(subscriber)
        present = self._subscribers[subscriber.user_id]
        present.pop(subscriber, None)
        if not present:
            del self._subscribers[subscriber.user_id]
        for feed in [*subscriber.feeds.values(), subscriber.inbox]:
            if feed is not None:
                self._end(feed)
        subscriber.feeds.clear()
        subscriber.behind.clear()
        subscriber.joined_meanwhile.clear()
        subscriber.inbox = None
        subscriber.is_open = False

    def publish(self, effects: Sequence[Effect]) -> None:
        """Give what a transaction did to all whom it concerns."""
        items: dict[str, list[LogItem | InboxItem]] = {}
        for effect in effects:
            match effect:
                case LogItem():
                    items.setdefault(effect.session_id, []).append(effect)
                case InboxItem():
                    items.setdefault(effect.user_id, []).append(effect)
                case HintItem():
                    self._pass_on(effect)
                case Joined():
                    for subscriber in self._subscribers.get(effect.user_id, ()):
                        self._join(subscriber, effect.session_id, 0, effect.seq)
                case Departed():
                    for subscriber in self._subscribers.get(effect.user_id, ()):
                        self._depart(subscriber, effect)
        for key, of_one in items.items():
            self._offer(key, of_one)

    def take_page(self, feed: Feed, page: Page) -> None:
        """Send what storage had for the first feed that is behind, and see whether it is now up."""
        subscriber = feed.subscriber
        if not subscriber.behind or subscriber.behind[0] is not feed:
            return  # the subscriber went, or began anew, while the page was read
        subscriber.behind.popleft()
        for frame in frames_of(page.payloads):
            subscriber.sink.write(self._pack(frame))
        feed.position = max(feed.position, page.position)
        may_follow = page.is_member or feed.joined > feed.position
        if not page.is_last or (may_follow and feed.position < feed.target):
            subscriber.behind.append(feed)
        elif page.is_member:
            feed.standing = Standing.LIVE
        else:
            self._end(feed)

    def _start(self, feed: Feed, end: int) -> None:
        key = _key(feed)
        self._feeds[key][feed] = None
        feed.standing = Standing.LIVE
        feed.target = max(feed.position, end, self._published.get(key, 0))
        if feed.position < feed.target:
            self._fall_behind(feed, feed.target)

    def _end(self, feed: Feed) -> None:
        feed.standing = Standing.ENDED
        key = _key(feed)
        if key in self._feeds:
            self._feeds[key].pop(feed, None)
            if not self._feeds[key]:
                del self._feeds[key]

    def _join(self, subscriber: Subscriber, session_id: SessionId, position: int, seq: int) -> None:
        if not subscriber.is_open:
            subscriber.joined_meanwhile[session_id] = seq
            return
        feed = subscriber.feeds.get(session_id) or Feed(subscriber, session_id, position)
        subscriber.feeds[session_id] = feed
        feed.joined = seq
        self._feeds[session_id][feed] = None
        self._fall_behind(feed, seq)

    def _depart(self, subscriber: Subscriber, departed: Departed) -> None:
        feed = subscriber.feeds.get(departed.session_id)
        if feed is not None and feed.standing is not Standing.ENDED:
            self._fall_behind(feed, departed.seq)

    def _fall_behind(self, feed: Feed, target: int) -> None:
        feed.target = max(feed.target, target)
        if feed.standing is not Standing.BEHIND:
            feed.standing = Standing.BEHIND
            feed.subscriber.behind.append(feed)
            self._on_behind(feed.subscriber)

    def _offer(self, key: str, items: list[LogItem | InboxItem]) -> None:
        first, last = items[0][1], items[-1][1]  # seq of a log item, number of an inbox item
        if self._opening:
            self._published[key] = last
        frames: list[bytes] | None = None
        for feed in self._feeds.get(key, ()):
            sink = feed.subscriber.sink
            if feed.standing is Standing.LIVE and feed.position == first - 1 and not sink.is_full:
                frames = frames or [
                    self._pack(frame) for frame in frames_of(item.payload for item in items)
                ]
                for frame in frames:
                    sink.write(frame)
                feed.position = last
            elif feed.position < last:
                self._fall_behind(feed, last)

    def _pass_on(self, hint: HintItem) -> None:
        """To whoever is up to date and has room: what is not there now is not missed later."""
        frame = self._pack(join_notifications([hint.payload]))
        for feed in self._feeds.get(hint.session_id, ()):
            if feed.standing is Standing.LIVE and not feed.subscriber.sink.is_full:
                feed.subscriber.sink.write(frame)

    def _opened(self, subscriber: Subscriber) -> None:
        self._opening.discard(subscriber)
        if not self._opening:
            self._published.clear()


def frames_of(payloads: Iterable[bytes]) -> Iterator[bytes]:
    """Frames that hold the encoded notifications, in order, each frame within its bounds."""
    gathered: list[bytes] = []
    size = 0
    for payload in payloads:
        is_full = len(gathered) == limits.NOTIFICATIONS_PER_FRAME
        if gathered and (is_full or size + len(payload) > FRAME_BYTES):
            yield join_notifications(gathered)
            gathered, size = [], 0
        gathered.append(payload)
        size += len(payload)
    if gathered:
        yield join_notifications(gathered)


def _key(feed: Feed) -> str:
    return feed.session_id or feed.subscriber.user_id
