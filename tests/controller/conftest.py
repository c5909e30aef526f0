"""Mira owns a room; the desk is Sofia's; Jonas is around."""

import pytest

from tests.controller.desk import Citizen, Desk, Hall


@pytest.fixture
def mira() -> Citizen:
    return Citizen("Mira", 0)


@pytest.fixture
def sofia() -> Citizen:
    return Citizen("Sofia", 1)


@pytest.fixture
def jonas() -> Citizen:
    return Citizen("Jonas", 2)


@pytest.fixture
def hall(mira: Citizen, sofia: Citizen) -> Hall:
    return Hall(mira, sofia)


@pytest.fixture
def desk(sofia: Citizen, hall: Hall) -> Desk:
    """Sofia is signed in, in the room, and holds its key."""
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log(), hall.wrap(hall.owner, desk.me))
    desk.requests.clear()
    desk.events.clear()
    return desk
