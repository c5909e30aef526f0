"""`make bench`: every workload, or those named: `python -m tests.bench fan_out start`."""

import argparse
import importlib

from tests.bench.figure import REPORT, Figure, keep, print_figures

WORKLOADS = ("fan_out", "siege", "talk", "sealing", "history", "search", "about", "start")


def main() -> None:
    """Print a table for each workload, and keep all figures in build/bench.json."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=main.__doc__)
    parser.add_argument("workloads", nargs="*", metavar="WORKLOAD", help=", ".join(WORKLOADS))
    names: list[str] = parser.parse_args().workloads or list(WORKLOADS)
    for name in names:
        workload = "fan_out" if name == "fanout" else name
        if workload not in WORKLOADS:
            parser.error(f"no workload {name!r}; there are {', '.join(WORKLOADS)}")
        figures: list[Figure] = importlib.import_module(f"tests.bench.{workload}").measure()
        print_figures(figures)
        keep(figures)
    print(f"written to {REPORT}")


if __name__ == "__main__":
    main()
