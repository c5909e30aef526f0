"""One turn: all writes that wait, judged in the order they came, in one transaction.

A refused request changes nothing and does not touch its neighbours. A fault of our own in one is
undone, logged and answered INTERNAL. A fault of the database fails the whole turn.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import NamedTuple

from sealroom.protocol.errors import Error, ProtocolError
from sealroom.protocol.requests import AnyRequest, SendMsgRequest
from sealroom.protocol.responses import AnyResponse
from sealroom.relay.actor import Actor, Visitor
from sealroom.relay.effects import Effect
from sealroom.relay.faults import INTERNAL, where_it_failed
from sealroom.relay.limits import Limits
from sealroom.relay.operations.messages import Batch
from sealroom.relay.operations.table import ENTERING, WRITING
from sealroom.relay.session_state import StateCache
from sealroom.relay.storage import Connection, is_database_fault
from sealroom.relay.unit import Unit

_log = logging.getLogger(__name__)


class Outcome(NamedTuple):
    """What one request came to."""

    result: AnyResponse | Error
    notes: list[bytes]
    """Encoded notifications for the connection that asked, after its answer."""


@dataclass(slots=True, eq=False)
class Job:
    """A request that waits for its turn, and where its outcome goes."""

    asker: Actor | Visitor
    request: AnyRequest
    answer: Callable[[Outcome], None]


class Turn(NamedTuple):
    """What a committed turn came to: an outcome for each of its jobs, and what others are told."""

    outcomes: list[Outcome]
    effects: list[Effect]


def run_turn(
    connection: Connection, jobs: Sequence[Job], now: int, states: StateCache, limits: Limits
) -> Turn:
    """Judge the jobs within the transaction that `connection` is in."""
    unit = Unit(connection, now, states, limits)
    outcomes: list[Outcome] = []
    for are_sends, run in groupby(jobs, key=_is_send):
        if are_sends:
            outcomes += _speak(unit, list(run))
        else:
            outcomes += [_operate(unit, job) for job in run]
    unit.flush()
    return Turn(outcomes, unit.effects)


def _is_send(job: Job) -> bool:
    return isinstance(job.request, SendMsgRequest) and isinstance(job.asker, Actor)


def _speak(unit: Unit, jobs: list[Job]) -> list[Outcome]:
    sends = [
        (job.asker, job.request)
        for job in jobs
        if isinstance(job.asker, Actor) and isinstance(job.request, SendMsgRequest)
    ]
    batch = Batch(unit, sends)
    outcomes = [_outcome(unit, partial(batch.accept, *send)) for send in sends]
    batch.store()
    return outcomes


def _operate(unit: Unit, job: Job) -> Outcome:
    def operation() -> AnyResponse:
        with unit.savepoint():
            return _run_operation(unit, job)

    return _outcome(unit, operation)


def _run_operation(unit: Unit, job: Job) -> AnyResponse:
    kind = type(job.request)
    match job.asker:
        case Visitor() as visitor:
            return ENTERING[kind](unit, visitor, job.request)
        case Actor() as actor:
            return WRITING[kind](unit, actor, job.request)


def _outcome(unit: Unit, operation: Callable[[], AnyResponse]) -> Outcome:
    try:
        result: AnyResponse | Error = operation()
    except ProtocolError as refused:
        result = refused.error
    except Exception as fault:
        if is_database_fault(fault):
            raise
        _log.error("an operation failed: %s", where_it_failed(fault))
        result = INTERNAL
    return Outcome(result, unit.take_notes())
