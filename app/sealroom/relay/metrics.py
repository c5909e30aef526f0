"""What a relay counts about itself: never about users, rooms or names.

Plain numbers, changed on the loop's thread alone; so counting costs well under a microsecond. They
are written as Prometheus' text format 0.0.4 has them.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
"""Upper bounds of what times are sorted into."""
DONE = "OK"


class Histogram:
    """Times, sorted by size."""

    __slots__ = ("_counts", "_sum")

    def __init__(self) -> None:
        self._counts = [0] * (len(SECONDS) + 1)
        self._sum = 0.0

    def observe(self, seconds: float) -> None:
        """Count one."""
        self._counts[bisect_left(SECONDS, seconds)] += 1
        self._sum += seconds

    def lines(self, name: str) -> Iterator[str]:
        """As they are exposed."""
        bounds = [*map(str, SECONDS), "+Inf"]
        for bound, count in zip(bounds, accumulate(self._counts), strict=True):
            yield f'{name}_bucket{{le="{bound}"}} {count}'
        yield f"{name}_sum {self._sum:.6f}"
        yield f"{name}_count {sum(self._counts)}"


class Metrics:
    """One relay process's numbers since it began."""

    def __init__(self) -> None:
        self.frames = 0
        """That came in."""
        self.answers: Counter[tuple[str, str]] = Counter()
        """By operation and outcome."""
        self.refused: Counter[str] = Counter()
        """By the limit that was met."""
        self.answer_seconds = Histogram()
        """From a request's arrival to its answer."""
        self.commit_seconds = Histogram()
        """From a turn's handing over to the database to its commit."""
        self.writes = 0
        """That were committed."""
        self.is_storing = True
        """Whether the last commit went well."""
        self.file_bytes: Counter[str] = Counter()
        """Sealed bytes of files that came "in" and went "out"."""

    def answered(self, operation: str, outcome: str, seconds: float) -> None:
        """A request was answered."""
        self.answers[operation, outcome] += 1
        self.answer_seconds.observe(seconds)

    def committed(self, writes: int, seconds: float) -> None:
        """A turn is on the disk."""
        self.is_storing = True
        self.writes += writes
        self.commit_seconds.observe(seconds)

    def expose(self, gauges: Mapping[str, float]) -> str:
        """All of it, with what is true at this moment."""
        return "".join(f"{line}\n" for line in self._lines(gauges))

    def _lines(self, gauges: Mapping[str, float]) -> Iterator[str]:
        for name, value in gauges.items():
            yield from _family(f"sealroom_{name}", "gauge", [f"sealroom_{name} {value:g}"])
        for name, count in (("frames", self.frames), ("writes", self.writes)):
            full = f"sealroom_{name}_total"
            yield from _family(full, "counter", [f"{full} {count}"])
        full = "sealroom_file_bytes_total"
        yield from _family(
            full,
            "counter",
            (f'{full}{{way="{way}"}} {self.file_bytes[way]}' for way in ("in", "out")),
        )
        full = "sealroom_requests_total"
        requests = sorted(self.answers.items())
        yield from _family(
            full,
            "counter",
            (f'{full}{{op="{op}",outcome="{outcome}"}} {n}' for (op, outcome), n in requests),
        )
        full = "sealroom_refused_total"
        refused = sorted(self.refused.items())
        yield from _family(
            full, "counter", (f'{full}{{limit="{limit}"}} {n}' for limit, n in refused)
        )
        for name, times in (("answer", self.answer_seconds), ("commit", self.commit_seconds)):
            full = f"sealroom_{name}_seconds"
            yield from _family(full, "histogram", times.lines(full))


def _family(name: str, kind: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"# TYPE {name} {kind}"
    yield from lines
