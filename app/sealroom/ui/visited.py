"""The rooms that were shown, one after the other, to go back and forward between."""

from sealroom.protocol.ids import SessionId

MOST = 100
"""Older steps are forgotten."""


class Visited:
    """As in a browser: going somewhere else ends the way forward."""

    def __init__(self) -> None:
        self._rooms: list[SessionId] = []
        self._at = -1

    def note(self, room: SessionId) -> None:
        """A room is shown."""
        if self._rooms and self._rooms[self._at] == room:
            return
        self._rooms = [*self._rooms[: self._at + 1], room][-MOST:]
        self._at = len(self._rooms) - 1

    def step(self, steps: int) -> SessionId | None:
        """Where one step back (-1) or forward (1) leads; None where there is no further."""
        if not 0 <= self._at + steps < len(self._rooms):
            return None
        self._at += steps
        return self._rooms[self._at]

    @property
    def can_go_back(self) -> bool:
        """Whether another room was shown before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one went back."""
        return self._at < len(self._rooms) - 1
