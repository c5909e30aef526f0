"""Appending to a ledger: draft on what is known, send, and try again where the room has moved."""

from collections.abc import Callable

from sealroom.controller.context import Context
from sealroom.controller.errors import NoAnswer, NotAllowed, RelayRefused, RoomNotTrusted
from sealroom.controller.flow import Ask, Flow, WaitFor
from sealroom.controller.live_session import LiveSession
from sealroom.ledger.errors import LedgerRefused
from sealroom.ledger.reducer import apply_entry
from sealroom.ledger.state import State
from sealroom.protocol.entry import AnyAction, Entry
from sealroom.protocol.errors import Reason
from sealroom.protocol.ids import SessionId
from sealroom.protocol.requests import AnyRequest

TRIES = 8
LEDGER_SECONDS = 20.0
"""How long an entry that the relay knows of may take to come down the log."""


def append(
    context: Context,
    session_id: SessionId,
    action: Callable[[State], AnyAction],
    request: Callable[[Entry], AnyRequest],
) -> Flow[None]:
    """Append one entry and return once it has come back down the log.

    `action` is asked again after each conflict, for the room may have changed meanwhile.
    Raises NotAllowed where the rules refuse it here already.
    """
    for _ in range(TRIES):
        live, state = context.member_session(session_id)
        entry = context.draft(state, action(state))
        check_allowed(state, entry)
        try:
            yield Ask(request(entry))
        except RelayRefused as refused:
            if refused.reason != Reason.LEDGER_MOVED:
                raise
            yield from wait_for_entry(live, entry.number)
        else:
            yield from wait_for_entry(live, entry.number)
            return
    raise NoAnswer


def wait_for_entry(live: LiveSession, number: int) -> Flow[None]:
    """Wait until the log brought the entry of this number. Raises NoAnswer, RoomNotTrusted."""
    came = yield WaitFor(lambda: live.number >= number or live.alarm is not None, LEDGER_SECONDS)
    if not came:
        raise NoAnswer
    if live.alarm is not None:
        raise RoomNotTrusted(live.alarm.words)


def check_allowed(state: State | None, entry: Entry) -> State:
    """The state with the entry. Raises NotAllowed with the rule's words."""
    try:
        return apply_entry(state, entry)
    except LedgerRefused as refused:
        raise NotAllowed(str(refused)) from None
