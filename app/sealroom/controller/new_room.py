"""Creating a room (seed: create an end-to-end encrypted group chat)."""

from sealroom.controller import people
from sealroom.controller.context import Context
from sealroom.controller.drafting import check_allowed, wait_for_entry
from sealroom.controller.errors import TextRefused
from sealroom.controller.flow import Ask, Flow
from sealroom.crypto import generate_room_key, seal_info, seal_note, sign_entry, wrap_room_key
from sealroom.ledger.reducer import apply_entry
from sealroom.ledger.state import State
from sealroom.protocol.codec import encode_room_info
from sealroom.protocol.entry import (
    AnyAction,
    Create,
    Entry,
    Info,
    Invite,
    Policy,
    ReplaceRoomKey,
    SetInfo,
)
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.keys import UserCard
from sealroom.protocol.limits import DESCRIPTION_LENGTH, NONCE_BYTES, TITLE_LENGTH
from sealroom.protocol.requests import NewSessionRequest
from sealroom.protocol.room_info import RoomInfo
from sealroom.store.room_keys import KeyOrigin

INFO_NONCE_BYTES = 12
INVITATION_MS = 14 * 86_400_000
"""Life of an invitation."""


def default_policy(context: Context) -> Policy:
    """How a room is run where its creator says nothing; the relay proposes the key's period."""
    period = context.challenge.room_key_period if context.challenge else 30 * 86_400
    return Policy(
        rotation_period=period,
        open_allowed=True,
        members_invite=True,
        members_admit=False,
        replace_on_join=False,
    )


def checked_info(title: str, description: str) -> RoomInfo:
    """A title and description within their limits. Raises TextRefused."""
    title, description = title.strip(), description.strip()
    if not title:
        raise TextRefused("Give the room a title.")
    if len(title) > TITLE_LENGTH:
        raise TextRefused(f"A title has at most {TITLE_LENGTH} characters.")
    if len(description) > DESCRIPTION_LENGTH:
        raise TextRefused(f"A description has at most {DESCRIPTION_LENGTH} characters.")
    return RoomInfo(title=title, description=description)


def new_room(
    context: Context,
    info: RoomInfo,
    policy: Policy | None,
    invitees: tuple[UserId, ...],
    *,
    sealed: bool,
) -> Flow[SessionId]:
    """Create the room with its first key and its invitations, all or nothing."""
    cards: list[UserCard] = []
    for user_id in invitees:
        cards.append((yield from people.get_user(context, user_id)))
    create = _create(context, policy or default_policy(context), sealed=sealed)
    state = apply_entry(None, create)
    first = _draft_first_info(context, state, info, sealed=sealed)
    entries = [create, first]
    state = apply_entry(state, first)
    for card in cards:
        expires_at = state.time + INVITATION_MS
        invite = context.draft(state, Invite(user_id=card.user_id, expires_at=expires_at))
        state = check_allowed(state, invite)
        entries.append(invite)
    note = encode_room_info(RoomInfo(title=info.title, direct=info.direct))
    request = NewSessionRequest(
        id=0,
        e2ee_on=sealed,
        members=[card.user_id for card in cards],
        entries=entries,
        notes=[seal_note(context.identity, card, state.session_id, note) for card in cards],
        room_key=_wrapped_for_own_devices(context, state),
    )
    yield Ask(request)
    yield from wait_for_entry(context.sessions.add(state.session_id), state.number)
    return state.session_id


def _wrapped_for_own_devices(context: Context, state: State) -> bytes | None:
    key = context.store.room_keys.get(state.key_id or "")
    if key is None or not context.has_other_devices:
        return None
    return wrap_room_key(context.identity, context.own_card, key, state.epoch)


def _create(context: Context, policy: Policy, *, sealed: bool) -> Entry:
    action = Create(
        nonce=context.entropy(NONCE_BYTES),
        keys=context.identity.keys,
        e2ee_on=sealed,
        policy=policy,
    )
    return sign_entry(context.identity, "", 0, "", context.relay_now, action)


def _draft_first_info(context: Context, state: State, info: RoomInfo, *, sealed: bool) -> Entry:
    plaintext = encode_room_info(info)
    action: AnyAction
    if sealed:
        key = generate_room_key(state.session_id)
        context.store.room_keys.add(key, KeyOrigin("made", context.user_id, context.now))
        nonce = context.entropy(INFO_NONCE_BYTES)
        boxed = seal_info(key, context.user_id, state.number + 1, plaintext, nonce)
        action = ReplaceRoomKey(epoch=1, key_id=key.key_id, info=boxed)
    else:
        action = SetInfo(info=Info(key_id=None, body=plaintext))
    return context.draft(state, action)
