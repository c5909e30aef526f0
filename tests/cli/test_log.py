"""Whatever goes wrong, no words of it and no value reach the output or the disk."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sealroom.cli.log import QuietFormatter
from tests.cli.faulty import SECRET, WAYS

KILLED = {"by_signal", "by_abort"}
SILENT = {"in_a_debug_log"}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize("way", WAYS)
def test_a_fault_is_told_by_kind_and_place_alone(tmp_path: Path, way: str) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONFAULTHANDLER": "1",
        "PYTHONASYNCIODEBUG": "1",
        **dict.fromkeys(("TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(tmp_path)),
        "HOME": str(tmp_path),
    }
    ended = subprocess.run(
        [sys.executable, "-m", "tests.cli.faulty", way],
        capture_output=True,
        cwd=tmp_path,
        env=environment,
        check=False,
    )
    said = ended.stdout + ended.stderr

    assert SECRET.encode() not in said
    assert (b"ValueError" in said) is (way not in KILLED | SILENT)
    assert (ended.returncode < 0) is (way in KILLED)
    left = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert [file.name for file in left if SECRET.encode() in file.read_bytes()] == []
    assert not [file.name for file in left if file.name.startswith("core")]


def test_a_record_without_a_fault_is_as_it_was() -> None:
    record = logging.LogRecord("sealroom.x", logging.WARNING, "", 1, "%s left", ("Ben",), None)

    assert QuietFormatter("%(name)s: %(message)s").format(record) == "sealroom.x: Ben left"
