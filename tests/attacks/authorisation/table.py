"""The table of who may do what, as it stands in this folder's README.

`python -m tests.attacks.authorisation.table` prints it as the program has it; what changed in it is
to be judged by a person before it is put there.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from tests.attacks.authorisation.operations import OPERATIONS
from tests.attacks.authorisation.scene import Kind, Scene, Standing, words_of

README = Path(__file__).with_name("README.md")
ANY = "any"

Cells: TypeAlias = list[str]
"""In the order of `Standing`."""
Table: TypeAlias = dict[tuple[str, Kind], Cells]


def stated() -> Table:
    """What the README says."""
    table: Table = {}
    for line in README.read_text().splitlines():
        columns = [column.strip() for column in line.strip("|").split("|")]
        if len(columns) != 2 + len(Standing) or columns[0].strip("`") not in OPERATIONS:
            continue
        name, kind, *cells = columns
        for each in Kind if kind == ANY else [Kind(kind)]:
            table[name.strip("`"), each] = cells
    return table


def found(kind: Kind) -> Table:
    """What the relay does in a room of this kind."""
    scene = Scene(kind)
    try:
        return {
            (name, kind): [
                words_of(scene.judge(person, build(scene, person)))
                for person in scene.people.values()
            ]
            for name, build in OPERATIONS.items()
        }
    finally:
        scene.close()


def as_markdown(table: Table) -> str:
    """Rooms of all kinds in one line where they are alike."""
    lines = [_row("operation", "room", list(Standing)), _row("---", "---", ["---"] * len(Standing))]
    for name in OPERATIONS:
        by_kind = {kind: table[name, kind] for kind in Kind}
        if len({tuple(cells) for cells in by_kind.values()}) == 1:
            lines.append(_row(f"`{name}`", ANY, by_kind[Kind.OPEN]))
        else:
            lines += [_row(f"`{name}`", kind, cells) for kind, cells in by_kind.items()]
    return "\n".join(lines)


def _row(name: str, kind: str, cells: Sequence[str]) -> str:
    return f"| {' | '.join([name, kind, *cells])} |"


if __name__ == "__main__":
    print(as_markdown({each: cells for kind in Kind for each, cells in found(kind).items()}))
