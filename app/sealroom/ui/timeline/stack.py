"""Heights of rows above one another: which row is where. Knows nothing of Qt.

Heights are exact where a row was laid out at the present width, and else the last known or a
guess; a guess becomes exact before its row is shown.
"""

from bisect import bisect_right
from itertools import accumulate

GUESS = 56


class Stack:
    """Rows from top to bottom. `top` and `row_at` count from the first row's upper edge."""

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._exact: list[bool] = []
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def height(self) -> int:
        """Of all rows."""
        return self._positions()[-1]

    def reset(self, rows: int) -> None:
        """Start anew with guesses."""
        self._heights = [GUESS] * rows
        self._exact = [False] * rows
        self._tops = None

    def insert(self, row: int, count: int) -> None:
        """New rows, guessed."""
        self._heights[row:row] = [GUESS] * count
        self._exact[row:row] = [False] * count
        self._tops = None

    def remove(self, row: int, count: int) -> None:
        """Rows are gone."""
        del self._heights[row : row + count]
        del self._exact[row : row + count]
        self._tops = None

    def doubt(self, row: int) -> None:
        """The row's height may have changed."""
        self._exact[row] = False

    def doubt_all(self) -> None:
        """The width changed."""
        self._exact = [False] * len(self._heights)

    def is_exact(self, row: int) -> bool:
        """Whether the row was laid out as it is now."""
        return self._exact[row]

    def settle(self, row: int, height: int) -> None:
        """The row is laid out."""
        self._exact[row] = True
        if self._heights[row] != height:
            self._heights[row] = height
            self._tops = None

    def row_height(self, row: int) -> int:
        """Of one row."""
        return self._heights[row]

    def top(self, row: int) -> int:
        """Upper edge of a row; of one past the last, the height of all."""
        return self._positions()[row]

    def row_at(self, y: int) -> int | None:
        """The row that covers `y`."""
        if not 0 <= y < self.height:
            return None
        return bisect_right(self._positions(), y) - 1

    def _positions(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops
