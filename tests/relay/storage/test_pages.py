"""What a connection that catches up is sent next."""

import msgspec
import pytest

from sealroom.protocol import requests
from sealroom.protocol.entry import Info, SetInfo
from sealroom.protocol.notifications import LedgerNotification, MsgNotification
from sealroom.relay.storage.pages import Page, PageSize, inbox_page, log_page
from tests.relay.house import House
from tests.relay.person import message_by

WIDE = PageSize(items=100, bytes=1 << 20)


def kinds(payloads: list[bytes]) -> list[str]:
    decoder = msgspec.json.Decoder(LedgerNotification | MsgNotification)
    return [f"{type(each).__name__[0]}{each.seq}" for each in map(decoder.decode, payloads)]


def page_of(house: House, user_id: str, after: int, size: PageSize) -> tuple[list[str], int, bool]:
    page = house.relay.database.run(
        lambda connection: log_page(connection, house.session_id, user_id, after, size)
    )
    return kinds(page.payloads), page.position, page.is_last


@pytest.fixture
def house(house: House) -> House:
    """1-3 founding, 4-5 said, 6 Ben in, 7 said, 8 Ben out, 9 said, 10 invited, 11 in, 12 said."""
    house.commit(2)
    house.ben_accepts()
    house.commit(1)
    house.ben_leaves()
    house.commit(1)
    house.ada_invites()
    house.ben_accepts()
    house.commit(1)
    return house


def test_everyone_gets_the_whole_ledger_and_messages_of_their_stays(house: House) -> None:
    everything = ["L1", "L2", "L3", "M4", "M5", "L6", "M7", "L8", "M9", "L10", "L11", "M12"]
    assert page_of(house, house.ada.user_id, 0, WIDE) == (everything, 12, True)
    bens = ["L1", "L2", "L3", "L6", "M7", "L8", "L10", "L11", "M12"]
    assert page_of(house, house.ben.user_id, 0, WIDE) == (bens, 12, True)
    for after in range(13):
        expected = [each for each in bens if int(each[1:]) > after]
        assert page_of(house, house.ben.user_id, after, WIDE)[0] == expected


@pytest.mark.parametrize("items", [1, 2, 3, 5])
def test_pages_join_without_gap_or_repeat(house: House, items: int) -> None:
    got, after, is_last = [], 0, False
    while not is_last:
        part, after, is_last = page_of(
            house, house.ben.user_id, after, PageSize(items, bytes=1 << 20)
        )
        assert len(part) <= items
        got += part
    assert got == ["L1", "L2", "L3", "L6", "M7", "L8", "L10", "L11", "M12"]


def test_a_page_ends_where_it_has_its_bytes_but_is_never_empty(house: House) -> None:
    part, after, is_last = page_of(house, house.ada.user_id, 0, PageSize(items=100, bytes=1))
    assert (part, after, is_last) == (["L1"], 1, False)


def test_who_departed_gets_nothing_after(house: House) -> None:
    house.ben_leaves()
    house.commit(3)
    part, after, is_last = page_of(house, house.ben.user_id, 10, WIDE)
    assert (part, after, is_last) == (["L11", "M12", "L13"], 13, True)


def test_strangers_get_nothing(house: House) -> None:
    assert page_of(house, "a" * 52, 0, WIDE) == ([], 0, True)


def test_an_inbox_goes_on_after_what_was_dropped(house: House) -> None:
    def page() -> Page:
        return house.relay.database.run(
            lambda connection: inbox_page(connection, house.ben.user_id, 0, WIDE)
        )

    assert (len(page().payloads), page().position, page().is_last) == (0, 2, True)
    house.ben_leaves()
    house.ada_invites()
    assert (len(page().payloads), page().position, page().is_last) == (1, 3, True)
    house.relay.ask(house.ben, requests.AckInboxRequest(id=0, number=3))
    assert (len(page().payloads), page().position) == (0, 3)


def test_a_newcomer_to_a_long_history_is_served_from_the_ledgers_own_index(house: House) -> None:
    """The messages before one's time are not even walked over."""
    plan = house.relay.database.run(
        lambda connection: connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT seq, payload FROM log WHERE session_key = 1"
            " AND seq BETWEEN 1 AND 1000 AND number IS NOT NULL ORDER BY seq LIMIT 5"
        ).fetchall()
    )
    assert "log_entry_seqs" in str(plan)
    assert "SCAN" not in str(plan)


def test_info_and_messages_share_one_numbering(house: House) -> None:
    entry = house.room.sign(house.ada, SetInfo(Info(None, b"title")))
    message = message_by(house.ada, house.session_id, house.room.head, None)
    house.relay.turn(
        [
            (house.ada, requests.SendMsgRequest(id=0, is_encrypted=False, message=message)),
            (
                house.ada,
                requests.SetSessionInfoRequest(id=0, session_id=house.session_id, entry=entry),
            ),
            (house.ada, house.speech(house.ada)),
        ]
    )
    assert page_of(house, house.ada.user_id, 12, WIDE)[0] == ["M13", "L14", "M15"]
