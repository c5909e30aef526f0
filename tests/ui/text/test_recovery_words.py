"""What is said of kits, and what their files are called."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sealroom.controller.views import RecoveryView
from sealroom.ui.text.recovery_words import (
    kit_file_name,
    lacking_words,
    page_file_name,
    percent,
    saved_words,
)
from tests.ui import believable
from tests.ui.scripted_facade import DAY


def test_when_the_last_one_was_saved() -> None:
    now = believable.NOW
    assert saved_words(RecoveryView(None), now) == "No recovery kit has been saved yet."
    assert saved_words(RecoveryView(now), now) == "Saved just now, without messages."
    assert saved_words(RecoveryView(now - 2 * DAY, True), now) == "Saved 2 days ago, with messages."


def test_nothing_is_said_where_nothing_is_lacking() -> None:
    assert lacking_words(RecoveryView(1, code_kept=True)) == ""
    assert "3 newer room keys" in lacking_words(RecoveryView(1, newer_keys=3, code_kept=True))


@given(st.text(max_size=70))
@settings(deadline=None)
def test_any_name_makes_a_file_s_name(name: str) -> None:
    for file_name in (kit_file_name(name), page_file_name(name)):
        assert not set(file_name) & set('<>:"/\\|?*\x00\n')
        assert file_name.strip(" .") == file_name
    assert kit_file_name(name).endswith(".sealroom-kit")
    assert page_file_name(name).endswith(".pdf")


def test_percent_stays_in_bounds() -> None:
    assert [percent(done) for done in (-1, 0, 0.004, 0.425, 1, 2)] == [0, 0, 0, 42, 100, 100]
