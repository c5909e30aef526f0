"""The attack page names tests that exist, and every test that stands beside it."""

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
PAGE = Path(__file__).with_name("README.md")


def _defined(files: list[Path]) -> set[str]:
    return {name for file in files for name in re.findall(r"def (test_\w+)", file.read_text())}


def _named() -> set[str]:
    return set(re.findall(r"`(test_\w+)`", PAGE.read_text()))


def test_every_test_that_is_named_exists() -> None:
    assert not _named() - _defined(list(TESTS.rglob("test_*.py")))


def test_every_attack_that_is_tried_here_is_named() -> None:
    here = [file for file in Path(__file__).parent.glob("test_*.py") if file != Path(__file__)]
    assert not _defined(here) - _named()
