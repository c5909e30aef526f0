"""A measured number beside the one it is judged by, and how all of them are shown and kept."""

import statistics
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

REPORT = Path("build/bench.json")


class Figure(msgspec.Struct, frozen=True):
    """One number: `key` names it in the report, `words` tell what it is.

    `beside` is what it stands against: a limit measured in the same run, or an aim.
    """

    key: str
    words: str
    value: float
    unit: str
    beside: str = ""


def median_of(key: str, words: str, values: Sequence[float], unit: str, beside: str = "") -> Figure:
    """The median of several rounds: the machine may be busy with something else."""
    return Figure(key, words, statistics.median(values), unit, beside)


def percentile(values: Iterable[float], share: float) -> float:
    """The value that `share` of all are not above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def number(value: float) -> str:
    """Three digits at least, thousands parted."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def print_figures(figures: Sequence[Figure]) -> None:
    """A small table."""
    width = max(len(figure.words) for figure in figures)
    for figure in figures:
        value = f"{number(figure.value):>12} {figure.unit:<4}"
        print(f"{figure.words:<{width}} {value} {figure.beside}".rstrip(), flush=True)
    print(flush=True)


def keep(figures: Iterable[Figure], report: Path = REPORT) -> None:
    """Write the figures by key; those of workloads that did not run this time stay."""
    known: dict[str, float] = {}
    if report.exists():
        known = msgspec.json.decode(report.read_bytes(), type=dict[str, float])
    known.update({figure.key: round(figure.value, 3) for figure in figures})
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_bytes(msgspec.json.format(msgspec.json.encode(known), indent=2) + b"\n")
