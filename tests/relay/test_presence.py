"""Connections by device: those of a device that was signed out end, and no others."""

from sealroom.relay.actor import Actor
from sealroom.relay.effects import InboxItem, Revoked
from sealroom.relay.presence import Presence

ADA, DESK, LAPTOP = "a" * 52, "b" * 16, "c" * 16


class Line:
    """A connection that knows whether it was ended."""

    def __init__(self) -> None:
        self.is_given_up = False

    def give_up(self) -> None:
        self.is_given_up = True


def test_every_connection_of_the_revoked_device_ends_and_no_other() -> None:
    presence, lines = Presence(), [Line(), Line(), Line()]
    presence.enter(Actor(ADA, LAPTOP), lines[0])
    presence.enter(Actor(ADA, LAPTOP), lines[1])
    presence.enter(Actor(ADA, DESK), lines[2])
    presence.publish([InboxItem(ADA, 1, b"{}"), Revoked(ADA, LAPTOP)])
    assert [line.is_given_up for line in lines] == [True, True, False]


def test_a_connection_that_is_over_is_forgotten() -> None:
    presence, line = Presence(), Line()
    presence.enter(Actor(ADA, LAPTOP), line)
    presence.leave(Actor(ADA, LAPTOP), line)
    presence.publish([Revoked(ADA, LAPTOP)])
    assert not line.is_given_up
