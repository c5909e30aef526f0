"""What happened in a history, line by line, to be read when it ends badly."""

from typing import NamedTuple


class Line(NamedTuple):
    """One thing that happened."""

    at: float
    who: str
    what: str


class Story:
    """Grows by a line for each act, its end, and each fault."""

    def __init__(self) -> None:
        self._lines: list[Line] = []

    def tell(self, at: float, who: str, what: str) -> None:
        self._lines.append(Line(at, who, what))

    def __str__(self) -> str:
        return "\n".join(f"{line.at:12.4f}  {line.who:<8} {line.what}" for line in self._lines)
