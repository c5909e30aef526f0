"""Names that others give to files, as they are shown and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.controller.file_views import FileState, FileStatus, FileView
from sealroom.ui.text.file_words import (
    NAME_LENGTH,
    clean_name,
    is_program,
    name_warning,
    status_words,
)

OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("plan.pdf", "plan.pdf"),
        ("../../.ssh/authorized_keys", "authorized_keys"),
        ("/etc/passwd", "passwd"),
        ("C:\\Windows\\system.ini", "system.ini"),
        ("..", "file"),
        ("", "file"),
        ("...", "file"),
        (".bashrc", "bashrc"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("lpt1 .doc", "_lpt1 .doc"),
        ("a<b>:c|d?.txt", "a_b__c_d_.txt"),
        ("line\nbreak.txt", "line break.txt"),
        ("null\0byte.exe", "null_byte.exe"),
        (f"photo{OVERRIDE}gpj.exe", "photo_gpj.exe"),
        ("zero\u200bwidth.pdf", "zero_width.pdf"),
        ("trailing.exe. . ", "trailing.exe"),
        ("日本語.txt", "日本語.txt"),
    ],
)
def test_names_are_cleaned(given_name: str, shown: str) -> None:
    assert clean_name(given_name) == shown


@given(st.text(max_size=400))
def test_whatever_it_is_a_clean_name_is_one_name_and_stays_so(name: str) -> None:
    clean = clean_name(name)
    assert 0 < len(clean) <= NAME_LENGTH
    assert clean_name(clean) == clean
    assert not set('/\\<>:"|?*\0\n') & set(clean)
    assert clean not in {".", ".."}
    assert not clean.startswith(".")
    assert not clean.endswith((".", " "))


def test_a_long_name_keeps_its_ending() -> None:
    device = clean_name("NUL" + ".txt" * 100)
    assert device.startswith("_NUL.txt")
    assert clean_name(device) == device
    assert clean_name("x" * 500 + ".pdf").endswith("x.pdf")


@pytest.mark.parametrize(
    "name",
    [
        "setup.exe",
        "invoice.pdf.exe",
        "photo.jpg.SCR",
        f"photo{OVERRIDE}gpj.exe",
        "run.sh",
        "macro.docm",
        "page.html",
        "drawing.svg",
        "link.lnk",
        "tool.AppImage",
        "trailing.exe. ",
        "x.desktop",
    ],
)
def test_programs_are_known_by_their_last_ending(name: str) -> None:
    assert is_program(name)
    assert "program" in name_warning(name)


@pytest.mark.parametrize("name", ["plan.pdf", "photo.jpg", "notes.txt", "exe", "my.exe.pdf"])
def test_others_are_none(name: str) -> None:
    assert not is_program(name)
    assert not name_warning(name)


def test_a_changed_name_is_said_to_be() -> None:
    assert "changed" in name_warning("../plan.pdf")


def test_how_far_it_is_and_what_is_in_the_way() -> None:
    file = FileView("f" * 26, "plan.pdf", "", 2_000_000)
    assert "MB" in status_words(file, FileStatus(FileState.AWAY)).replace("MiB", "MB")
    going = status_words(file, FileStatus(FileState.GOING, 50, 200))
    assert "sending, 25 %" in going
    assert "coming, 99 %" in status_words(file, FileStatus(FileState.COMING, 200, 200))
    assert status_words(file, FileStatus(FileState.FAILED, words="gone")) == "gone"
