"""Histories told whole: none goes wrong, and a seed tells the same one each time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HISTORIES = 300


def simulate(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program, in processes of its own: the order of sets is part of a history."""
    return subprocess.run(
        [sys.executable, "-m", "tests.sim", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_no_history_goes_wrong() -> None:
    ended = simulate("--seeds", str(HISTORIES), "--seed0", "1", "--workers", "2")
    assert ended.returncode == 0, ended.stdout[-8_000:] + ended.stderr[-2_000:]


@pytest.mark.slow
def test_a_seed_tells_the_same_story_in_every_process() -> None:
    stories = {simulate("--seeds", "1", "--seed0", "7", "--story").stdout for _ in range(2)}
    (story,) = stories
    assert story.count("\n") > 200
