"""One turn: neighbours do not hurt each other, and a failing database fails all of them."""

import logging

import pytest

from sealroom.protocol import requests
from sealroom.protocol.entry import Leave
from sealroom.protocol.errors import Code, Error
from sealroom.protocol.responses import Done, EntryAccepted, MsgAccepted
from sealroom.relay.operations import sync
from sealroom.relay.operations.table import WRITING
from sealroom.relay.session_state import StateCache
from sealroom.relay.storage import StorageFailed
from sealroom.relay.unit import Unit
from tests.relay.house import House
from tests.relay.person import message_by


def test_a_refused_neighbour_changes_nothing_and_costs_no_number(house: House) -> None:
    stranger = house.speech(house.ben)
    outcomes = house.relay.turn(
        [
            (house.ada, house.speech(house.ada)),
            (house.ben, stranger),
            (house.ada, requests.AckInboxRequest(id=0, number=0)),
            (house.ada, house.speech(house.ada)),
        ]
    )
    results = [outcome.result for outcome in outcomes]
    assert [type(result) for result in results] == [MsgAccepted, Error, Done, MsgAccepted]
    assert [result.seq for result in results if isinstance(result, MsgAccepted)] == [4, 5]


def test_what_comes_later_in_a_turn_sees_what_came_before(house: House) -> None:
    house.ben_accepts()
    leave = house.room.sign(house.ben, Leave())
    outcomes = house.relay.turn(
        [
            (house.ben, house.speech(house.ben)),
            (
                house.ben,
                requests.LeaveSessionRequest(id=0, session_id=house.session_id, entry=leave),
            ),
            (house.ben, house.speech(house.ben)),
        ]
    )
    kinds = [type(outcome.result) for outcome in outcomes]
    assert kinds == [MsgAccepted, EntryAccepted, Error]


def test_a_fault_of_ours_is_undone_logged_without_words_and_answered_internal(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(unit: Unit, actor: object, request: requests.LeaveSessionRequest) -> None:
        sync.ack_inbox(unit, actor, requests.AckInboxRequest(id=0, number=1))  # type: ignore[arg-type]
        raise KeyError("hunter2")

    monkeypatch.setitem(WRITING, requests.LeaveSessionRequest, faulty)  # type: ignore[misc]
    leave = house.room.sign(house.ben, Leave())
    with caplog.at_level(logging.ERROR):
        outcomes = house.relay.turn(
            [
                (house.ada, house.speech(house.ada)),
                (
                    house.ben,
                    requests.LeaveSessionRequest(id=0, session_id=house.session_id, entry=leave),
                ),
                (house.ada, house.speech(house.ada)),
            ]
        )
    assert isinstance(outcomes[1].result, Error)
    assert outcomes[1].result.code == Code.INTERNAL
    assert isinstance(outcomes[2].result, MsgAccepted)
    assert outcomes[2].result.seq == 5
    assert "KeyError at" in caplog.text
    assert "hunter2" not in caplog.text
    _, mailbox = house.relay.join_in(house.ben)
    assert len(mailbox.got) == 1  # the inbox was not acknowledged


def test_a_failing_database_fails_the_turn_and_nothing_of_it_stands(house: House) -> None:
    pages = house.relay.database.run(
        lambda connection: connection.exec_driver_sql("PRAGMA page_count").scalar()
    )
    house.relay.database.run(
        lambda connection: connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    )
    large = message_by(house.ada, house.session_id, house.room.head, None, body=bytes(90_000))
    speech = requests.SendMsgRequest(id=0, is_encrypted=False, message=large)
    with pytest.raises(StorageFailed, match="full"):
        house.relay.turn([(house.ada, house.speech(house.ada)), (house.ada, speech)])
    house.relay.database.run(
        lambda connection: connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    )
    outcome = house.relay.turn([(house.ada, house.speech(house.ada))])[0]
    assert isinstance(outcome.result, MsgAccepted)
    assert outcome.result.seq == 4


def test_a_ledger_that_is_not_kept_is_folded_from_its_snapshot_and_later_entries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sealroom.relay.operations.ledger_entries.SNAPSHOT_EVERY", 3)
    house = House(StateCache(size=0))
    for _ in range(4):
        house.ben_accepts()
        house.commit(1)
        house.ben_leaves()
        house.ada_invites()
    house.ben_accepts()
    house.close()


def test_a_snapshot_of_another_version_is_not_trusted(house: House) -> None:
    house.relay.states = StateCache(size=0)
    house.relay.database.run(
        lambda connection: connection.exec_driver_sql("UPDATE sessions SET snapshot = x'ff'")
    )
    house.ben_accepts()
