"""Which keys a command has: those it came with, or chosen ones."""

from sealroom.controller.preference_views import KeyChoice, Preferences
from sealroom.ui.bridge import Bridge
from sealroom.ui.commands.key_map import KeyMap
from sealroom.ui.destroy import destroy
from sealroom.ui.shortcuts import Key, default_keys
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.seat import until


def test_a_choice_is_kept_and_taken_from_whoever_had_it(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with Bridge(facade) as bridge:
            keys = KeyMap(bridge)
            assert keys.holder("Ctrl+N") is Key.NEW_ROOM
            keys.choose(Key.JOIN, ("Ctrl+N",))
            assert keys.of(Key.JOIN) == ("Ctrl+N",)
            assert keys.of(Key.NEW_ROOM) == ()
            assert keys.shown(Key.NEW_ROOM) == ""
            await until(lambda: bool(facade.preferred.keys), "kept")
            assert set(facade.preferred.keys) == {
                KeyChoice("joinRoom", ("Ctrl+N",)),
                KeyChoice("newRoom", ()),
            }
            again = KeyMap(bridge)
            assert again.of(Key.JOIN) == ("Ctrl+N",)
            again.reset(Key.NEW_ROOM)
            assert again.of(Key.NEW_ROOM) == ("Ctrl+N",)
            assert again.is_default(Key.JOIN)
            await until(lambda: keys.of(Key.NEW_ROOM) == ("Ctrl+N",), "the other heard of it")
            assert facade.preferred.keys == ()
            for each in (keys, again):
                destroy(each)

    drive(story())


def test_all_come_back_and_unknown_ones_are_passed_over(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.preferred = Preferences(
            keys=(KeyChoice("of_a_later_version", ("F2",)), KeyChoice("lock", ("F9",)))
        )
        async with Bridge(facade) as bridge:
            keys = KeyMap(bridge)
            assert keys.of(Key.LOCK) == ("F9",)
            assert keys.holder("F2") is None
            keys.reset_all()
            assert {key: keys.of(key) for key in Key} == default_keys()
            await until(lambda: not facade.preferred.keys, "kept")
            destroy(keys)

    drive(story())
