"""A session's log as it comes in: ledger entries folded, messages verified, opened and stored."""

from sealroom.controller import direct_room, left_out, people, received_keys, shared_history
from sealroom.controller.alarm import raise_alarm
from sealroom.controller.context import Context
from sealroom.controller.event_line import has_line
from sealroom.controller.evidence import gather, mark_of
from sealroom.controller.link_check import contradiction
from sealroom.controller.live_session import LiveSession
from sealroom.controller.received_message import receive_message
from sealroom.controller.room_info import read_info, refresh_info
from sealroom.ledger.errors import LedgerRefused, NotChained, SignatureInvalid
from sealroom.ledger.reducer import apply_entry
from sealroom.ledger.state import Rank, State
from sealroom.protocol.entry import Entry
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.limits import SESSIONS_PER_USER
from sealroom.protocol.notifications import (
    AnyLogNotification,
    LedgerNotification,
    MsgNotification,
)
from sealroom.store.alarms import AlarmKind
from sealroom.store.room_keys import KeyValidity

UNKNOWN_SESSIONS = 2 * SESSIONS_PER_USER
"""Sessions kept whose log comes although nothing in it has let one in, which the relay could make
up without end; past that the oldest go. On a new device all of one's rooms are so for a moment."""
_MAKING_ROOM = UNKNOWN_SESSIONS // 10


def receive(context: Context, notification: AnyLogNotification) -> None:
    """Take in one item of a session's log, once; the cursor moves with it."""
    live = _session(context, notification.session_id)
    if live.alarm is not None or notification.seq <= live.log_cursor:
        return
    left_out.before(context, live, notification)
    taken = False
    match notification:
        case LedgerNotification() as grown:
            taken = receive_entry(context, live, grown)
        case MsgNotification() as spoken:
            receive_message(context, live, spoken)
            if live.was_active(min(spoken.received_at, context.now)):
                context.changes.room(live.session_id)  # one's own was shown as sent before
    if taken or live.alarm is None:
        live.log_cursor = notification.seq


def history_dropped(context: Context, session_id: SessionId, seq: int) -> None:
    """The relay does not keep messages up to `seq` any more: what lacks there is not "missing".

    The line that says so comes with the next message; counting begins anew.
    """
    live = _session(context, session_id)
    if live.log_cursor < seq:
        live.counted_from = seq
        context.store.sessions.set_counted_from(live.row, seq)
        for message_id in [each for each, place in live.unconfirmed.items() if place <= seq]:
            del live.unconfirmed[message_id]
        live.history_dropped = True
        context.sessions.forget_counters(live)


def _session(context: Context, session_id: SessionId) -> LiveSession:
    live = context.sessions.get(session_id)
    if live is None:
        if context.store.sessions.count_unknown() >= UNKNOWN_SESSIONS:
            _drop_unknown(context)
        live = context.sessions.add(session_id)
    return live


def _drop_unknown(context: Context) -> None:
    for row in context.store.sessions.unknown(_MAKING_ROOM):
        state = context.store.sessions.state(row.row)
        if state is None or context.user_id not in state.people:
            context.sessions.drop(row)


def receive_entry(context: Context, live: LiveSession, grown: LedgerNotification) -> bool:
    """Fold an entry, or raise the alarm where the ledger refuses it. Whether it was folded."""
    entry, before = grown.entry, live.state
    try:
        after = apply_entry(before, entry)
        if before is None and after.session_id != live.session_id:
            raise OfAnotherRoom
    except LedgerRefused as refused:
        if before is None or entry.hash() != before.head:  # else it is only the last one, repeated
            _refuse(context, live, grown, refused)
        return False
    live.state, live.state_changed = after, True
    context.store.sessions.add_entry(live.row, entry, after.head)
    _follow_keys(context, live, before, after)
    _follow_info(context, live, before, after)
    _follow_people(context, live, before, after)
    if after.is_member(context.user_id) and not (before and before.is_member(context.user_id)):
        _check_link(context, live, after, grown)
    _follow_invitations(context, live, before, after)
    _follow_rights(context, before, after)
    _show(context, live, grown.seq, entry, before)
    shared_history.follow(context, live, before, after)
    return True


class OfAnotherRoom(LedgerRefused):
    """A first entry that makes another session than the one it came for."""

    def __init__(self) -> None:
        super().__init__("The ledger is another room's.")


_KINDS: dict[type[LedgerRefused], AlarmKind] = {
    NotChained: AlarmKind.NOT_CHAINED,
    SignatureInvalid: AlarmKind.BAD_SIGNATURE,
    OfAnotherRoom: AlarmKind.ANOTHER_ROOM,
}


