import os
import signal
import sys
from pathlib import Path

import pytest

from sealroom.store.errors import DiskFailed, ProfileInUse, ReadOnly
from sealroom.store.profile_lock import LOCK_FILE, ProfileLock
from tests.store.child import child, line_of


def test_a_profile_is_open_once_even_within_a_process(tmp_path: Path) -> None:
    lock = ProfileLock(tmp_path)
    with pytest.raises(ProfileInUse, match=tmp_path.name) as refused:
        ProfileLock(tmp_path)

    assert refused.value.folder == tmp_path
    lock.release()
    ProfileLock(tmp_path).release()


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
def test_the_lock_of_a_killed_process_is_gone(tmp_path: Path) -> None:
    with child("hold", tmp_path / "ada") as holder:
        assert line_of(holder) == "open"
        with pytest.raises(ProfileInUse):
            ProfileLock(tmp_path / "ada")
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
        ProfileLock(tmp_path / "ada").release()


def test_it_says_who_holds_it(tmp_path: Path) -> None:
    with child("hold", tmp_path / "ada") as holder:
        assert line_of(holder) == "open"
        with pytest.raises(ProfileInUse, match=f"process {holder.pid}") as refused:
            ProfileLock(tmp_path / "ada")

    assert (refused.value.process, refused.value.computer) == (holder.pid, "")


def test_another_computer_that_holds_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("platform.node", lambda: "attic")
        lock = ProfileLock(tmp_path)
    with pytest.raises(ProfileInUse, match="attic") as refused:
        ProfileLock(tmp_path)
    lock.release()

    assert refused.value.computer == "attic"


@pytest.mark.parametrize("content", [b"", b"\0", b" not a number\n", b"\xff" * 500])
def test_what_stands_in_it_keeps_nobody_in_or_out(tmp_path: Path, content: bytes) -> None:
    """As an older Sealroom or a full disk leaves it."""
    lock = ProfileLock(tmp_path)
    (tmp_path / LOCK_FILE).write_bytes(content)
    with pytest.raises(ProfileInUse) as refused:
        ProfileLock(tmp_path)
    lock.release()

    assert refused.value.process == 0
    ProfileLock(tmp_path).release()


def test_the_lock_is_not_handed_to_programs_that_are_started(tmp_path: Path) -> None:
    lock = ProfileLock(tmp_path)

    assert not os.get_inheritable(lock._descriptor)
    lock.release()


def test_a_refused_lock_leaves_no_file_open(tmp_path: Path) -> None:
    lock = ProfileLock(tmp_path)
    before = os.dup(0)
    os.close(before)
    with pytest.raises(ProfileInUse):
        ProfileLock(tmp_path)
    after = os.dup(0)
    os.close(after)

    assert after == before
    lock.release()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DiskFailed, match="missing"):
        ProfileLock(tmp_path / "missing")


def test_a_folder_that_may_not_be_written_is_named(without_rights: Path) -> None:
    without_rights.chmod(0o500)
    with pytest.raises(ReadOnly, match=LOCK_FILE):
        ProfileLock(without_rights)
