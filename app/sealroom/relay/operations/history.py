"""Reading what was said before one came, where a member has shared it."""

import msgspec

from sealroom.ledger.state import State
from sealroom.protocol import limits
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.ids import UserId
from sealroom.protocol.notifications import AnyLogNotification, MsgNotification
from sealroom.protocol.requests import FetchHistoryRequest
from sealroom.protocol.responses import HistoryFound
from sealroom.relay.actor import Actor
from sealroom.relay.operations.refusals import existing, not_a_member, refusal
from sealroom.relay.reading import Reading
from sealroom.relay.session_state import load_state
from sealroom.relay.storage.history import Stretch, first_since, items_in, last_entry_before
from sealroom.relay.storage.members import stays_of
from sealroom.relay.storage.sessions import find_sessions

PAGE_BYTES = 256 << 10
"""What the items of one answer may take; a single item may be larger."""

_decoder = msgspec.json.Decoder(AnyLogNotification)


def fetch_history(reading: Reading, actor: Actor, request: FetchHistoryRequest) -> HistoryFound:
    """A page of the log between what was shared with the actor and their joining.

    The ledger says from when on; a message whose key they may not have is left out.
    """
    found = find_sessions(reading.connection, [request.session_id])
    row = existing(next(iter(found), None), "There is no such room.")
    stays = stays_of(reading.connection, row.key, actor.user_id)
    state = load_state(reading.connection, row)
    if not stays or not state.is_member(actor.user_id):
        raise not_a_member()
    since = state.people[actor.user_id].spans[-1].reads_since
    if since is None:
        words = "Nobody has shared earlier messages with you."
        raise refusal(Code.PERMISSION_DENIED, words, Reason.RULE)
    first = first_since(reading.connection, row.key, since, stays[-1].joined)
    stretch = Stretch(row.key, max(first, request.after + 1), stays[-1].joined - 1)
    return _page(reading, state, actor.user_id, stretch, since)


def _page(
    reading: Reading, state: State, user_id: UserId, stretch: Stretch, since: int
) -> HistoryFound:
    number = last_entry_before(reading.connection, stretch.session_key, stretch.first)
    items: list[AnyLogNotification] = []
    position, room = stretch.first - 1, PAGE_BYTES
    most = limits.NOTIFICATIONS_PER_FRAME
    rows = items_in(reading.connection, stretch, since, most + 1)
    for taken, (place, payload) in enumerate(rows, start=1):
        room -= len(payload)
        if (items and room < 0) or taken > most:
            return HistoryFound(number=number, items=items, position=position, is_last=False)
        item = _decoder.decode(payload)
        if _may_read(state, user_id, item):
            items.append(item)
        position = place
    return HistoryFound(number=number, items=items, position=stretch.last, is_last=True)


def _may_read(state: State, user_id: UserId, item: AnyLogNotification) -> bool:
    if not isinstance(item, MsgNotification) or item.message.header.key_id is None:
        return True
    key = state.key_record(item.message.header.key_id)
    return key is not None and state.may_read(user_id, key)
