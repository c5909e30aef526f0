"""Where streaming begins, and what a device has stored."""

from collections.abc import Mapping
from typing import NamedTuple

from sealroom.protocol.ids import SessionId
from sealroom.protocol.requests import AckInboxRequest, SyncRequest
from sealroom.protocol.responses import Done, Synced
from sealroom.relay.actor import Actor
from sealroom.relay.reading import Reading
from sealroom.relay.storage.devices import acknowledge, acknowledged_by_all, count_devices
from sealroom.relay.storage.inbox import drop_acknowledged, last_numbers
from sealroom.relay.storage.members import HeldSession, sessions_of
from sealroom.relay.unit import Unit


class Holdings(NamedTuple):
    """All that a user may read from."""

    sessions: list[HeldSession]
    inbox_last: int
    devices: int

    def answer(self, cursors: Mapping[SessionId, int]) -> Synced:
        """What a client that holds as much as `cursors` say is told before streaming begins."""
        present = [each for each in self.sessions if each.left is None]
        return Synced(
            sessions={each.session_id: each.kept_seq for each in present},
            inbox=self.inbox_last,
            dropped={
                each.session_id: each.dropped
                for each in present
                if each.dropped > max(each.joined, cursors.get(each.session_id, 0))
            },
            devices=self.devices,
        )


def holdings(reading: Reading, actor: Actor, _request: SyncRequest) -> Holdings:
    """The sessions a user is or was in, and the inbox, each with its end."""
    last = last_numbers(reading.connection, [actor.user_id])
    return Holdings(
        sessions_of(reading.connection, actor.user_id),
        last[actor.user_id],
        count_devices(reading.connection, actor.user_id),
    )


def ack_inbox(unit: Unit, actor: Actor, request: AckInboxRequest) -> Done:
    """Drop what all devices of the user have stored."""
    last = last_numbers(unit.connection, [actor.user_id])[actor.user_id]
    number = min(request.number, last)
    acknowledge(unit.connection, actor.user_id, actor.device_id, number, unit.now)
    everywhere = acknowledged_by_all(unit.connection, actor.user_id)
    drop_acknowledged(unit.connection, actor.user_id, everywhere)
    return Done()
