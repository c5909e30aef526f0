"""Log lines for programs: JSON, one object a line."""

import json
import logging
from datetime import UTC, datetime

from sealroom.controller.fault import where


class JsonLines(logging.Formatter):
    """`time`, `level`, `logger`, `message`, and what a record has in `fields`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; of an exception, its kind and place."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[1]:
            line["exception"] = where(record.exc_info[1])
        return json.dumps(line, ensure_ascii=True)
