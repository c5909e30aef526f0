"""What is to be told to others once a transaction is committed, in the order it came to be."""

from typing import NamedTuple, TypeAlias

from sealroom.protocol.ids import DeviceId, SessionId, UserId


class LogItem(NamedTuple):
    """A new item of a session's log, for its members."""

    session_id: SessionId
    seq: int
    payload: bytes


class HintItem(NamedTuple):
    """What a member does at the moment, for the others who are there."""

    session_id: SessionId
    payload: bytes


class InboxItem(NamedTuple):
    """A new item of a user's inbox."""

    user_id: UserId
    number: int
    payload: bytes


class Joined(NamedTuple):
    """The user is a member from the item `seq` on: streaming to them begins."""

    session_id: SessionId
    user_id: UserId
    seq: int


class Departed(NamedTuple):
    """The user is out: the item `seq` is the last that they get."""

    session_id: SessionId
    user_id: UserId
    seq: int


class Revoked(NamedTuple):
    """The user signed this device out: its connections end."""

    user_id: UserId
    device_id: DeviceId


Effect: TypeAlias = LogItem | HintItem | InboxItem | Joined | Departed | Revoked
