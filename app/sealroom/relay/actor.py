"""Who asks."""

from dataclasses import dataclass

from sealroom.protocol.ids import DeviceId, UserId
from sealroom.protocol.notifications import Challenge


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in user at one device."""

    user_id: UserId
    device_id: DeviceId


@dataclass(frozen=True, slots=True)
class Visitor:
    """A connection that has not signed in."""

    challenge: Challenge
