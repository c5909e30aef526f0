"""A large file takes no more memory than a small one."""

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.relay_process import RelayProcess

STORY = """
    import asyncio, os, resource, sys, tempfile
    from pathlib import Path
    from sealroom.controller.controller import Controller
    from sealroom.controller.file_views import Outgoing
    from sealroom.store.database import open_memory_database

    def peak():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10

    async def send(controller, room, path):
        await controller.files.send(room, [Outgoing(name=path.name, path=str(path))], sealed=True)
        while controller.timeline(room)[-1].state != "sent":
            await asyncio.sleep(0.05)

    async def main(address, size):
        with tempfile.TemporaryDirectory() as folder:
            controller = Controller(open_memory_database(), files_folder=Path(folder) / "files")
            controller.start()
            await controller.register("Mira", address)
            room = await controller.new_room("Large")
            small, large = Path(folder) / "small.bin", Path(folder) / "large.bin"
            for path, length in ((small, 1 << 20), (large, size)):
                with path.open("wb") as stream:
                    stream.truncate(length)
            await send(controller, room, small)
            before = peak()
            await send(controller, room, large)
            print(peak() - before)
            await controller.close()

    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
"""
MOST_MIB = 32


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[RelayProcess]:
    """One that has carried nothing before, and whose file nobody looks through afterwards."""
    process = RelayProcess(tmp_path / "relay")
    yield process
    assert process.stop() == 0


def growth(address: str, size: int) -> int:
    """By how many MiB the app's peak grows when a file of `size` goes after one of 1 MiB."""
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(STORY), address, str(size)],
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    return int(run.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="it has no ru_maxrss")
def test_sending_takes_no_more_memory_for_a_large_file(relay: RelayProcess) -> None:
    assert growth(relay.address, 64 << 20) < MOST_MIB
    assert relay_peak(relay.pid) < 256


def relay_peak(pid: int) -> int:
    """Of a running process, in MiB; 0 where the system does not tell."""
    try:
        with Path(f"/proc/{pid}/status").open(encoding="ascii") as status:
            (line,) = [line for line in status if line.startswith("VmHWM")]
    except OSError:
        return 0
    return int(line.split()[1]) >> 10
