"""`make crash`: kill relay and apps at random moments under load, and see what is lost."""

import argparse
import asyncio
import secrets
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.bench.figure import Figure, percentile, print_figures
from tests.crash.inspection import Finding, Inspection
from tests.crash.world import BACK_SECONDS, NoRest, World

COUNTED = (
    "lost",
    "doubled",
    "order",
    "unreadable",
    "foreign",
    "false gap",
    "ledger",
    "unsent",
    "failed",
)
SHOWN = 20


def main() -> int:
    """Print the figures; 1 where anything was lost, doubled, damaged or late."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=main.__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=200, help="of the relay, and of apps")
    parser.add_argument(
        "--worlds", type=int, default=2, help="relays side by side, that share them"
    )
    parser.add_argument("--seed", default=secrets.token_hex(4))
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="sealroom-crash-"))
    print(f"seed {options.seed}, files in {folder}", flush=True)
    began = time.monotonic()
    worlds, findings = asyncio.run(_run(folder, options.seed, options.kills, options.worlds))
    inspections = []
    if not findings:
        inspections = [Inspection(world) for world in worlds]
        findings = [each for inspection in inspections for each in inspection.findings]
    _report(worlds, inspections, findings, time.monotonic() - began)
    if not findings:
        shutil.rmtree(folder)
        return 0
    for finding in findings[:SHOWN]:
        print(f"{finding.kind}: {finding.words}")
    print(f"FAILED, {len(findings)} findings; the files stay in {folder}")
    return 1


async def _run(
    folder: Path, seed: str, kills: int, count: int
) -> tuple[list[World], list[Finding]]:
    worlds = [World(folder / f"world-{number}", f"{seed}/{number}") for number in range(count)]
    shares = [kills // count + (number < kills % count) for number in range(count)]
    ends = await asyncio.gather(
        *(world.run(share, share) for world, share in zip(worlds, shares, strict=True)),
        return_exceptions=True,
    )
    findings = []
    for end in ends:
        if isinstance(end, NoRest):
            findings.append(Finding("no rest", str(end)))
        elif isinstance(end, BaseException):
            raise end
    return worlds, findings


def _report(
    worlds: list[World], inspections: list[Inspection], findings: list[Finding], seconds: float
) -> None:
    records = [world.record for world in worlds]
    kills, done, found = Counter[str](), Counter[str](), Counter(each.kind for each in findings)
    for record in records:
        kills += record.kills
        done += record.done
    back = [each for record in records for each in record.back_seconds] or [0.0]
    late = sum(each > BACK_SECONDS for each in back)
    if late:
        findings.append(Finding("late", f"{late} clients took more than {BACK_SECONDS:.0f} s"))
    stored = sum(len(record.stored) for record in records)
    sent = sum(len(record.sent) for record in records)
    figures = [
        Figure("relay", "relay killed", kills["relay"], "x"),
        Figure("apps", "apps killed", kills["app"], "x"),
        Figure("stored", "messages an app said it has stored", stored, ""),
        Figure("sent", "messages the relay answered for", sent, ""),
        Figure(
            "seen",
            "messages looked at in members' files",
            sum(i.deliveries for i in inspections),
            "",
        ),
        *(Figure(name, name, done[name], "x") for name in sorted(done)),
        *(Figure(kind, kind, found[kind], "", "must be 0") for kind in COUNTED),
        Figure("damaged", "databases damaged", found["damaged"], "", "must be 0"),
        Figure(
            "back",
            f"relay listens to client back, median of {len(back)}",
            percentile(back, 0.5),
            "s",
        ),
        Figure("back_max", "  slowest", max(back), "s", f"must be < {BACK_SECONDS:.0f}"),
        Figure("wall", "took", seconds, "s"),
    ]
    print_figures(figures)
    for record in records:
        for name, words in record.refused.items():
            print(f"refused {name}: {dict(words)}")


if __name__ == "__main__":
    sys.exit(main())
