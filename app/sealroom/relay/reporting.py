"""Log lines about a relay as a whole, every minute in which a limit was met."""

import asyncio
import logging
from collections import Counter

from sealroom.relay.metrics import Metrics

EVERY_SECONDS = 60

_log = logging.getLogger(__name__)


async def report_refusals(metrics: Metrics, every_seconds: float = EVERY_SECONDS) -> None:
    """Say what was refused by which limit, for ever. Who it was is nobody's business here."""
    told: Counter[str] = Counter()
    while True:
        await asyncio.sleep(every_seconds)
        news = metrics.refused - told
        told = Counter(metrics.refused)
        if news:
            _log.info("limits were met", extra={"fields": {"refused": dict(sorted(news.items()))}})
