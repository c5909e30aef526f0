"""The language of what comes before a profile is open."""

from pathlib import Path

import pytest

from sealroom.store.errors import StoreError
from sealroom.store.spoken_language import remember_language, remembered_language


def test_what_was_remembered_is_found_again(tmp_path: Path) -> None:
    assert remembered_language(tmp_path) == ""
    remember_language(tmp_path, "zh_CN")
    assert remembered_language(tmp_path) == "zh_CN"
    remember_language(tmp_path, "en")
    assert remembered_language(tmp_path) == "en"


def test_the_same_is_not_written_again(tmp_path: Path) -> None:
    remember_language(tmp_path, "en")
    before = (tmp_path / "language").stat().st_ino
    remember_language(tmp_path, "en")
    assert (tmp_path / "language").stat().st_ino == before


def test_what_is_no_name_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "language").write_bytes(b"\xff\xfe" * 1_000)
    assert remembered_language(tmp_path) == ""


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        remember_language(tmp_path / "gone", "en")
