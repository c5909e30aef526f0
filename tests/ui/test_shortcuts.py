"""Every key stands in one map, once, and has words."""

from collections import Counter

import pytest

from sealroom.ui.shortcuts import GROUPS, Group, Key, default_keys
from sealroom.ui.text.command_words import command_words, group_words

PLATFORMS = ("linux", "win32", "darwin")


def test_each_key_is_shown_under_one_heading_with_words_of_its_own() -> None:
    shown = [key for group in GROUPS.values() for key in group]
    assert sorted(shown) == sorted(Key)
    assert len({command_words(key) for key in Key}) == len(Key)
    assert all(group_words(group) for group in Group)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_no_two_commands_come_with_the_same_keys(platform: str) -> None:
    used = Counter(keys for held in default_keys(platform).values() for keys in held)
    assert [keys for keys, times in used.items() if times > 1] == []


def test_on_macos_moving_by_a_word_stays_with_the_text() -> None:
    assert default_keys("linux")[Key.BACK] == ("Alt+Left",)
    assert default_keys("darwin")[Key.BACK] == ("Ctrl+[",)
