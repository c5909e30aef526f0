"""Which connections come from whom: they end at once where a device is signed out, or its user
banned, and nobody has more of them than one may have.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from sealroom.protocol.ids import DeviceId, UserId
from sealroom.relay.actor import Actor
from sealroom.relay.effects import Effect, Revoked


class Ending(Protocol):
    """A connection as it is known here."""

    def give_up(self) -> None:
        """End at once."""


class Presence:
    """All signed-in connections of this process. Of one user's over `most`, the oldest ends.

    The oldest, for it may have died unnoticed, while the newest is the one that somebody sits at.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._connections: defaultdict[UserId, dict[Ending, DeviceId]] = defaultdict(dict)
        """Each user's, oldest first."""

    @property
    def total(self) -> int:
        """All connections."""
        return sum(map(len, self._connections.values()))

    def enter(self, actor: Actor, connection: Ending) -> None:
        """The connection has signed in."""
        present = self._connections[actor.user_id]
        present[connection] = actor.device_id
        if len(present) > self._most:
            oldest = next(iter(present))
            del present[oldest]
            oldest.give_up()

    def leave(self, actor: Actor, connection: Ending) -> None:
        """The connection is over."""
        present = self._connections[actor.user_id]
        present.pop(connection, None)
        if not present:
            del self._connections[actor.user_id]

    def publish(self, effects: Sequence[Effect]) -> None:
        """End the connections of devices that were signed out."""
        for effect in effects:
            if isinstance(effect, Revoked):
                for connection, device_id in list(self._of(effect.user_id).items()):
                    if device_id == effect.device_id:
                        connection.give_up()

    def end(self, user_ids: Iterable[UserId]) -> int:
        """End all connections of these users; how many it were."""
        ending = [connection for user_id in user_ids for connection in self._of(user_id)]
        for connection in ending:
            connection.give_up()
        return len(ending)

    def _of(self, user_id: UserId) -> dict[Ending, DeviceId]:
        return self._connections.get(user_id, {})
