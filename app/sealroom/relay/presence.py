"""Which connections come from which device: they end at once where the device is signed out."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from sealroom.relay.actor import Actor
from sealroom.relay.effects import Effect, Revoked


class Ending(Protocol):
    """A connection as it is known here."""

    def give_up(self) -> None:
        """End at once."""


class Presence:
    """All signed-in connections of this process."""

    def __init__(self) -> None:
        self._connections: defaultdict[Actor, set[Ending]] = defaultdict(set)

    def enter(self, actor: Actor, connection: Ending) -> None:
        """The connection has signed in."""
        self._connections[actor].add(connection)

    def leave(self, actor: Actor, connection: Ending) -> None:
        """The connection is over."""
        present = self._connections[actor]
        present.discard(connection)
        if not present:
            del self._connections[actor]

    def publish(self, effects: Sequence[Effect]) -> None:
        """End the connections of devices that were signed out."""
        for effect in effects:
            if isinstance(effect, Revoked):
                signed_out = Actor(effect.user_id, effect.device_id)
                for connection in list(self._connections.get(signed_out, ())):
                    connection.give_up()
