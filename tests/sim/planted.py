"""Faults planted on purpose, each of a kind that programs like this one have had.

Each takes the place of a piece of the program, in the simulation alone. If the simulation did not
find them, its silence about the program itself would mean nothing.

`python -m tests.sim.planted [NAME [FIRST [MOST]]]` says which seed finds it, or each of them. Asked
with `--ask`, it reads names and says the same of each.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any
from unittest import mock

import msgspec

from sealroom.controller import (
    key_questions,
    key_replacement,
    missing_keys,
    outbox,
    received_keys,
    received_message,
)
from sealroom.controller.context import Context
from sealroom.controller.engine import Engine, FrameCame
from sealroom.controller.worker import Worker
from sealroom.ledger.state import State
from sealroom.protocol.errors import ProtocolError, Reason
from sealroom.protocol.ids import MESSAGE_ID_BYTES, message_id_from
from sealroom.protocol.notifications import LogNotification
from sealroom.relay import streams, unit
from sealroom.relay.operations import messages, room_keys
from sealroom.relay.storage import inbox as inbox_storage
from sealroom.relay.storage.schema import inbox as inbox_table
from sealroom.store.outbox import OutboxRepository
from tests.sim.history import run_history
from tests.sim.seeded import seeded

MOST = 1_000
"""Seeds that are tried."""

Planted = Callable[[], AbstractContextManager[None]]


def _instead(*replacements: tuple[Any, str, Any]) -> Planted:
    """Plant by putting other functions in the place of ours."""

    @contextmanager
    def plant() -> Iterator[None]:
        with ExitStack() as patches:
            for target, name, replacement in replacements:
                patches.enter_context(mock.patch.object(target, name, replacement))
            yield

    return plant


_step = Worker._step
_sealed = outbox._sealed
_send = outbox._send
_deposit = key_replacement._deposit
_add_inbox = inbox_storage.add_inbox
_store_batch = messages.Batch.store
_check_may_speak = messages._check_may_speak
_missing = missing_keys._missing


def _cursor_first(self: Worker, inputs: list[Any]) -> list[Any]:
    """The cursor is stored, and what it covers in a transaction after that."""
    seqs = [
        (item.session_id, item.seq)
        for came in inputs
        if isinstance(came, FrameCame)
        for item in came.frame.notify
        if isinstance(item, LogNotification)
    ]
    self._loaded()
    with self._database.write() as connection:
        for session_id, seq in seqs:
            connection.execute(
                "UPDATE sessions SET log_cursor = max(log_cursor, ?) WHERE session_id = ?",
                (seq, session_id),
            )
    return _step(self, inputs)


def _all_but_one(*arguments: Any) -> Any:
    """The last member is forgotten when the new key is wrapped."""
    context, state, key, cards, deposited = arguments
    others = [person.user_id for person in state.members() if person.user_id != context.user_id]
    skipped = set(others[-1:]) - deposited
    deposited |= skipped
    return (yield from _deposit(context, state, key, cards, deposited))


def _another_id_each_time(*arguments: Any) -> Any:
    """A message that is tried again is another message to the relay."""
    context, live, row, line, key = arguments
    row = msgspec.structs.replace(
        row, message_id=message_id_from(context.entropy(MESSAGE_ID_BYTES))
    )
    return _sealed(context, live, row, line, key)


def _another_counter_each_time(*arguments: Any) -> Any:
    """A message that is tried again is counted again."""
    context, live, row, line, key = arguments
    return _sealed(context, live, msgspec.structs.replace(row, counter=None), line, key)


def _deleted_before_the_answer(context: Context, live: Any, row: Any) -> Any:
    """The message leaves the outbox as it is sent."""
    flow = _send(context, live, row)
    try:
        step = next(flow)
        while True:
            context.store.outbox.delete(row.row)
            step = flow.send((yield step))
    except StopIteration:
        return


def _newest_first(self: OutboxRepository, session: int) -> Any:
    """The outbox is a stack."""
    row = self._connection.execute(
        "SELECT message_id FROM outbox WHERE session = ? AND failed = 0 ORDER BY id DESC LIMIT 1",
        (session,),
    ).fetchone()
    return self.get(row[0]) if row else None


def _sent_and_not_kept(connection: Any, rows: Any, last: Any) -> None:
    """An inbox item goes to who is there, and is kept for nobody."""
    _add_inbox(connection, rows, last)
    connection.execute(inbox_table.delete())


def _answered_and_not_stored(self: messages.Batch) -> None:
    """Where a turn has several messages, the last is answered and lost."""
    if len(self._rows) > 1:
        self._rows.pop()
    _store_batch(self)


def _any_key(*arguments: Any) -> None:
    """The relay takes whatever key a message is sealed under."""
    try:
        _check_may_speak(*arguments)
    except ProtocolError as refused:
        if refused.error.data.reason is not Reason.STALE_KEY:
            raise


def _live_over_a_gap(self: streams.Streams, key: str, items: list[Any]) -> None:
    """What does not fit into a full socket is left out, and the feed goes on behind it."""
    last = items[-1][1]
    for feed in list(self._feeds.get(key, ())):
        if feed.standing is streams.Standing.LIVE:
            if not feed.subscriber.sink.is_full:
                for frame in streams.frames_of(item.payload for item in items):
                    feed.subscriber.sink.write(self._pack(frame))
            feed.position = last
        elif feed.position < last:
            feed.target = max(feed.target, last)


def _not_read_again(self: Engine, problem: Any) -> Any:
    """After a step that was not stored, memory goes on as if it had been."""
    with mock.patch.object(Context, "load"):
        return _failed(self, problem)


_failed = Engine.failed


def _every_key(context: Context, session_id: str) -> set[str]:
    """A member asks for every key the room ever had."""
    live = context.sessions.get(session_id)
    wanted = set(_missing(context, session_id))
    if live is not None and live.state is not None and live.is_member(context.user_id):
        wanted |= {record.key_id for record in live.state.room_keys}
    return {key_id for key_id in wanted if not context.store.room_keys.has(key_id)}


def _nobody_waits(context: Context, live: Any, key_id: str) -> None:
    """A key that comes late is kept, and what waits for it is not opened."""
    context.changes.people(live.session_id)
    outbox.start(context, live.session_id)


def _nothing(*_: Any, **__: Any) -> Any:
    yield from ()


PLANTED: dict[str, Planted] = {
    "cursor moved before the store commits": _instead((Worker, "_step", _cursor_first)),
    "replacement committed with a wrap missing": _instead(
        (key_replacement, "_deposit", _all_but_one),
        (room_keys, "_check_complete", lambda *_: None),
    ),
    "repeats not dropped": _instead((outbox, "_sealed", _another_id_each_time)),
    "repeats counted twice": _instead((outbox, "_sealed", _another_counter_each_time)),
    "stale key accepted": _instead((messages, "_check_may_speak", _any_key)),
    "key given for a time before the joining": _instead(
        (missing_keys, "_missing", _every_key),
        (State, "was_member_under", lambda self, user_id, _: user_id in self.people),
        (State, "may_read", lambda self, user_id, _: user_id in self.people),
    ),
    "spoken under a key that someone outside holds": _instead(
        (key_replacement, "must_come_first", lambda state: state.e2ee_on and state.key_id is None)
    ),
    "outbox row deleted before the answer": _instead((outbox, "_send", _deleted_before_the_answer)),
    "outbox sent newest first": _instead((OutboxRepository, "next", _newest_first)),
    "inbox item sent and not kept": _instead((unit, "add_inbox", _sent_and_not_kept)),
    "message answered and not stored": _instead(
        (messages.Batch, "store", _answered_and_not_stored)
    ),
    "stream goes on over a gap": _instead((streams.Streams, "_offer", _live_over_a_gap)),
    "memory kept after a step that failed": _instead((Engine, "failed", _not_read_again)),
    "waiting messages not opened when their key comes": _instead(
        (received_keys, "_put_to_use", _nobody_waits)
    ),
    "requests for keys not answered": _instead((key_questions, "hand_over", _nothing)),
    "what was recalled kept": _instead((received_message, "wipe_where_recalled", lambda *_: None)),
}

FOUND_BY: dict[str, int] = dict.fromkeys(PLANTED, 1) | {
    "cursor moved before the store commits": 3,
    "stale key accepted": 20,
    "outbox sent newest first": 3,
    "message answered and not stored": 14,
    "stream goes on over a gap": 2,
    "memory kept after a step that failed": 8,
    "requests for keys not answered": 16,
}
"""Which seed found it first."""


def first_seed_that_finds(name: str, first: int, most: int) -> int | None:
    """The first seed from `first` on, of at most so many, whose history goes wrong with it."""
    with PLANTED[name]():
        for seed in range(first, first + most):
            if run_history(seed).violations:
                return seed
    return None


def found_again(name: str) -> int | None:
    """The seed that found it last; histories change with the program, so else another."""
    return first_seed_that_finds(name, FOUND_BY[name], 1) or first_seed_that_finds(name, 1, MOST)


def main() -> int:
    match sys.argv[1:]:
        case ["--ask"]:
            for line in sys.stdin:
                print(found_again(line.strip()), flush=True)
        case []:
            for name in PLANTED:
                print(f"{name}: {first_seed_that_finds(name, 1, MOST)}", flush=True)
        case [name, *bounds]:
            first, most = (int(each) for each in (*bounds, "1", str(MOST))[:2])
            print(first_seed_that_finds(name, first, most))
    return 0


if __name__ == "__main__":
    seeded("tests.sim.planted")
    sys.exit(main())
