"""`make soak`: a steady flow for a long time, and what memory, files and queues do meanwhile."""

import argparse
import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from tests.soak.household import Household
from tests.soak.minute import Minute, growth, header, row

SHORTEST_WARM_UP = 1
WARM_UP_SHARE = 0.3
"""Caches fill and the allocator finds its size; after that nothing may grow."""
FLAT_MIB = 12.0
"""What a process may have grown by in the end: what Python's allocator gives and takes."""
P99_AIM_MS = 1_000.0


def main() -> int:
    """Print a line a minute and a verdict; 1 where something grew, lagged or was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=main.__doc__)
    parser.add_argument("minutes", nargs="?", type=int, default=30)
    parser.add_argument("rate", nargs="?", type=float, default=200, help="messages a second")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="sealroom-soak-"))
    try:
        minutes, lost = asyncio.run(_run(folder, options.minutes, options.rate))
    finally:
        shutil.rmtree(folder)
    return _judge(minutes, lost, options.rate)


async def _run(folder: Path, count: int, rate: float) -> tuple[list[Minute], int]:
    minutes = []
    async with Household(folder) as household:
        print(header(household.names), flush=True)
        async with asyncio.TaskGroup() as tasks:
            for work in household.talk(rate):
                tasks.create_task(work)
            for _ in range(count):
                await asyncio.sleep(60)
                minutes.append(await household.look())
                print(row(minutes[-1]), flush=True)
            household.fall_silent()
        return minutes, await household.lost()


def _judge(minutes: list[Minute], lost: int, rate: float) -> int:
    warm_up = min(max(SHORTEST_WARM_UP, int(len(minutes) * WARM_UP_SHARE)), len(minutes) - 1)
    settled = minutes[warm_up:]
    grown = growth(settled)
    print(f"\nafter {warm_up} minutes of warm-up, in {len(settled) - 1} minutes:")
    for name, mib in grown.items():
        print(f"  {name:<8} grew by {mib:+.1f} MiB")
    said = sum(minute.said for minute in settled) / len(settled) / 60
    p99 = max(minute.p99_ms for minute in settled)
    faults = [f"{name} is not flat" for name, mib in grown.items() if mib > FLAT_MIB]
    if said < 0.95 * rate:
        faults.append(f"{said:.0f} messages a second were said, of {rate:.0f}")
    if p99 > P99_AIM_MS:
        faults.append(f"send to seen took up to {p99:.0f} ms at p99")
    if lost:
        faults.append(f"{lost} messages did not arrive")
    print(f"FAILED: {'; '.join(faults)}" if faults else f"flat, at {said:.0f} messages a second")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
