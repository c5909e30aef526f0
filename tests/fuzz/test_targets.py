"""Each target for a moment: sound inputs pass, and what is made from them breaks nothing."""

from itertools import islice
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.mutation import mutants
from tests.fuzz.target import Drawn, Target
from tests.fuzz.targets import TARGETS

MUTANTS = {"ledger": 6, "wraps": 60, "notes": 60, "entries": 60, "relay": 150}
FOUND = Path(__file__).with_name("found")
"""Inputs that broke something once: a folder for each target."""


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_sound_inputs_and_a_few_others_break_nothing(target: Target) -> None:
    seeds = list(target.seeds())
    for data in seeds:
        target.try_one(data)
    for data in islice(mutants(seeds, Random(3), target.longest), MUTANTS.get(target.name, 300)):
        target.try_one(data)


@pytest.mark.parametrize(
    "file", sorted(FOUND.glob("*/*")), ids=lambda file: f"{file.parent.name}-{file.name}"
)
def test_what_was_found_stays_mended(file: Path) -> None:
    TARGETS[file.parent.name].try_one(file.read_bytes())


def test_choices_are_drawn_until_there_are_no_more() -> None:
    drawn = Drawn(bytes([5, 1, 0]))
    assert drawn.below(3) == 2
    assert drawn.below(300) == 256
    assert drawn.is_over
    assert drawn.below(9) == 0
