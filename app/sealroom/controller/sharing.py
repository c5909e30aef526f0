"""Sharing earlier messages with who came later: the ledger records it, then the keys follow.

The choice is stored before anyone is let in or invited, and carried out once the ledger shows them
as a member; whatever is interrupted goes on after the next connection.
"""

import logging
from functools import partial

from sealroom.controller import people
from sealroom.controller.context import Context
from sealroom.controller.drafting import LEDGER_SECONDS, append
from sealroom.controller.errors import (
    ControllerError,
    NoAnswer,
    NotAllowed,
    NotConnected,
    RelayRefused,
)
from sealroom.controller.flow import AskAll, Flow, WaitFor
from sealroom.controller.live_session import LiveSession
from sealroom.controller.views import Share
from sealroom.crypto import wrap_room_key
from sealroom.ledger.state import RoomKeyRecord, State
from sealroom.protocol.entry import ShareHistory
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.keys import UserCard
from sealroom.protocol.limits import INVITATION_SECONDS
from sealroom.protocol.requests import AnyRequest, SendRoomKeyRequest, ShareHistoryRequest
from sealroom.store.histories import ChosenShare

_log = logging.getLogger(__name__)

WEEK_MS = 7 * 86_400_000
KEYS_AT_ONCE = 32
KEPT_MS = (INVITATION_SECONDS + 86_400) * 1000
"""How long a choice waits for someone to come in: as long as an invitation, and a day."""
STRANGER_MS = 86_400_000
"""How long it waits for someone who is not even invited, as while they are being let in."""


def choose(context: Context, session_id: SessionId, user_id: UserId, share: Share) -> None:
    """What to share with someone once they are in; NOTHING takes an earlier choice back."""
    if share is Share.NOTHING:
        context.store.histories.drop_share(session_id, user_id)
        return
    chosen = ChosenShare(session_id, user_id, share.value, context.now, handed=0)
    context.store.histories.choose(chosen)
    context.keys_to_check.add(session_id)


def share_now(context: Context, session_id: SessionId, user_id: UserId, share: Share) -> Flow[None]:
    """Share with a member; return once the ledger shows it. The keys follow by themselves."""
    live, state = context.member_session(session_id)
    if (
        share is Share.NOTHING
        or not state.is_member(user_id)
        or not state.may_share(context.user_id)
    ):
        raise NotAllowed("You may not share earlier messages with them.")
    if _is_shared(context, state, user_id, share):
        raise NotAllowed("They can read everything of that which you can read.")
    if context.challenge is None:
        raise NotConnected
    choose(context, session_id, user_id, share)
    yield WaitFor(partial(_is_settled, context, live, user_id, share), LEDGER_SECONDS)
    if live.state is not None and _is_shared(context, live.state, user_id, share):
        return
    if _is_chosen(context, session_id, user_id):
        raise NoAnswer
    raise NotAllowed("Earlier messages could not be shared with them.")


class HistoryShares:
    """Carries out what was chosen, in the sessions where something changed."""

    def __init__(self) -> None:
        self._under_way: set[tuple[SessionId, UserId]] = set()

    def forget(self) -> None:
        """What is under way is given up."""
        self._under_way.clear()

    def look(self, context: Context, session_ids: set[SessionId]) -> None:
        """Begin what can be carried out now, and drop what never will be."""
        for session_id in sorted(session_ids):
            for share in context.store.histories.shares(session_id):
                name = (session_id, share.user_id)
                if name in self._under_way:
                    continue
                live = context.sessions.get(session_id)
                if live is None or live.state is None or live.alarm is not None:
                    continue
                if _is_in_vain(context, live.state, share):
                    context.store.histories.drop_share(*name)
                elif live.is_member(share.user_id):
                    self._under_way.add(name)
                    context.start("share history", self._carry_out(context, share))

    def _carry_out(self, context: Context, share: ChosenShare) -> Flow[None]:
        try:
            yield from _record(context, share)
            yield from _hand_over(context, share)
        except (NoAnswer, NotConnected):
            return
        except ControllerError as problem:
            _log.info("earlier messages were not shared: %s", type(problem).__name__)
        finally:
            self._under_way.discard((share.session_id, share.user_id))
        context.store.histories.drop_share(share.session_id, share.user_id)


