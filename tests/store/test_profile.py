import os
import shutil
import signal
import sys
from pathlib import Path

import msgspec
import pytest
from keyring.backend import KeyringBackend

from sealroom.crypto.recovery_code import generate_recovery_code
from sealroom.store.backup import BACKUP_KEPT_SECONDS, backup_of
from sealroom.store.database import Database
from sealroom.store.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    DatabaseTooNew,
    KeyFileDamaged,
    KeyGone,
    KeyringFailed,
    NotAProfile,
    PassphraseNotGiven,
    ProfileInUse,
    ProfileNameRefused,
    ReadOnly,
    StoreError,
    WrongPassphrase,
)
from sealroom.store.key_file import KEY_FILE, KeyFile
from sealroom.store.migration import packaged_migrations
from sealroom.store.os_keyring import OsKeyring
from sealroom.store.profile import DATABASE_FILE, Profile, ProfileClaim, open_profile
from sealroom.store.profile_folder import profiles_folder
from sealroom.store.question import PassphrasePrompt
from tests.store.child import child, line_of
from tests.store.crashes import Crash
from tests.store.crashing import told_by
from tests.store.keyrings import FailingKeyring, FileKeyring
from tests.store.sample import (
    PASSPHRASE,
    SECRET_TEXT,
    all_bytes,
    light_work,
    store_setting,
    stored_settings,
)


def right(_: PassphrasePrompt) -> str:
    return PASSPHRASE


def unasked(_: PassphrasePrompt) -> str:
    raise AssertionError("asked for a passphrase")


def open_ada(name_or_path: str | Path = "ada") -> Profile:
    return open_profile(name_or_path, ask_passphrase=right, work=light_work)


@pytest.fixture
def folder() -> Path:
    """A profile that was used and closed."""
    with open_ada() as profile, profile.database.write() as connection:
        store_setting(connection, "kept", SECRET_TEXT.encode())
    return profile.folder


@pytest.fixture
def keyring(tmp_path: Path) -> FileKeyring:
    return FileKeyring(tmp_path / "keyring.json")


def open_with(keyring: KeyringBackend) -> Profile:
    return open_profile("ada", ask_passphrase=unasked, find_keyring=lambda: OsKeyring(keyring))


def settings_of(profile: Profile) -> list[str]:
    with profile:
        return stored_settings(profile.database.connection)


def test_a_profile_is_made_at_its_first_opening() -> None:
    with open_ada() as profile:
        assert profile.name == "ada"
        assert profile.folder == profiles_folder() / "ada"
        assert isinstance(profile.database, Database)
        assert stored_settings(profile.database.connection) == []


def test_what_was_stored_is_there_at_the_next(folder: Path) -> None:
    assert settings_of(open_ada()) == ["kept"]
    assert settings_of(open_ada(folder)) == ["kept"]


def test_two_profiles_share_nothing(folder: Path) -> None:
    assert settings_of(open_ada("ben")) == []
    assert (folder / KEY_FILE).read_bytes() != (folder.parent / "ben" / KEY_FILE).read_bytes()


def test_nothing_in_the_folder_is_readable(folder: Path) -> None:
    found = all_bytes(folder)

    assert SECRET_TEXT.encode() not in found
    assert PASSPHRASE.encode() not in found
    assert b"settings" not in found


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_folders_and_files_are_the_owner_s_alone() -> None:
    before = os.umask(0)
    with open_ada() as profile:
        while_open = {file.stat().st_mode & 0o777 for file in profile.folder.iterdir()}
    os.umask(before)

    assert while_open == {0o600}
    above = [profile.folder, *profile.folder.parents][:3]
    assert {folder.stat().st_mode & 0o777 for folder in above} == {0o700}


def test_closing_once_is_enough(folder: Path) -> None:
    profile = open_ada()
    profile.close()
    profile.close()

    assert settings_of(open_ada()) == ["kept"]


def test_a_profile_shows_its_folder_alone(folder: Path) -> None:
    with open_ada() as profile:
        assert repr(profile) == f"Profile({str(folder)!r})"


