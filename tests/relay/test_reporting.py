"""What is logged of refusals."""

import asyncio
import logging

import pytest

from sealroom.relay.metrics import Metrics
from sealroom.relay.reporting import report_refusals


class Heard(logging.Handler):
    """Keeps what was logged and says that there is something."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[object] = []
        self.some = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self.fields.append(record.__dict__["fields"])
        self.some.set()


async def test_each_minute_says_what_is_new_in_it(caplog: pytest.LogCaptureFixture) -> None:
    metrics, heard = Metrics(), Heard()
    logger = logging.getLogger("sealroom.relay.reporting")
    logger.addHandler(heard)
    with caplog.at_level(logging.INFO, "sealroom.relay.reporting"):
        metrics.refused["frames"] = 2
        reporting = asyncio.create_task(report_refusals(metrics, every_seconds=0.001))
        await asyncio.wait_for(heard.some.wait(), 5)
        heard.some.clear()
        metrics.refused["frames"] = 5
        metrics.refused["sign_in"] = 1
        await asyncio.wait_for(heard.some.wait(), 5)
        reporting.cancel()
    logger.removeHandler(heard)
    assert heard.fields == [
        {"refused": {"frames": 2}},
        {"refused": {"frames": 3, "sign_in": 1}},
    ]
