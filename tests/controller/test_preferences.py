"""Preferences survive, also ones from another version of the app."""

import pytest

from sealroom.controller.preference_views import Appearance, Preferences
from sealroom.controller.preferences import read_preferences, set_preferences
from tests.controller.desk import Desk


def test_they_are_as_at_first_and_then_as_they_were_set(desk: Desk) -> None:
    settings = desk.store.settings
    assert read_preferences(settings) == Preferences(Appearance.SYSTEM)
    desk.run(lambda c: set_preferences(c, Preferences(Appearance.DARK)))
    assert read_preferences(settings) == Preferences(Appearance.DARK)


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (b'{"appearance": "dark", "of_a_later_version": 1}', Appearance.DARK),
        (b'{"appearance": "sepia"}', Appearance.SYSTEM),
        (b"{}", Appearance.SYSTEM),
    ],
)
def test_what_another_version_kept_is_understood_as_far_as_it_can(
    desk: Desk, stored: bytes, expected: Appearance
) -> None:
    settings = desk.store.settings
    with desk.database.write():
        settings.set("preferences", stored)
    assert read_preferences(settings).appearance is expected
