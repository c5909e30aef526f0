"""Finds places in what is stored."""

from sealroom.controller.reading import Reader
from sealroom.protocol.ids import SessionId


class Finder:
    """Implements `Finding`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def order_at(self, session_id: SessionId, time: int) -> int | None:
        return self._reader.order_at(session_id, time)
