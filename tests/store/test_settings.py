"""Settings by name."""

from sealroom.store.database import Database
from sealroom.store.settings import SettingsRepository


def test_a_value_is_kept_in_the_place_of_the_one_before(database: Database) -> None:
    with database.write() as connection:
        settings = SettingsRepository(connection)
        assert settings.get("colour") is None
        settings.set("colour", b"green")
        settings.set("colour", b"blue")
        settings.set("size", b"")
    with database.write() as connection:
        settings = SettingsRepository(connection)
        assert (settings.get("colour"), settings.get("size")) == (b"blue", b"")
