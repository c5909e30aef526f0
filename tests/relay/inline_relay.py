"""The relay without sockets, threads or loop: real SQLite, operations and streams, step by step.

Whatever happens in it happens because a test made it happen.
"""

from collections.abc import Sequence
from functools import partial

from sealroom.protocol import codec
from sealroom.protocol.errors import Error
from sealroom.protocol.notifications import AnyNotification
from sealroom.protocol.requests import AnyRequest, SyncRequest
from sealroom.protocol.responses import AnyResponse
from sealroom.relay.actor import Actor
from sealroom.relay.catch_up import read_page
from sealroom.relay.effects import Effect
from sealroom.relay.limits import Limits
from sealroom.relay.names import fold_name
from sealroom.relay.operations.sync import Holdings, holdings
from sealroom.relay.reading import Reading
from sealroom.relay.session_state import StateCache
from sealroom.relay.storage import Connection, InlineSqlite
from sealroom.relay.storage.devices import see_device
from sealroom.relay.storage.pages import PageSize
from sealroom.relay.storage.users import add_user
from sealroom.relay.streams import Cursors, Streams, Subscriber
from sealroom.relay.turn import Job, Outcome, run_turn
from tests.relay.person import Person, now_ms
from tests.relay.raw_client import Refused

PAGE = PageSize(items=4, bytes=100_000)


class Mailbox:
    """A sink that keeps what it is sent, and is full when told to be."""

    def __init__(self) -> None:
        self.got: list[AnyNotification] = []
        self.frames = 0
        self.is_full = False
        self.is_given_up = False

    def write(self, frame: bytes) -> None:
        self.frames += 1
        self.got += codec.decode_relay_frame(frame).notify

    def give_up(self) -> None:
        self.is_given_up = True


class InlineRelay:
    """`turn` commits; what it did is published when the test calls `publish`, in order."""

    def __init__(self, states: StateCache | None = None) -> None:
        self.database = InlineSqlite()
        self.now = now_ms()
        self.limits = Limits()
        self.states = states or StateCache()
        self.behind: list[Subscriber] = []
        self.streams = Streams(pack=lambda frame: frame, on_behind=self.behind.append)
        self.unpublished: list[Effect] = []

    def register(self, person: Person) -> None:
        """As if they had registered over a connection."""

        def work(connection: Connection) -> None:
            add_user(connection, person.card, fold_name(person.name), self.now)
            see_device(connection, person.user_id, person.device, self.now, limit=9)

        self.database.run(work)

    def turn(self, asked: Sequence[tuple[Person, AnyRequest]]) -> list[Outcome]:
        """Commit all of it together."""
        jobs = [
            Job(Actor(person.user_id, person.device), request, lambda _: None)
            for person, request in asked
        ]
        work = partial(run_turn, jobs=jobs, now=self.now, states=self.states, limits=self.limits)
        turn = self.database.run(work)
        self.unpublished += turn.effects
        return turn.outcomes

    def ask(self, person: Person, request: AnyRequest) -> AnyResponse:
        """Commit one request and publish it. Raises Refused."""
        result = self.turn([(person, request)])[0].result
        self.publish()
        if isinstance(result, Error):
            raise Refused(result)
        return result

    def publish(self) -> None:
        """What was committed reaches the streams."""
        effects, self.unpublished = self.unpublished, []
        self.streams.publish(effects)

    def attach(self, person: Person) -> Subscriber:
        """A connection that has asked to sync and is not answered yet."""
        subscriber = Subscriber(person.user_id, Mailbox())
        self.streams.attach(subscriber)
        return subscriber

    def look(self, subscriber: Subscriber) -> Holdings:
        """Read what the user may read from."""
        request = SyncRequest(id=0, sessions={}, inbox=0)
        actor = Actor(subscriber.user_id, "d" * 16)
        return self.database.run(
            lambda connection: holdings(Reading(connection, self.now), actor, request)
        )

    def open(
        self, subscriber: Subscriber, sessions: dict[str, int], held: Holdings | None = None
    ) -> None:
        """Begin to stream; `held` is what was read before, where something has happened since."""
        held = held or self.look(subscriber)
        self.streams.open(subscriber, Cursors(sessions, 0), held.sessions, held.inbox_last)

    def join_in(self, person: Person) -> tuple[Subscriber, Mailbox]:
        """A connection that is streamed to from the beginning, and up to date."""
        subscriber = self.attach(person)
        self.open(subscriber, {})
        self.catch_up(subscriber)
        sink = subscriber.sink
        assert isinstance(sink, Mailbox)
        return subscriber, sink

    def catch_up(self, subscriber: Subscriber) -> None:
        """Bring all its feeds up."""
        while subscriber.behind:
            self.one_page(subscriber)

    def one_page(self, subscriber: Subscriber) -> None:
        feed = subscriber.behind[0]
        page = self.database.run(partial(read_page, feed=feed, size=PAGE))
        self.streams.take_page(feed, page)
