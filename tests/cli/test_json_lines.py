"""Log lines as JSON."""

import json
import logging
import sys

from sealroom.cli.json_lines import JsonLines


def record(message: str, *arguments: object, **more: object) -> logging.LogRecord:
    made = logging.LogRecord("sealroom.relay", logging.INFO, "", 1, message, arguments, None)
    made.__dict__.update(more)
    return made


def test_a_line_is_one_object_whatever_it_says() -> None:
    text = JsonLines().format(record("two\nlines of %s", "“Ada”", fields={"count": 3}))
    assert "\n" not in text
    assert text.isascii()
    line = json.loads(text)
    assert line["message"] == "two\nlines of “Ada”"
    assert (line["level"], line["logger"], line["count"]) == ("info", "sealroom.relay", 3)
    assert line["time"].endswith("+00:00")


def test_of_an_exception_only_kind_and_place_are_told() -> None:
    try:
        raise ValueError("a secret")
    except ValueError:
        text = JsonLines().format(record("it failed", exc_info=sys.exc_info()))
    assert "ValueError" in json.loads(text)["exception"]
    assert "secret" not in text
