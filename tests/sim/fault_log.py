"""What the program reports as its own fault: never expected, whatever the surroundings do."""

import logging

_FAULTS = ("a step failed", "an operation failed", "a turn failed", "telling of a commit failed")


class FaultLog(logging.Handler):
    """Keeps the reports of one history; use as a context."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[str] = []
        self._logger = logging.getLogger("sealroom")

    def emit(self, record: logging.LogRecord) -> None:
        words = record.getMessage()
        if words.startswith(_FAULTS):
            self.records.append(words)

    def __enter__(self) -> "FaultLog":
        self._logger.addHandler(self)
        self._was = self._logger.propagate, self._logger.level
        self._logger.propagate = False
        self._logger.setLevel(logging.ERROR)
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)
        self._logger.propagate, level = self._was
        self._logger.setLevel(level)
