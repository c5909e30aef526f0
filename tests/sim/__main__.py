"""`python -m tests.sim --seeds 300 --seed0 1`: histories, one seed after another, on all cores."""

import argparse
import gc
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from tests.sim.history import EVENTS, Outcome, run_history
from tests.sim.seeded import seeded


def main() -> int:
    options = _parser().parse_args()
    seeds = range(options.seed0, options.seed0 + options.seeds)
    began, bad = time.monotonic(), 0
    for count, outcome in enumerate(_outcomes(seeds, options.workers), start=1):
        if options.story:
            print(outcome.story)
        if outcome.violations:
            bad += 1
            _report(outcome, story=bad <= options.stories)
        if count % 500 == 0:
            print(f"{count} histories, {bad} bad, {_rate(count, began)}", flush=True)
    if options.story:
        return 1 if bad else 0
    print(f"{len(seeds)} histories of {EVENTS} events, {bad} bad, {_rate(len(seeds), began)}")
    return 1 if bad else 0


def _outcomes(seeds: range, workers: int) -> Iterator[Outcome]:
    if workers == 1 or len(seeds) == 1:
        _settle_collector()
        yield from map(_run_history, seeds)
        return
    with ProcessPoolExecutor(max_workers=workers, initializer=_settle_collector) as pool:
        yield from pool.map(_run_history, seeds, chunksize=4)


def _settle_collector() -> None:
    """What was imported stays; what a history leaves behind is swept up once, at its end."""
    gc.freeze()
    gc.disable()


def _run_history(seed: int) -> Outcome:
    outcome = run_history(seed)
    gc.collect()
    return outcome


def _report(outcome: Outcome, *, story: bool) -> None:
    print(f"\nseed {outcome.seed} went wrong:")
    for violation in outcome.violations[:20]:
        print(f"  {violation}")
    if story:
        print(outcome.story)
    print(f"again: make sim SEEDS=1 SEED0={outcome.seed}", flush=True)


def _rate(count: int, began: float) -> str:
    seconds = time.monotonic() - began
    return f"{seconds:.0f} s, {count / seconds * 60:.0f} a minute"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.sim")
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--seed0", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--stories", type=int, default=1, help="how many bad ones are told whole")
    parser.add_argument("--story", action="store_true", help="tell every history whole")
    return parser


if __name__ == "__main__":
    seeded("tests.sim")
    sys.exit(main())
