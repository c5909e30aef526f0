"""The simulation can fail: it finds every fault that is planted."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.sim.planted import MOST, PLANTED
from tests.sim.test_histories import ROOT

Search = subprocess.Popen[str]


@pytest.fixture(scope="module")
def search() -> Iterator[Search]:
    """A program of its own, since the order of sets is part of a history; one for all faults."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.sim.planted", "--ask"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as search:
        yield search
        search.terminate()


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found(search: Search, name: str) -> None:
    assert search.stdin is not None
    assert search.stdout is not None
    search.stdin.write(f"{name}\n")
    search.stdin.flush()
    assert 1 <= int(search.stdout.readline()) <= MOST
