"""Asking to be let in, and letting in (seed: Accept a user to join the group chat)."""

from sealroom.controller import stopped_room
from sealroom.controller.context import Context
from sealroom.controller.drafting import LEDGER_SECONDS, TRIES, check_allowed, wait_for_entry
from sealroom.controller.errors import NoAnswer, NotAllowed, RelayRefused, TextRefused
from sealroom.controller.flow import Ask, Flow, WaitFor
from sealroom.controller.link_check import keep_link, meet_giver
from sealroom.controller.relay_address import relay_address
from sealroom.controller.room_link import RoomLink
from sealroom.controller.sharing import choose
from sealroom.controller.views import Share
from sealroom.crypto import RoomKey, sign_join_request, wrap_room_key
from sealroom.ledger.state import State
from sealroom.protocol.entry import Admit
from sealroom.protocol.errors import Reason
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.limits import WORDS_LENGTH
from sealroom.protocol.requests import AllowUserJoinSessionRequest, JoinSessionRequest
from sealroom.store.requests import StoredJoinRequest


def ask_to_join(context: Context, link: RoomLink, words: str) -> Flow[SessionId]:
    """Send a signed wish; someone in the room answers it. What the link says is kept, to be checked
    against the room's ledger once one is in."""
    session_id = link.session_id
    if len(words) > WORDS_LENGTH:
        raise TextRefused(f"The words are too long: {WORDS_LENGTH} characters at most.")
    live = context.sessions.get(session_id)
    if live is not None and live.is_member(context.user_id):
        raise NotAllowed("You are in this room already.")
    _check_relay(context, link)
    if link.giver is not None:
        yield from meet_giver(context, link.giver.user_id)
    yield from stopped_room.begin_anew(context, session_id)
    keep_link(context, link)
    wish = sign_join_request(context.identity, session_id, words, context.relay_now)
    try:
        yield Ask(JoinSessionRequest(id=0, session_id=session_id, request=wish))
    except RelayRefused as refused:
        if refused.reason != Reason.ALREADY_ASKED:
            raise
    context.store.requests.add_asked(session_id, context.now)
    context.changes.cards()
    return session_id


def _check_relay(context: Context, link: RoomLink) -> None:
    """A relay of many names is known by its certificate, where both addresses name one."""
    if link.relay is None or not link.relay.pin or context.own is None:
        return
    own = relay_address(context.own.relay_address)
    if own.pin and own.pin != link.relay.pin:
        raise NotAllowed(f"This room is at another relay than yours: {link.relay.url}")


def answer(
    context: Context,
    session_id: SessionId,
    user_id: UserId,
    *,
    accept: bool,
    share: Share = Share.NOTHING,
) -> Flow[None]:
    """Let in, handing over the key and as much of earlier messages as is chosen, or refuse."""
    wish = context.store.requests.join_request(session_id, user_id)
    if wish is None:
        raise NotAllowed("Someone else has answered this request already.")
    choose(context, session_id, user_id, share if accept else Share.NOTHING)
    try:
        yield from (_admit(context, wish) if accept else _refuse(wish))
    except NotAllowed:
        choose(context, session_id, user_id, Share.NOTHING)
        raise
    except RelayRefused as refused:
        choose(context, session_id, user_id, Share.NOTHING)
        if refused.reason in {Reason.REQUEST_SETTLED, Reason.ALREADY_MEMBER}:
            _settle(context, wish)
        raise
    _settle(context, wish)


def _refuse(wish: StoredJoinRequest) -> Flow[None]:
    yield Ask(
        AllowUserJoinSessionRequest(
            id=0, session_id=wish.session_id, user_id=wish.user_id, accepted=False
        )
    )


def _admit(context: Context, wish: StoredJoinRequest) -> Flow[None]:
    for _ in range(TRIES):
        live, state = context.member_session(wish.session_id)
        key = _key_to_hand_over(context, state)
        entry = context.draft(state, Admit(request=wish.request))
        check_allowed(state, entry)
        wrapped = wrap_room_key(context.identity, wish.card, key, state.epoch) if key else None
        request = AllowUserJoinSessionRequest(
            id=0,
            session_id=wish.session_id,
            user_id=wish.user_id,
            accepted=True,
            entry=entry,
            key_id=key.key_id if key else None,
            room_key=wrapped,
        )
        try:
            yield Ask(request)
        except RelayRefused as refused:
            if refused.reason not in {Reason.LEDGER_MOVED, Reason.STALE_KEY}:
                raise
            yield WaitFor(lambda: live.number >= entry.number, LEDGER_SECONDS)  # noqa: B023
            continue
        yield from wait_for_entry(live, entry.number)
        return
    raise NoAnswer


def _key_to_hand_over(context: Context, state: State) -> RoomKey | None:
    if state.current_key is None:
        return None
    key = context.store.room_keys.get(state.current_key.key_id)
    if key is None:
        raise NotAllowed("You do not have the room's key yet. Someone who has it can let them in.")
    return key


def _settle(context: Context, wish: StoredJoinRequest) -> None:
    context.store.requests.drop_join_request(wish.session_id, wish.user_id)
    context.changes.cards()
