"""Whose connections end, and when: no others do."""

from sealroom.relay.actor import Actor
from sealroom.relay.effects import InboxItem, Revoked
from sealroom.relay.presence import Presence

ADA, BEN, DESK, LAPTOP = "a" * 52, "e" * 52, "b" * 16, "c" * 16


class Line:
    """A connection that knows whether it was ended."""

    def __init__(self) -> None:
        self.is_given_up = False

    def give_up(self) -> None:
        self.is_given_up = True


def test_every_connection_of_the_revoked_device_ends_and_no_other() -> None:
    presence, lines = Presence(9), [Line(), Line(), Line()]
    presence.enter(Actor(ADA, LAPTOP), lines[0])
    presence.enter(Actor(ADA, LAPTOP), lines[1])
    presence.enter(Actor(ADA, DESK), lines[2])
    presence.publish([InboxItem(ADA, 1, b"{}"), Revoked(ADA, LAPTOP)])
    assert [line.is_given_up for line in lines] == [True, True, False]


def test_a_connection_that_is_over_is_forgotten() -> None:
    presence, line = Presence(9), Line()
    presence.enter(Actor(ADA, LAPTOP), line)
    presence.leave(Actor(ADA, LAPTOP), line)
    presence.publish([Revoked(ADA, LAPTOP)])
    assert not line.is_given_up


def test_every_connection_of_the_banned_user_ends_and_no_other() -> None:
    presence, lines = Presence(9), [Line(), Line(), Line()]
    presence.enter(Actor(ADA, LAPTOP), lines[0])
    presence.enter(Actor(ADA, DESK), lines[1])
    presence.enter(Actor(BEN, DESK), lines[2])
    presence.end([ADA, "d" * 52])
    assert [line.is_given_up for line in lines] == [True, True, False]


def test_of_one_user_s_connections_over_the_bound_the_oldest_ends() -> None:
    presence, lines = Presence(2), [Line(), Line(), Line(), Line()]
    for user, line in zip((ADA, BEN, ADA, ADA), lines, strict=True):
        presence.enter(Actor(user, DESK), line)
    assert [line.is_given_up for line in lines] == [True, False, False, False]
    presence.leave(Actor(ADA, DESK), lines[0])
    presence.enter(Actor(ADA, LAPTOP), Line())
    assert [line.is_given_up for line in lines] == [True, False, True, False]
