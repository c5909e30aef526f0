"""A file of 1 GiB from one app to a relay: how much memory both take, and how fast it goes.

python -m tests.bench.files [MiB]
"""

import sys
import tempfile
import time
from pathlib import Path

from tests.flows.relay_process import RelayProcess
from tests.flows.test_files_memory import growth, relay_peak


def main(mib: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        relay = RelayProcess(Path(folder), options=("--max-file", "4GiB"))
        try:
            began = time.monotonic()
            grown = growth(relay.address, mib << 20)
            seconds = time.monotonic() - began
            peak = relay_peak(relay.pid)
        finally:
            relay.stop()
    print(f"{mib} MiB sealed and sent in {seconds:.0f} s, start and registering included")
    print(f"app: peak grew by {grown} MiB over that of a file of 1 MiB; relay: peak {peak} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_024)
