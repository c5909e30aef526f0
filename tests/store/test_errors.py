import errno
import re
from pathlib import Path

import pytest

from sealroom.store import errors
from sealroom.store.errors import DiskFailed, DiskFull, ReadOnly, StoreError, from_disk, from_system

PATH = Path("/somewhere/profile.db")


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = set(re.findall(r"[├└]── (\w+)", errors.__doc__ or ""))

    assert drawn == {kind.__name__ for kind in StoreError.__subclasses__()}


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EACCES, ReadOnly),
        (errno.EPERM, ReadOnly),
        (errno.EROFS, ReadOnly),
        (errno.EIO, DiskFailed),
        (errno.ENAMETOOLONG, DiskFailed),
    ],
)
def test_the_operating_system_s_numbers_get_words(number: int, kind: type[StoreError]) -> None:
    said = from_system(OSError(number, "what the system says"), PATH)

    assert type(said) is kind
    assert str(PATH) in str(said) or kind is DiskFull


def test_a_failure_without_a_cause_is_the_disk_s_when_there_is_room(tmp_path: Path) -> None:
    said = from_disk(tmp_path / "profile.db", "disk I/O error")

    assert isinstance(said, DiskFailed)
    assert "disk I/O error" in str(said)


def test_a_failure_on_a_disk_that_is_gone_is_the_disk_s() -> None:
    assert isinstance(from_disk(PATH, "disk I/O error"), DiskFailed)
    assert isinstance(from_disk(None, "disk I/O error"), DiskFailed)