# ---- passphrase


def test_a_wrong_passphrase_is_told_and_the_next_may_be_right(folder: Path) -> None:
    before = all_bytes(folder)
    problems: list[type[object]] = []

    def ask(prompt: PassphrasePrompt) -> str:
        problems.append(type(prompt.problem))
        assert all_bytes(folder) == before
        return PASSPHRASE if len(problems) == 3 else "not this one"

    assert settings_of(open_profile("ada", ask_passphrase=ask)) == ["kept"]
    assert problems == [type(None), WrongPassphrase, WrongPassphrase]


def test_giving_none_leaves_the_profile_closed_and_whole(folder: Path) -> None:
    with pytest.raises(PassphraseNotGiven):
        open_profile("ada", ask_passphrase=lambda _: None)

    assert settings_of(open_ada()) == ["kept"]


def test_thinking_better_of_a_new_profile_promises_nothing() -> None:
    with pytest.raises(PassphraseNotGiven):
        open_profile("ada", ask_passphrase=lambda _: None)

    assert settings_of(open_ada()) == []


# ---- keyring


def test_with_a_keyring_nobody_is_asked(keyring: FileKeyring) -> None:
    with open_with(keyring) as profile, profile.database.write() as connection:
        store_setting(connection, "kept")
    key_file = msgspec.json.decode((profile.folder / KEY_FILE).read_bytes(), type=KeyFile)
    key = OsKeyring(keyring).read(key_file.profile_id)

    assert settings_of(open_with(keyring)) == ["kept"]
    assert key is not None
    assert key not in all_bytes(profile.folder)
    assert key.hex().encode() not in all_bytes(profile.folder).lower()


def test_an_emptied_keyring_makes_no_new_key(keyring: FileKeyring) -> None:
    open_with(keyring).close()
    keyring.file.unlink()
    before = all_bytes(profiles_folder())
    with pytest.raises(KeyGone):
        open_with(keyring)

    assert not keyring.file.exists()
    assert all_bytes(profiles_folder()) == before


def test_a_keyring_that_fails_at_first_is_tried_again(keyring: FileKeyring) -> None:
    with pytest.raises(KeyringFailed):
        open_with(FailingKeyring(OSError()))

    assert settings_of(open_with(keyring)) == []


# ---- second start


def test_a_second_start_is_refused_here_and_in_another_process(folder: Path) -> None:
    with open_ada(), pytest.raises(ProfileInUse):
        open_ada()
    with child("hold", folder) as first:
        assert line_of(first) == "open"
        with pytest.raises(ProfileInUse):
            open_profile("ada", ask_passphrase=unasked)
    open_ada().close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
def test_after_kill_9_the_profile_opens(folder: Path) -> None:
    with child("hold", folder) as first:
        assert line_of(first) == "open"
        os.kill(first.pid, signal.SIGKILL)
        first.wait()

    assert settings_of(open_ada()) == ["kept"]


def test_after_a_failure_the_lock_is_free(folder: Path) -> None:
    (folder / DATABASE_FILE).rename(folder / "elsewhere")
    for _ in range(2):
        with pytest.raises(DatabaseMissing):
            open_ada()


# ---- claims


def test_a_claim_is_held_through_a_failure_until_it_is_released(folder: Path) -> None:
    claim = ProfileClaim("ada", work=light_work)
    with pytest.raises(PassphraseNotGiven):
        claim.open(lambda _: None)
    with pytest.raises(ProfileInUse):
        open_ada()

    assert settings_of(claim.open(right)) == ["kept"]
    claim.release()
    assert settings_of(open_ada()) == ["kept"]


def test_the_recovery_code_opens_what_the_keyring_lost_and_the_next_start_is_silent(
    keyring: FileKeyring,
) -> None:
    code = generate_recovery_code()
    with open_with(keyring) as profile:
        profile.keys.set_recovery_code(code)
        with profile.database.write() as connection:
            store_setting(connection, "kept")
    keyring.file.unlink()

    recovered = open_profile(
        "ada", ask_passphrase=lambda _: code.written, find_keyring=lambda: OsKeyring(keyring)
    )
    assert settings_of(recovered) == ["kept"]
    assert settings_of(open_with(keyring)) == ["kept"]
    assert code.written.encode() not in all_bytes(recovered.folder)
    assert code.secret not in all_bytes(recovered.folder)


