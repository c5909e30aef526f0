"""A sentence with names in it, the names bold: pieces, never markup."""

import re
from dataclasses import dataclass

from sealroom.ui.text.inert import isolated

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Piece:
    """A run of text in one weight."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Phrase:
    """The pieces in order."""

    pieces: tuple[Piece, ...]

    def plain(self) -> str:
        """The sentence without weights, for screen readers and tests."""
        return "".join(piece.text for piece in self.pieces)


def phrase(template: str, **names: str) -> Phrase:
    """`template` with each `{name}` replaced by the already harmless text given for it, bold."""
    pieces: list[Piece] = []
    at = 0
    for slot in _SLOT.finditer(template):
        pieces.append(Piece(template[at : slot.start()]))
        pieces.append(Piece(isolated(names[slot.group(1)]), strong=True))
        at = slot.end()
    pieces.append(Piece(template[at:]))
    return Phrase(tuple(piece for piece in pieces if piece.text))
