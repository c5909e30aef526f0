"""Two copies of the app on one profile, as processes."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sealroom.store.profile import open_profile
from tests.cli.watched import Copy, watched
from tests.store.sample import PASSPHRASE, light_work

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9 and a socket of its own"),
]


@pytest.fixture
def profile() -> Path:
    """Opened by a passphrase."""
    with open_profile("ada", ask_passphrase=lambda _: PASSPHRASE, work=light_work) as ada:
        return ada.folder


@pytest.fixture
def first(profile: Path) -> Iterator[Copy]:
    """A copy at its window."""
    with watched(profile) as copy:
        assert copy.says() == "unlockSheet"
        copy.tell(f"type {PASSPHRASE}", "press acceptPassphrase")
        assert copy.says() == "window"
        yield copy


def test_the_second_brings_the_first_to_the_front_and_ends_well(first: Copy, profile: Path) -> None:
    first.tell("minimise", "look")
    assert first.says() == "minimised"
    with watched(profile) as second:
        assert second.says() == ""
        assert second.process.wait(10) == 0
    first.tell("look")
    assert first.says() == "in front"
    first.tell("close")
    assert first.process.wait(10) == 0


def test_a_first_that_still_asks_for_the_passphrase_comes_to_the_front(profile: Path) -> None:
    with watched(profile) as first, watched(profile) as second:
        both = {first.process: first.says(), second.process: second.says()}
        ended = next(process for process, said in both.items() if not said)
        assert sorted(both.values()) == ["", "unlockSheet"]
        assert ended.wait(10) == 0


def test_after_a_crash_the_next_opens_and_answers(first: Copy, profile: Path) -> None:
    first.process.send_signal(signal.SIGKILL)
    first.process.wait()
    with watched(profile) as second:
        assert second.says() == "unlockSheet"
        with watched(profile) as third:
            assert third.process.wait(10) == 0


def test_a_first_that_hangs_is_named_and_the_second_opens_once_it_is_gone(
    first: Copy, profile: Path
) -> None:
    first.process.send_signal(signal.SIGSTOP)
    with watched(profile) as second:
        said = second.says()
        assert said.startswith("troubleSheet")
        assert f"(process {first.process.pid})" in said
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait()
        second.tell("press goOn")
        assert second.says() == "unlockSheet"
        second.tell(f"type {PASSPHRASE}", "press acceptPassphrase")
        assert second.says() == "window"
        second.tell("close")
        assert second.process.wait(10) == 0


def test_giving_up_is_no_success(profile: Path) -> None:
    with watched(profile) as copy:
        assert copy.says() == "unlockSheet"
        copy.tell("type not this one", "press acceptPassphrase")
        assert copy.says() == "unlockSheet This is not the profile's passphrase. Try again."
        copy.tell("close")
        assert copy.process.wait(10) == 1