def test_a_damaged_database_is_replaced_by_its_copy_and_kept(folder: Path) -> None:
    file = folder / DATABASE_FILE
    version = len(packaged_migrations())
    shutil.copy(file, backup_of(file, version))
    shutil.copy(file, backup_of(file, version + 1))  # of a newer Sealroom: not to be used
    damaged = bytes(8192)
    file.write_bytes(damaged)
    claim = ProfileClaim("ada", work=light_work)
    with pytest.raises(DatabaseDamaged):
        claim.open(right)
    (backup,) = claim.backups()
    claim.restore(backup, right)

    assert settings_of(claim.open(right)) == ["kept"]
    assert (folder / f"{DATABASE_FILE}.aside-1").read_bytes() == damaged


def test_without_its_key_no_copy_is_restored(folder: Path) -> None:
    file = folder / DATABASE_FILE
    shutil.copy(file, backup_of(file, 1))
    (folder / KEY_FILE).unlink()
    claim = ProfileClaim("ada", work=light_work)
    with pytest.raises(KeyFileDamaged):
        claim.restore(claim.backups()[0], right)
    claim.release()


# ---- bad folders


@pytest.mark.parametrize("content", [None, b"", b"{}"])
def test_a_database_whose_key_file_is_lost_is_left_alone(
    folder: Path, content: bytes | None
) -> None:
    (folder / KEY_FILE).unlink()
    if content is not None:
        (folder / KEY_FILE).write_bytes(content)
    before = (folder / DATABASE_FILE).read_bytes()
    with pytest.raises(KeyFileDamaged):
        open_ada()

    assert (folder / DATABASE_FILE).read_bytes() == before


def test_a_database_is_never_replaced_by_a_fresh_start(folder: Path) -> None:
    """A key file that says creation never ended, beside a database: one of them was altered."""
    content = msgspec.json.decode((folder / KEY_FILE).read_bytes(), type=KeyFile)
    begun = msgspec.structs.replace(content, slots=())
    (folder / KEY_FILE).write_bytes(msgspec.json.encode(begun))
    with pytest.raises(KeyFileDamaged):
        open_ada()


def test_a_lost_database_is_not_replaced_by_an_empty_one(folder: Path) -> None:
    (folder / DATABASE_FILE).unlink()
    with pytest.raises(DatabaseMissing, match=DATABASE_FILE):
        open_ada()

    assert not (folder / DATABASE_FILE).exists()


@pytest.mark.parametrize("damage", ["altered", "cut off", "emptied", "another profile's"])
def test_a_broken_database_is_named(folder: Path, damage: str) -> None:
    file = folder / DATABASE_FILE
    content = bytearray(file.read_bytes())
    match damage:
        case "altered":
            content[100] ^= 1
        case "cut off":
            del content[5000:]
        case "emptied":
            content.clear()
        case "another profile's":
            open_ada("ben").close()
            content[:] = (folder.parent / "ben" / DATABASE_FILE).read_bytes()
    file.write_bytes(content)
    with pytest.raises(DatabaseDamaged, match=DATABASE_FILE):
        open_ada()

    assert file.read_bytes() == bytes(content)


def test_a_newer_profile_is_left_as_it_is(folder: Path) -> None:
    with open_ada() as profile:
        profile.database.connection.execute("PRAGMA user_version = 9999")
    before = all_bytes(folder)
    with pytest.raises(DatabaseTooNew):
        open_ada()

    assert all_bytes(folder) == before


def test_names_and_folders_that_are_none_of_ours(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "to Ben.txt").write_text("Dear Ben")
    with pytest.raises(NotAProfile):
        open_ada(tmp_path / "letters")
    with pytest.raises(ProfileNameRefused):
        open_ada("..")


