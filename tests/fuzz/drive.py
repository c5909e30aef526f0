"""One target for some time, in a process of its own: by atheris, or by chance where it is not.

    python -m tests.fuzz.drive TARGET SECONDS CORPUS CRASHES

atheris is libFuzzer for Python (github.com/google/atheris): what reaches a new branch is kept in
the corpus and changed further.
"""

import hashlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.fuzz.mutation import mutants
from tests.fuzz.target import Target

MEMORY_MB = 1_500
SLOWEST_SECONDS = 10
"""An input that takes longer is a finding."""
WATCHED = [
    *(f"sealroom.{room}" for room in ("protocol", "crypto", "ledger", "store", "controller")),
    "sealroom.relay",
    "sealroom.ui.text",
]
"""Whose branches guide the search."""


def main() -> None:
    """Fuzz until the time is over or something is found."""
    name, seconds, corpus, crashes = sys.argv[1:]
    try:
        import atheris  # noqa: PLC0415 - not on every system
    except ImportError:
        _by_chance(_targets()[name], int(seconds), Path(crashes))
        return
    with atheris.instrument_imports(include=WATCHED, enable_loader_override=False):
        target = _targets()[name]
    options = [
        f"-max_total_time={seconds}",
        "-keep_seed=1",
        f"-max_len={target.longest}",
        f"-timeout={SLOWEST_SECONDS}",
        f"-rss_limit_mb={MEMORY_MB}",
        f"-artifact_prefix={crashes}/",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, corpus], target.try_one)
    atheris.Fuzz()


def _targets() -> dict[str, Target]:
    from tests.fuzz.targets import TARGETS  # noqa: PLC0415 - once what it imports is watched

    return TARGETS


def _by_chance(target: Target, seconds: int, crashes: Path) -> None:
    end, tried = time.monotonic() + seconds, 0
    for data in mutants(list(target.seeds()), Random(), target.longest):
        if time.monotonic() > end:
            break
        _keep_if_it_breaks(target.try_one, data, crashes)
        tried += 1
    print(f"stat::number_of_executed_units: {tried}", file=sys.stderr)


def _keep_if_it_breaks(try_one: Callable[[bytes], None], data: bytes, crashes: Path) -> None:
    begun = time.monotonic()
    try:
        try_one(data)
        assert time.monotonic() - begun < SLOWEST_SECONDS, "too slow"
    except BaseException:
        (crashes / f"crash-{hashlib.sha1(data).hexdigest()}").write_bytes(data)
        raise


if __name__ == "__main__":
    main()
