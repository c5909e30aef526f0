"""Names and marks."""

from sealroom.store.database import Database
from sealroom.store.driver import connect_memory
from sealroom.store.migration import migrate, packaged_migrations
from sealroom.store.users import HowVerified, KnownUser, UserRepository

BEN = "b" * 52


def test_a_mark_says_when_and_how_and_can_be_taken_back(database: Database) -> None:
    with database.write() as connection:
        users = UserRepository(connection)
        users.set_verified(BEN, 5, HowVerified.QR)
        users.save_name(BEN, "Ben")
        assert users.get(BEN) == KnownUser(BEN, "Ben", 5, HowVerified.QR)
        assert users.all()[BEN].verified
        users.set_verified(BEN, 7, HowVerified.COMPARED)
        assert users.get(BEN) == KnownUser(BEN, "Ben", 7, HowVerified.COMPARED)
        users.take_back(BEN)
        assert users.get(BEN) == KnownUser(BEN, "Ben")
        assert not users.all()[BEN].verified


def test_marks_from_before_were_made_by_comparing() -> None:
    connection = connect_memory()
    migrate(connection, packaged_migrations()[:6], None)
    connection.execute("INSERT INTO users VALUES (?, 'Ben', 5), (?, 'Cleo', NULL)", (BEN, "c" * 52))
    migrate(connection, packaged_migrations(), None)
    users = UserRepository(connection)
    assert users.get(BEN) == KnownUser(BEN, "Ben", 5, HowVerified.COMPARED)
    assert users.get("c" * 52) == KnownUser("c" * 52, "Cleo")
    connection.close()
