"""A relay whose clock is wrong, by as much as the test says; all else about it is real."""

from pathlib import Path

from tests.flows.relay_process import RelayProcess

_PROGRAM = """
import pathlib, time, types
from sealroom.relay import server
file = pathlib.Path({file!r})
def wrong():
    return time.time_ns() + int(file.read_text()) * 1_000_000
server.time = types.SimpleNamespace(time_ns=wrong)
"""


class ClockTower(RelayProcess):
    """Its clock can be set while it runs."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "clock"
        self.set_ahead(0)
        self.program = _PROGRAM.format(file=str(self._file)) + RelayProcess.program
        (folder / "data").mkdir()
        super().__init__(folder / "data")

    def set_ahead(self, ms: int) -> None:
        """By how much it is ahead from now on; less than 0: behind."""
        self._file.write_text(str(ms))
