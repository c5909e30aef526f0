"""A ledger entry as a line of the timeline."""

from collections.abc import Callable

from sealroom.controller.timeline_views import Departed, EventKind, EventView, HistoryStart
from sealroom.ledger.state import Person, State
from sealroom.protocol import entry as actions
from sealroom.protocol.entry import Action, Entry
from sealroom.protocol.ids import UserId

FIRST_ORDER = 0
"""Of the line above everything; places in a log count from 1."""

_KINDS: dict[type[Action], EventKind] = {
    actions.Create: EventKind.CREATED,
    actions.Invite: EventKind.INVITED,
    actions.Withdraw: EventKind.WITHDRAWN,
    actions.Accept: EventKind.JOINED,
    actions.Decline: EventKind.DECLINED,
    actions.Admit: EventKind.ADMITTED,
    actions.Leave: EventKind.LEFT,
    actions.Remove: EventKind.REMOVED,
    actions.Ban: EventKind.BANNED,
    actions.Unban: EventKind.UNBANNED,
    actions.Mute: EventKind.MUTED,
    actions.Unmute: EventKind.UNMUTED,
    actions.SetRole: EventKind.ROLE_SET,
    actions.E2eeize: EventKind.SEALED_ON,
    actions.Dee2eeize: EventKind.SEALED_OFF,
    actions.ReplaceRoomKey: EventKind.KEY_REPLACED,
    actions.SetInfo: EventKind.INFO_SET,
    actions.SetPolicy: EventKind.POLICY_SET,
    actions.ShareHistory: EventKind.HISTORY_SHARED,
    actions.SetLifetime: EventKind.LIFETIME_SET,
    actions.SetSlowMode: EventKind.SLOW_MODE_SET,
}


def has_line(entry: Entry) -> bool:
    """Whether the entry gets a line of its own; a room's first key or title goes without saying."""
    is_info = isinstance(entry.action, actions.SetInfo | actions.ReplaceRoomKey)
    return not (is_info and entry.number == 1)


def event_view(
    order: int,
    entry: Entry,
    state: State,
    me: UserId,
    name: Callable[[UserId], str],
    *,
    departed: tuple[Departed, ...] = (),
    ahead: bool = False,
) -> EventView:
    """The line for `entry`; `state` is any later state of its ledger."""
    subject = _subject(entry)
    kind = _KINDS[type(entry.action)]
    if kind == EventKind.SEALED_ON and _was_sealed(entry, state):
        kind = EventKind.KEY_ASKED
    record = next((key for key in state.room_keys if key.number == entry.number), None)
    return EventView(
        order=order,
        kind=kind,
        time=entry.time,
        actor=entry.author,
        actor_name=name(entry.author),
        by_me=entry.author == me,
        subject=subject,
        subject_name=name(subject) if subject else "",
        subject_is_me=subject == me,
        role=entry.action.role if isinstance(entry.action, actions.SetRole) else None,
        reason=record.reason if record else None,
        departed=departed,
        since=entry.action.since if isinstance(entry.action, actions.ShareHistory) else None,
        ahead=ahead,
        seconds=_seconds(entry),
    )


def history_start(person: Person, first_time: int | None, *, coming: bool) -> HistoryStart | None:
    """The line above everything; None for who was here from the beginning.

    `first_time` is that of the first line below it; `coming`, whether more is being fetched.
    """
    first, last = person.spans[0], person.spans[-1]
    if not first.joined:
        return None
    time = first.joined_at if first_time is None else first_time
    return HistoryStart(FIRST_ORDER, time, since=last.reads_since, coming=coming)


def _subject(entry: Entry) -> UserId | None:
    if isinstance(entry.action, actions.Admit):
        return entry.action.request.keys.user_id
    return getattr(entry.action, "user_id", None)


def _seconds(entry: Entry) -> int | None:
    match entry.action:
        case actions.SetLifetime(seconds=seconds) | actions.SetSlowMode(seconds=seconds):
            return seconds
        case _:
            return None


def _was_sealed(entry: Entry, state: State) -> bool:
    """Whether a key was in use just before the entry: then it only asked for a new one."""
    return any(
        key.number < entry.number and (key.ended is None or key.ended > entry.number)
        for key in state.room_keys
    )
