"""What is found of texts that were let go of, in this process's own memory."""

import re
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from sealroom.ui.remains import overwrite_remains

TEXTS = 2_000
MOST_LEFT = 0.05

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]


def memory() -> Iterator[bytes]:
    areas = Path("/proc/self/maps").read_text()
    with Path("/proc/self/mem").open("rb", 0) as content:
        for first, last in re.findall(r"^([0-9a-f]+)-([0-9a-f]+) rw", areas, re.MULTILINE):
            try:
                content.seek(int(first, 16))
                yield content.read(int(last, 16) - int(first, 16))
            except (OSError, OverflowError):
                continue  # the kernel's own


def found(text: bytes) -> int:
    return sum(area.count(text) for area in memory())


def test_of_texts_that_python_let_go_of_little_is_left() -> None:
    mark = secrets.token_hex(12)
    kept = [f"line {number} {mark}" for number in range(TEXTS)]
    before = found(mark.encode())
    del kept
    overwrite_remains()

    assert before >= TEXTS
    assert found(mark.encode()) < MOST_LEFT * TEXTS


def test_of_texts_that_windows_showed_little_is_left(qapp: QApplication) -> None:
    mark = secrets.token_hex(12)
    labels = [QLabel(f"line {number} {mark}") for number in range(TEXTS)]
    before = found(mark.encode("utf-16-le"))
    del labels
    overwrite_remains()

    assert before >= TEXTS
    assert found(mark.encode("utf-16-le")) < MOST_LEFT * TEXTS