def test_a_folder_that_may_not_be_written_is_named(without_rights: Path) -> None:
    open_ada(without_rights).close()
    without_rights.chmod(0o500)
    (without_rights / "profile.lock").chmod(0o400)
    with pytest.raises(ReadOnly):
        open_ada(without_rights)


def test_every_trouble_is_said_in_a_sentence_that_ends(folder: Path) -> None:
    (folder / DATABASE_FILE).unlink()
    with pytest.raises(StoreError) as refused:
        open_ada()

    assert str(refused.value).endswith(".")
    assert str(folder) in str(refused.value)


# ---- upkeep and crashes


def test_copies_from_before_a_migration_go_after_a_week(folder: Path) -> None:
    copy = backup_of(folder / DATABASE_FILE, 1)
    copy.write_bytes(b"sealed")
    made_at = copy.stat().st_mtime
    open_profile("ada", ask_passphrase=right, clock=lambda: made_at + BACKUP_KEPT_SECONDS).close()
    assert copy.exists()
    late = made_at + BACKUP_KEPT_SECONDS + 1
    open_profile("ada", ask_passphrase=right, clock=lambda: late).close()
    assert not copy.exists()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("kept_by", ["keyring", "passphrase"])
def test_a_crash_at_any_step_of_creation_is_finished_or_started_again(
    tmp_path: Path, kept_by: str
) -> None:
    told = told_by("tests.store.crashes", tmp_path / "crashes", kept_by)
    crashes = msgspec.json.decode(told, type=list[Crash])
    steps = [crash.last_step for crash in crashes]

    assert [crash for crash in crashes if crash.outcome != 0] == []
    assert {tuple(crash.files) for crash in crashes} == {(KEY_FILE, DATABASE_FILE, "profile.lock")}
    assert {crash.keyring_entries for crash in crashes} == {1 if kept_by == "keyring" else 0}
    assert "os.rename profile.db.new" in steps
    assert [crash.promised for crash in crashes] == sorted(crash.promised for crash in crashes)
    assert {crash.promised for crash in crashes} == {True, False}


_KEYRING, _CODE, _OLD = "keyring: early late", "code: early late", "old: early late"
_UNCHANGED = [_KEYRING, _CODE, _OLD]
_LOCKED = [_CODE, "lock: early late"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize(
    ("story", "at_first", "in_the_end"),
    [
        ("new_code", _UNCHANGED, [_KEYRING, "new code: early late", _OLD]),
        ("new_passphrase", _UNCHANGED, [_KEYRING, _CODE, "new: early late"]),
        ("no_passphrase", _UNCHANGED, [_KEYRING, _CODE]),
        ("lock_set", _UNCHANGED, _LOCKED),
        ("lock_changed", _LOCKED, [_CODE, "new lock: early late"]),
        ("lock_removed", _LOCKED, [_KEYRING, _CODE]),
        ("restored", _UNCHANGED, ["keyring: early", "code: early", "old: early"]),
    ],
)
def test_a_crash_at_any_step_of_a_change_leaves_the_old_ways_in_or_the_new(
    tmp_path: Path, story: str, at_first: list[str], in_the_end: list[str]
) -> None:
    told = told_by("tests.store.crash_stories", story, tmp_path)
    outcomes = msgspec.json.decode(told, type=list[list[str]])
    decided = outcomes.index(in_the_end)

    assert outcomes[:decided] == [at_first] * decided
    assert outcomes[decided:] == [in_the_end] * (len(outcomes) - decided)
    assert decided > 3


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_a_crash_at_any_step_of_a_repair_loses_no_way_in(tmp_path: Path) -> None:
    told = told_by("tests.store.crash_stories", "repaired", tmp_path)
    outcomes = msgspec.json.decode(told, type=list[list[str]])

    assert outcomes[-1] == _UNCHANGED
    assert all({_CODE, _OLD} <= set(outcome) for outcome in outcomes)
    assert [_CODE, _OLD] in outcomes
