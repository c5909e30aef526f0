"""Sealing on and off (seed: Switch the end-to-end encryption status), title and policy."""

from sealroom.controller.context import Context
from sealroom.controller.drafting import append
from sealroom.controller.errors import NotAllowed
from sealroom.controller.flow import Flow, WaitFor
from sealroom.controller.key_replacement import ensure_replaced, must_come_first
from sealroom.controller.room_info import known_info, sealed_under
from sealroom.ledger.state import State
from sealroom.protocol.codec import encode_room_info
from sealroom.protocol.entry import (
    AnyAction,
    Dee2eeize,
    E2eeize,
    Info,
    Policy,
    SetInfo,
    SetLifetime,
    SetPolicy,
    SetSlowMode,
)
from sealroom.protocol.ids import SessionId
from sealroom.protocol.requests import (
    Dee2eeizeSessionRequest,
    E2eeizeSessionRequest,
    SetSessionInfoRequest,
    SetSessionLifetimeRequest,
    SetSessionPolicyRequest,
    SetSessionSlowModeRequest,
)
from sealroom.protocol.room_info import RoomInfo

REPLACEMENT_SECONDS = 20.0


def seal_room(context: Context, session_id: SessionId, *, open_allowed: bool) -> Flow[None]:
    """Switch sealing on, or have the key replaced; return when the new key is in use."""
    live, before = context.member_session(session_id)
    yield from append(
        context,
        session_id,
        lambda _: E2eeize(open_allowed=open_allowed),
        lambda entry: E2eeizeSessionRequest(id=0, session_id=session_id, entry=entry),
    )
    replaced = yield WaitFor(
        lambda: live.state is not None and live.state.epoch > before.epoch, REPLACEMENT_SECONDS
    )
    if not replaced:
        yield from ensure_replaced(context, session_id)


def replace_key(context: Context, session_id: SessionId) -> Flow[None]:
    """Replace the key of a sealed room now."""
    _, state = context.member_session(session_id)
    if not state.e2ee_on:
        raise NotAllowed("The room is not sealed; there is no key to replace.")
    yield from seal_room(context, session_id, open_allowed=state.policy.open_allowed)


def unseal_room(context: Context, session_id: SessionId) -> Flow[None]:
    """Switch sealing off; title and description go along in the open."""

    live, _ = context.member_session(session_id)

    def action(_: State) -> AnyAction:
        info = known_info(context, live)
        if info is None:
            raise NotAllowed("The room's title cannot be read yet; try again when its key is here.")
        return Dee2eeize(info=Info(key_id=None, body=encode_room_info(info)))

    yield from append(
        context,
        session_id,
        action,
        lambda entry: Dee2eeizeSessionRequest(id=0, session_id=session_id, entry=entry),
    )


def set_info(context: Context, session_id: SessionId, info: RoomInfo) -> Flow[None]:
    """Rename the room, sealed where it is."""

    def action(state: State) -> AnyAction:
        if not state.e2ee_on:
            return SetInfo(info=Info(key_id=None, body=encode_room_info(info)))
        key = context.store.room_keys.get(state.key_id or "")
        if key is None:
            raise NotAllowed("You do not have the room's key yet.")
        return SetInfo(info=sealed_under(context, key, state.number + 1, info))

    while must_come_first(context.member_session(session_id)[1]):
        yield from ensure_replaced(context, session_id)  # who left must not read the new title
    yield from append(
        context,
        session_id,
        action,
        lambda entry: SetSessionInfoRequest(id=0, session_id=session_id, entry=entry),
    )


def set_lifetime(context: Context, session_id: SessionId, seconds: int) -> Flow[None]:
    """Change how long messages said from now on are kept; 0 for ever."""
    yield from append(
        context,
        session_id,
        lambda _: SetLifetime(seconds=seconds),
        lambda entry: SetSessionLifetimeRequest(id=0, session_id=session_id, entry=entry),
    )


def set_slow_mode(context: Context, session_id: SessionId, seconds: int) -> Flow[None]:
    """Change how long Members wait between two messages; 0 for not at all."""
    yield from append(
        context,
        session_id,
        lambda _: SetSlowMode(seconds=seconds),
        lambda entry: SetSessionSlowModeRequest(id=0, session_id=session_id, entry=entry),
    )


def set_policy(context: Context, session_id: SessionId, policy: Policy) -> Flow[None]:
    """Change how the room is run."""
    yield from append(
        context,
        session_id,
        lambda _: SetPolicy(policy=policy),
        lambda entry: SetSessionPolicyRequest(id=0, session_id=session_id, entry=entry),
    )
