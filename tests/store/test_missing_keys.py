import pytest

from sealroom.store.database import Database
from sealroom.store.missing_keys import KeyAsk, KeyQuestion, MissingKey, MissingKeyRepository
from tests.relay.person import new_person

ROOM, OTHER_ROOM = "r" * 52, "s" * 52
KEY, OTHER_KEY = "a" * 52, "b" * 52


@pytest.fixture
def missing(database: Database) -> MissingKeyRepository:
    with database.write() as connection:
        return MissingKeyRepository(connection)


def waited_for(key_id: str = KEY, *, late: bool = False) -> MissingKey:
    return MissingKey(ROOM, key_id, since=10, late=late, tries=2, next_at=99)


def test_what_is_waited_for_is_kept_as_it_is_now(missing: MissingKeyRepository) -> None:
    missing.save(waited_for())
    missing.save(waited_for(late=True))

    assert missing.all() == [waited_for(late=True)]
    assert missing.get(ROOM, KEY) == waited_for(late=True)
    assert missing.get(ROOM, OTHER_KEY) is None


def test_who_was_asked_is_named_once_longest_ago_first(missing: MissingKeyRepository) -> None:
    missing.save(waited_for())
    for user_id, at, taken in (("u1", 1, True), ("u2", 2, False), ("u1", 3, True)):
        missing.add_ask(ROOM, KEY, KeyAsk(user_id, at, taken))

    assert missing.asks(ROOM, KEY) == [KeyAsk("u2", 2, False), KeyAsk("u1", 3, True)]
    assert missing.asks(ROOM, OTHER_KEY) == []


def test_what_is_here_is_forgotten_with_who_was_asked(missing: MissingKeyRepository) -> None:
    missing.save(waited_for())
    missing.save(waited_for(OTHER_KEY))
    missing.add_ask(ROOM, KEY, KeyAsk("u1", 1, True))
    missing.drop(ROOM, KEY)
    missing.add_ask(ROOM, KEY, KeyAsk("u2", 2, True))

    assert missing.all() == [waited_for(OTHER_KEY)]
    assert missing.asks(ROOM, KEY) == []


def test_a_question_is_kept_once_and_by_room(missing: MissingKeyRepository) -> None:
    person = new_person("Ana")
    first = KeyQuestion(ROOM, KEY, person.card, 5)
    again = KeyQuestion(ROOM, KEY, person.card, 6)
    elsewhere = KeyQuestion(OTHER_ROOM, KEY, person.card, 7)
    for question in (first, again, elsewhere):
        missing.add_question(question)

    assert missing.questions(ROOM) == [again]
    assert missing.questions(OTHER_ROOM) == [elsewhere]
    missing.drop_question(first)
    assert missing.questions(ROOM) == []
