"""What goes after its time."""

from functools import partial

import pytest

from sealroom.protocol import requests
from sealroom.protocol.notifications import InviteUserToSession
from sealroom.relay.housekeeping import DAY_MS, tidy
from tests.relay.house import House
from tests.relay.person import new_person


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
def test_inbox_items_and_join_requests_go_after_30_days(
    house: House, days: int, stays: bool
) -> None:
    relay, cleo = house.relay, new_person("Cleo")
    relay.register(cleo)
    asking = requests.JoinSessionRequest(
        id=0, session_id=house.session_id, request=house.room.join_request(cleo)
    )
    relay.ask(cleo, asking)
    relay.database.run(partial(tidy, now=relay.now + days * DAY_MS, days=30))
    _, mailbox = relay.join_in(house.ben)
    assert any(isinstance(each, InviteUserToSession) for each in mailbox.got) == stays
    answer = relay.turn([(cleo, asking)])[0].result
    assert hasattr(answer, "code") == stays  # asked already, or asked anew
