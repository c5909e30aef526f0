"""Fuzzes every target, or those that are named, and says what came of it.

    python -m tests.fuzz [--minutes 10] [TARGET ...]

The corpus and what was found stay in `build/fuzz`. Whatever is found becomes a file in
`tests/fuzz/found/TARGET`, which the tests try ever after.
"""

import argparse
import hashlib
import re
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz.target import Target
from tests.fuzz.targets import TARGETS

FOLDER = Path("build/fuzz")
_TRIED = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_COVERED = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")


def main() -> int:
    """One target after the other; 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    options = parser.parse_args()
    unknown = [name for name in options.targets if name not in TARGETS]
    if unknown:
        parser.error(f"no target {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    found = [
        name
        for name in options.targets or TARGETS
        if not _fuzz(TARGETS[name], int(options.minutes * 60))
    ]
    return 1 if found else 0


def _fuzz(target: Target, seconds: int) -> bool:
    """Whether it came to its end."""
    corpus, crashes = FOLDER / "corpus" / target.name, FOLDER / "found" / target.name
    for folder in (corpus, crashes):
        folder.mkdir(parents=True, exist_ok=True)
    found = (Path(__file__).parent / "found" / target.name).glob("*")
    for seed in (*target.seeds(), *(file.read_bytes() for file in found)):
        (corpus / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
    log, begun = FOLDER / f"{target.name}.log", time.monotonic()
    command = [sys.executable, "-m", "tests.fuzz.drive", target.name, str(seconds)]
    with log.open("wb") as stream:
        ended = subprocess.run(
            [*command, str(corpus), str(crashes)], stdout=stream, stderr=stream, check=False
        )
    text = log.read_text(errors="replace")
    print(_line(target.name, text, time.monotonic() - begun, ended.returncode), flush=True)
    if ended.returncode:
        print(text[-3_000:], file=sys.stderr)
    return ended.returncode == 0


def _line(name: str, log: str, seconds: float, code: int) -> str:
    tried, covered = _TRIED.search(log), _COVERED.findall(log)
    executions = int(tried[1]) if tried else 0
    branches = f"{covered[-1][0]} branches, {covered[-1][2]} inputs kept" if covered else "unguided"
    outcome = "nothing found" if code == 0 else f"FOUND SOMETHING: {FOLDER / 'found' / name}"
    return f"{name:14} {executions:>10,} executions in {seconds:.0f} s, {branches}: {outcome}"


if __name__ == "__main__":
    sys.exit(main())
