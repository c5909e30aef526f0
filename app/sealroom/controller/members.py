"""What members may do to members, and leaving."""

from sealroom.controller import stopped_room
from sealroom.controller.context import Context
from sealroom.controller.drafting import append
from sealroom.controller.flow import Flow
from sealroom.protocol.entry import Ban, Leave, Mute, Remove, Role, SetRole, Unban, Unmute
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.requests import (
    BanUserRequest,
    LeaveSessionRequest,
    MuteUserRequest,
    RemoveUserRequest,
    SetRoleRequest,
    UnbanUserRequest,
    UnmuteUserRequest,
)


def leave(context: Context, session_id: SessionId) -> Flow[None]:
    """Go; the history stays here."""
    live = context.session(session_id)
    if live.alarm is not None:
        yield from stopped_room.leave(context, live)
        return
    yield from append(
        context,
        session_id,
        lambda _: Leave(),
        lambda entry: LeaveSessionRequest(id=0, session_id=session_id, entry=entry),
    )


def remove(context: Context, session_id: SessionId, user_id: UserId) -> Flow[None]:
    """Put a member out."""
    yield from append(
        context,
        session_id,
        lambda _: Remove(user_id=user_id),
        lambda entry: RemoveUserRequest(id=0, session_id=session_id, entry=entry),
    )


def ban(context: Context, session_id: SessionId, user_id: UserId, until: int | None) -> Flow[None]:
    """Put someone out and keep them out."""
    yield from append(
        context,
        session_id,
        lambda _: Ban(user_id=user_id, until=until),
        lambda entry: BanUserRequest(id=0, session_id=session_id, entry=entry),
    )


def unban(context: Context, session_id: SessionId, user_id: UserId) -> Flow[None]:
    """End a ban."""
    yield from append(
        context,
        session_id,
        lambda _: Unban(user_id=user_id),
        lambda entry: UnbanUserRequest(id=0, session_id=session_id, entry=entry),
    )


def mute(context: Context, session_id: SessionId, user_id: UserId, until: int | None) -> Flow[None]:
    """Keep a member from writing."""
    yield from append(
        context,
        session_id,
        lambda _: Mute(user_id=user_id, until=until),
        lambda entry: MuteUserRequest(id=0, session_id=session_id, entry=entry),
    )


def unmute(context: Context, session_id: SessionId, user_id: UserId) -> Flow[None]:
    """Let a member write again."""
    yield from append(
        context,
        session_id,
        lambda _: Unmute(user_id=user_id),
        lambda entry: UnmuteUserRequest(id=0, session_id=session_id, entry=entry),
    )


def set_role(context: Context, session_id: SessionId, user_id: UserId, role: Role) -> Flow[None]:
    """Give a member a role."""
    yield from append(
        context,
        session_id,
        lambda _: SetRole(user_id=user_id, role=role),
        lambda entry: SetRoleRequest(id=0, session_id=session_id, entry=entry),
    )
