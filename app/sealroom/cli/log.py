"""Logging, and what is said of a fault that nobody took: kinds and places, never words or values.

`--verbose` lets Sealroom itself say more. The libraries below it stay silent even then: what they
log at that level are frames and callbacks with what is in them.
"""

import logging
import sys
import threading
from types import TracebackType

from sealroom.cli.json_lines import JsonLines
from sealroom.controller.fault import where

_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_log = logging.getLogger(__name__)


class QuietFormatter(logging.Formatter):
    """Tells kind and place of an exception that a record carries, in the place of its words."""

    def formatException(  # noqa: N802 - logging's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """One line."""
        return where(ei[1]) if ei[1] is not None else ""


def log_quietly(*, verbose: bool, as_json: bool = False) -> None:
    """Log to standard error from now on, faults of every thread included.

    As JSON also what happens in the ordinary course, for whoever looks after a relay.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if as_json else QuietFormatter(_FORM))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    usual = logging.INFO if as_json else logging.WARNING
    logging.getLogger("sealroom").setLevel(logging.DEBUG if verbose else usual)
    sys.excepthook = _report
    threading.excepthook = _report_of_thread
    sys.unraisablehook = _report_unraisable


def _report(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, fault, trace)
        return
    _log.critical("ended by %s", where(fault))


def _report_of_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        _log.error("a thread ended by %s", where(args.exc_value))


def _report_unraisable(args: "sys.UnraisableHookArgs") -> None:
    if args.exc_value is not None:
        _log.error("could not be raised: %s", where(args.exc_value))
