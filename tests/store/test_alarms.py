"""What is kept of alarms, and what becomes of those from before they had kinds."""

import pytest

from sealroom.store.alarms import AlarmKind, AlarmRepository, Left, StoredAlarm, kind_of
from sealroom.store.driver import connect_memory
from sealroom.store.migration import migrate, packaged_migrations
from sealroom.store.repositories import Repositories
from tests.store.sample import rows

BEFORE_KINDS = 10
"""The last schema that kept an alarm as words alone."""
OLD_WORDS = {
    "The relay sent a change that does not hold: The entry is not signed by its author.": (
        AlarmKind.BAD_SIGNATURE
    ),
    "The relay sent a change that does not hold: The room has changed meanwhile.": (
        AlarmKind.NOT_CHAINED
    ),
    "The relay sent a change that does not hold: The ledger is another room's.": (
        AlarmKind.ANOTHER_ROOM
    ),
    "The relay sent a change that does not hold: No new key is due.": AlarmKind.AGAINST_RULES,
    "The relay delivered a message of another room.": AlarmKind.ANOTHER_ROOM,
    "A member was shown another history of this room than you. The relay may be lying.": (
        AlarmKind.TWO_HISTORIES
    ),
    "The link that you asked by was given by the identity abcd efgh, which never was": (
        AlarmKind.LINK
    ),
    "The relay shows this room without what whoever gave you the link knew of it then: its": (
        AlarmKind.LINK
    ),
    "Something that no Sealroom says any more.": AlarmKind.GENERAL,
}


@pytest.fixture
def alarms() -> AlarmRepository:
    connection = connect_memory()
    migrate(connection, packaged_migrations(), None)
    Repositories(connection).sessions.add("r" * 52)
    return AlarmRepository(connection)


def alarm(mark: str = "m" * 52) -> StoredAlarm:
    return StoredAlarm(kind=AlarmKind.NOT_CHAINED, words="It was seen.", raised_at=5, mark=mark)


def test_alarms_of_old_get_kinds_and_keep_their_words() -> None:
    connection = connect_memory()
    migrate(connection, packaged_migrations()[:BEFORE_KINDS], None)
    for number, words in enumerate(OLD_WORDS):
        connection.execute(
            "INSERT INTO sessions (session_id, alarm) VALUES (?, ?)", (str(number), words)
        )
    connection.execute("INSERT INTO sessions (session_id) VALUES ('calm')")

    migrate(connection, packaged_migrations(), None)

    found = rows(connection, "SELECT words, kind FROM alarms ORDER BY session")
    assert found == [(words, kind.value) for words, kind in OLD_WORDS.items()]
    assert AlarmRepository(connection).standing(1) == StoredAlarm(
        kind=AlarmKind.BAD_SIGNATURE, words=next(iter(OLD_WORDS))
    )


@pytest.mark.parametrize(("words", "kind"), OLD_WORDS.items())
def test_a_kit_of_old_is_read_as_the_migration_reads(words: str, kind: AlarmKind) -> None:
    assert kind_of(words) is kind


def test_one_at_most_stands_and_it_stands_until_the_person_goes_on(
    alarms: AlarmRepository,
) -> None:
    alarms.add(1, alarm())
    assert alarms.standing(1) == alarm()
    assert alarms.all_standing() == {1: alarm()}
    assert not alarms.is_passed(1, "m" * 52)

    alarms.go_on(1, passed_at=9, after=4)

    assert alarms.standing(1) is None
    assert alarms.is_passed(1, "m" * 52)
    assert not alarms.is_passed(1, "n" * 52)
    [passed] = alarms.passed(1, 0, 100)
    assert (passed.passed_at, passed.place) == (9, 4.5)


def test_lines_at_one_place_of_the_log_stand_in_order_and_before_the_next(
    alarms: AlarmRepository,
) -> None:
    for number in range(20):
        alarms.add(1, alarm(str(number)))
        alarms.go_on(1, passed_at=number, after=1_000_000)
    places = [each.place or 0 for each in alarms.passed(1, 0, 2_000_000)]
    assert places == sorted(set(places))
    assert min(places) > 1_000_000
    assert max(places) < 1_000_001
    assert alarms.passed(1, places[3], places[5]) == [alarms.of(1)[4]]


def test_who_left_and_goes_on_is_back(alarms: AlarmRepository) -> None:
    alarms.add(1, alarm())
    alarms.leave(1, Left.UNTOLD)
    assert alarms.standing(1) != alarm()
    alarms.go_on(1, passed_at=9, after=4)
    assert [each.left for each in alarms.of(1)] == [None]
