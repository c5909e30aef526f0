"""Every reason why a profile stays closed has words of its own, and a way on."""

from pathlib import Path

import pytest

from sealroom.store import errors
from sealroom.store.errors import StoreError
from sealroom.ui.dialogs.trouble import Way
from sealroom.ui.text.profile_trouble import trouble_of
from tests.shots.opening import TROUBLES

MADE_AT = 1_760_000_000.0
FOLDER = Path("/profiles/ada")
ELSEWHERE = {
    errors.PassphraseNotGiven,
    errors.PassphraseTooShort,
    errors.PassphraseEmpty,
    errors.NoRecoveryCode,
    errors.WrongPassphrase,
    errors.WrongRecoveryCode,
    errors.LastWayIn,
    errors.NoIdentity,
    errors.ProfileNotEmpty,
    errors.KitNotSaved,
    errors.KitNotRead,
}
"""Told with a question, in the settings, or with the recovery kit."""


def ways(problem: StoreError, made_at: float | None = None) -> list[Way]:
    return [offer.way for offer in trouble_of(problem, "ada", FOLDER, made_at).ways]


def test_every_reason_has_its_picture() -> None:
    pictured = {type(problem) for problem in TROUBLES.values()}

    assert pictured == set(StoreError.__subclasses__()) - ELSEWHERE


@pytest.mark.parametrize("name", TROUBLES)
def test_each_says_what_happened_and_has_a_way_on(name: str) -> None:
    trouble = trouble_of(TROUBLES[name], "ada", FOLDER, None)

    assert trouble.title
    assert not trouble.title.endswith(".")
    assert trouble.words == str(TROUBLES[name])
    assert trouble.ways[-1].way is Way.OTHER
    assert "“ada” stays" in trouble.ways[-1].words
    assert all(offer.title and offer.words for offer in trouble.ways)


def test_titles_tell_them_apart() -> None:
    titles = {name: trouble_of(TROUBLES[name], "a", None, None).title for name in TROUBLES}
    alike = [
        {"in-use", "in-use-elsewhere"},
        {"key-file-too-new", "database-too-new"},
        {"database-busy", "disk-failed", "not-a-profile", "name-refused"},
    ]

    assert len(set(titles.values())) == len(titles) - sum(len(group) - 1 for group in alike)


@pytest.mark.parametrize("name", ["database-damaged", "database-missing", "database-too-new"])
def test_a_copy_is_offered_where_it_helps_and_is_there(name: str) -> None:
    assert ways(TROUBLES[name], MADE_AT) == [Way.RESTORE, Way.AGAIN, Way.OTHER]
    assert ways(TROUBLES[name]) == [Way.AGAIN, Way.OTHER]
    offer = trouble_of(TROUBLES[name], "ada", FOLDER, MADE_AT).ways[0]
    assert "2025" in offer.title
    assert "kept" in offer.words


@pytest.mark.parametrize("name", ["disk-full", "keyring-locked", "migration-failed", "in-use"])
def test_no_copy_is_offered_where_the_database_is_well(name: str) -> None:
    assert ways(TROUBLES[name], MADE_AT) == [Way.AGAIN, Way.OTHER]


@pytest.mark.parametrize("name", ["not-a-profile", "name-refused"])
def test_nothing_is_tried_again_where_it_cannot_help(name: str) -> None:
    assert ways(TROUBLES[name]) == [Way.OTHER]


def test_the_folder_is_offered_where_there_is_something_to_see() -> None:
    shown = {name for name in TROUBLES if trouble_of(TROUBLES[name], "ada", FOLDER, None).folder}

    assert shown == {
        "key-file-damaged",
        "database-missing",
        "database-damaged",
        "migration-failed",
        "disk-full",
        "disk-failed",
        "read-only",
    }
