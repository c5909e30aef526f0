"""Links that were opened."""

from sealroom.store.database import Database
from sealroom.store.links import LinkRepository, OpenedLink

NAMED = OpenedLink("a" * 52, "b" * 52, "c" * 52, 1_000)
SILENT = OpenedLink("a" * 52, None, None, 2_000)


def test_a_link_is_kept_for_its_room(database: Database) -> None:
    with database.write() as connection:
        links = LinkRepository(connection)
        assert links.get("a" * 52) is None
        links.add(SILENT)
        assert links.get("a" * 52) == SILENT
        assert links.givers() == frozenset()
        links.add(NAMED)
        assert links.get("a" * 52) == NAMED
        assert links.givers() == {"b" * 52}


def test_one_that_says_less_does_not_take_the_place_of_one_that_says_more(
    database: Database,
) -> None:
    """Else whoever hands one a bare code of the room would switch the check off."""
    other = OpenedLink("a" * 52, "d" * 52, "e" * 52, 3_000)
    with database.write() as connection:
        links = LinkRepository(connection)
        links.add(NAMED)
        links.add(SILENT)
        assert links.get("a" * 52) == NAMED
        links.add(other)
        assert links.get("a" * 52) == other