def _is_in_vain(context: Context, state: State, share: ChosenShare) -> bool:
    age = context.now - share.chosen_at
    if not state.is_member(context.user_id) or age > KEPT_MS:
        return True
    if state.is_member(share.user_id) or state.is_invited(share.user_id, context.relay_now):
        return False
    return age > STRANGER_MS


def _record(context: Context, share: ChosenShare) -> Flow[None]:
    """Have the ledger say so, where it does not yet."""
    _, state = context.member_session(share.session_id)
    reach = Share(share.reach)
    if _is_shared(context, state, share.user_id, reach):
        return
    try:
        yield from append(
            context,
            share.session_id,
            lambda state: ShareHistory(
                user_id=share.user_id, since=_since(context, state, share.user_id, reach)
            ),
            lambda entry: ShareHistoryRequest(id=0, session_id=share.session_id, entry=entry),
        )
    except (NotAllowed, RelayRefused):
        _, state = context.member_session(share.session_id)
        if not _is_shared(context, state, share.user_id, reach):
            raise  # else an earlier try had come through, or someone else was faster


def _hand_over(context: Context, share: ChosenShare) -> Flow[None]:
    """Wrap every earlier key that is here and was shared, a few at a time, oldest first."""
    card = yield from people.get_user(context, share.user_id)
    handed = share.handed
    while True:
        _, state = context.member_session(share.session_id)
        batch = _earlier_keys(state, share.user_id, handed)[:KEYS_AT_ONCE]
        if not batch or not state.is_member(share.user_id):
            return
        yield AskAll(_wrapped(context, card, share.session_id, batch))
        handed = batch[-1].epoch
        context.store.histories.set_handed(share, handed)


def _earlier_keys(state: State, user_id: UserId, after: int) -> list[RoomKeyRecord]:
    """Keys of epochs past `after` that the member may have and did not get by being there."""
    return [
        record
        for record in state.room_keys
        if record.epoch > after
        and state.may_read(user_id, record)
        and not state.was_member_under(user_id, record)
    ]


def _wrapped(
    context: Context, card: UserCard, session_id: SessionId, records: list[RoomKeyRecord]
) -> list[AnyRequest]:
    held = ((record, context.store.room_keys.get(record.key_id)) for record in records)
    return [
        SendRoomKeyRequest(
            id=0,
            session_id=session_id,
            user_id=card.user_id,
            key_id=record.key_id,
            epoch=record.epoch,
            room_key=wrap_room_key(context.identity, card, key, record.epoch),
        )
        for record, key in held
        if key is not None
    ]


def _since(context: Context, state: State, user_id: UserId, share: Share) -> int:
    """From when on: as far back as was chosen, and as oneself may read."""
    own = state.people[context.user_id].spans[-1].reads_from
    joined_at = state.people[user_id].spans[-1].joined_at
    return max(own, joined_at - WEEK_MS) if share is Share.WEEK else own


def _is_shared(context: Context, state: State, user_id: UserId, share: Share) -> bool:
    """Whether the member reads as far back as that already."""
    if not state.is_member(user_id) or not state.is_member(context.user_id):
        return False
    reads_from = state.people[user_id].spans[-1].reads_from
    return reads_from <= _since(context, state, user_id, share)


def _is_chosen(context: Context, session_id: SessionId, user_id: UserId) -> bool:
    shares = context.store.histories.shares(session_id)
    return any(share.user_id == user_id for share in shares)


def _is_settled(context: Context, live: LiveSession, user_id: UserId, share: Share) -> bool:
    shared = live.state is not None and _is_shared(context, live.state, user_id, share)
    return shared or not _is_chosen(context, live.session_id, user_id)