def _refuse(
    context: Context, live: LiveSession, grown: LedgerNotification, refused: LedgerRefused
) -> None:
    raise_alarm(
        context,
        live,
        _KINDS.get(type(refused), AlarmKind.AGAINST_RULES),
        f"The relay sent a change that does not hold: {refused}",
        mark=mark_of(grown.entry),
        evidence=gather(context, live, grown),
    )


def _follow_keys(context: Context, live: LiveSession, before: State | None, after: State) -> None:
    if before is not None and before.room_keys == after.room_keys:
        return
    for record in after.room_keys[-2:]:
        validity = KeyValidity(record.epoch, record.made_by, record.valid_from, record.ended_at)
        context.store.room_keys.set_validity(record.key_id, validity)
    if after.current_key is not None:
        received_keys.open_held(context, live, after.current_key.key_id)
    context.keys_to_check.add(live.session_id)
    context.changes.people(live.session_id)


def _follow_info(context: Context, live: LiveSession, before: State | None, after: State) -> None:
    if before is not None and before.info_number == after.info_number:
        return
    may_rename = before is None or before.rank(after.info_author) >= Rank.ADMIN
    known = before is not None and before.info is not None
    if known and not may_rename and _differs(context, live, after):
        return
    refresh_info(context, live)


def _differs(context: Context, live: LiveSession, after: State) -> bool:
    """Whether a Member used a key replacement to rename the room; its old title then stays."""
    info, known = read_info(context, after), live.info
    if info is None or known is None:
        return False
    return (info.title, info.direct) != (known.title, known.direct)


def _follow_people(context: Context, live: LiveSession, before: State | None, after: State) -> None:
    if before is not None and before.people is after.people:
        return
    me = context.user_id
    for user_id in after.people:
        if after.is_member(user_id) and not (before and before.is_member(user_id)):
            _settle_wish(context, live, user_id, after.time)
    if after.is_member(me) and not (before and before.is_member(me)):
        context.sessions.forget_counters(live)
        if after.key_id is not None:
            received_keys.open_held(context, live, after.key_id)
    context.keys_to_check.add(live.session_id)
    direct_room.share_ownership(context, live)
    if after.is_member(me):
        context.store.requests.drop_asked(live.session_id)
        received_keys.open_all_held(context, live)
        context.start("learn names", people.learn_names(context, live.session_id))
    context.changes.people(live.session_id)


def _follow_invitations(
    context: Context, live: LiveSession, before: State | None, after: State
) -> None:
    if before is None or before.invitations == after.invitations:
        return
    context.changes.people(live.session_id)
    if after.is_member(context.user_id):
        context.start("learn names", people.learn_names(context, live.session_id))


def _check_link(
    context: Context, live: LiveSession, after: State, grown: LedgerNotification
) -> None:
    """Whether the ledger that lets one in is that of whoever gave one the link."""
    number_of = context.store.sessions.number_of
    words = contradiction(context, after, lambda head: number_of(live.row, head) is not None)
    if words is not None:
        link = context.store.links.get(live.session_id)
        evidence = gather(context, live, grown, link)
        raise_alarm(context, live, AlarmKind.LINK, words, evidence=evidence)


def _settle_wish(context: Context, live: LiveSession, user_id: UserId, time: int) -> None:
    """Whoever came in waits no more; a wish signed later, after they left again, still stands."""
    wish = context.store.requests.join_request(live.session_id, user_id)
    if wish is not None and wish.request.time <= time:
        context.store.requests.drop_join_request(live.session_id, user_id)
        context.changes.cards()


def _follow_rights(context: Context, before: State | None, after: State) -> None:
    me = context.user_id
    if after.may_admit(me) != (before is not None and before.may_admit(me)):
        context.changes.cards()  # wishes to be let in are shown to whoever may let in


def _show(
    context: Context, live: LiveSession, seq: int, entry: Entry, before: State | None
) -> None:
    """Give the entry a line in the timeline, unless it is from before one came in."""
    me = context.user_id
    if not (live.is_member(me) or (before is not None and before.is_member(me))):
        return
    if not has_line(entry):
        return
    context.store.timeline.add_entry(
        live.row,
        seq,
        entry.number,
        entry.author,
        entry.time,
        taken_at=context.relay_now,
        received_at=context.now,
    )
    live.was_active(min(entry.time, context.now))
    context.changes.timeline(live.session_id)
