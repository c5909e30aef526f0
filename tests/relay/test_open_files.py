"""The relay may have as many sockets as the system allows."""

import subprocess
import sys

import pytest

LOOK = (
    "import resource; from sealroom.relay.open_files import allow_many_open_files as allow;"
    "_, hard = resource.getrlimit(resource.RLIMIT_NOFILE);"
    "resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard)); allow();"
    "print(resource.getrlimit(resource.RLIMIT_NOFILE) == (hard, hard))"
)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such bound")
def test_the_bound_is_raised_to_the_systems() -> None:
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
