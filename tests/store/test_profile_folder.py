from pathlib import Path

import pytest
from platformdirs import user_data_path

from sealroom.store.errors import DiskFailed, NotAProfile, ProfileNameRefused, ReadOnly
from sealroom.store.key_file import KEY_FILE
from sealroom.store.profile_folder import HOME_VARIABLE, profile_folder, profiles_folder
from sealroom.store.profile_lock import LOCK_FILE


def test_profiles_lie_where_the_system_keeps_a_program_s_data(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(HOME_VARIABLE)

    assert profiles_folder() == user_data_path("Sealroom", appauthor=False) / "profiles"


def test_the_environment_can_put_them_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(HOME_VARIABLE, "place")

    assert profiles_folder() == tmp_path / "place" / "profiles"


@pytest.mark.parametrize(
    "name", ["a", "Ada", "Ada 2", "ada.work", "a-b_c", "Zoë", "日本", "x" * 60, "console", "com10"]
)
def test_a_name_is_a_folder_among_the_profiles(name: str) -> None:
    assert profile_folder(name) == profiles_folder() / name


def test_a_name_is_the_same_from_every_keyboard() -> None:
    assert profile_folder("Zoe\N{COMBINING DIAERESIS}") == profile_folder("Zoë")


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", ".", "..", ".hidden", "a.", "a ", "-a", "a:b", "a*b", "a\0b", "a\nb", "a" * 61),
        *("\N{RIGHT-TO-LEFT OVERRIDE}a", "con", "NUL", "aux.txt", "com1", "LPT9.db", "prn .x"),
    ],
)
def test_a_name_that_some_system_cannot_have_is_refused(name: str) -> None:
    with pytest.raises(ProfileNameRefused):
        profile_folder(name)


def test_a_path_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert profile_folder(str(tmp_path / "ada")) == tmp_path / "ada"
    assert profile_folder(Path("ada")) == tmp_path / "ada"
    assert profile_folder("./ada") == tmp_path / "ada"


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ben")
    with pytest.raises(NotAProfile, match=tmp_path.name):
        profile_folder(tmp_path)


@pytest.mark.parametrize("ours", [KEY_FILE, LOCK_FILE])
def test_a_profile_may_have_other_things_in_it(tmp_path: Path, ours: str) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ben")
    (tmp_path / ours).write_text("")

    assert profile_folder(tmp_path) == tmp_path


def test_what_is_no_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskFailed, match="file"):
        profile_folder(tmp_path / "file")


def test_a_shut_folder_is_named(without_rights: Path) -> None:
    without_rights.chmod(0)
    with pytest.raises(ReadOnly, match="folder"):
        profile_folder(without_rights)
