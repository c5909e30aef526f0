"""What the kernel says of a process that forbade core dumps; in one of its own."""

import os
import subprocess
import sys

import pytest

_LOOK = """
import ctypes, resource
from sealroom.cli.core_dump import forbid_core_dumps
forbid_core_dumps()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_neither_the_limit_nor_the_kernel_allow_one() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    looked = subprocess.run(
        [sys.executable, "-c", _LOOK], capture_output=True, text=True, check=True, env=environment
    )

    assert looked.stdout == "(0, 0) 0\n"
    assert looked.stderr == ""
