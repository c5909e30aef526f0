"""A few kills of each; `make crash` does hundreds."""

from pathlib import Path

import pytest

from tests.crash.inspection import Inspection
from tests.crash.world import World


@pytest.mark.slow
async def test_nothing_is_lost_or_doubled_by_a_few_kills(tmp_path: Path) -> None:
    world = World(tmp_path, "smoke")
    await world.run(app_kills=3, relay_kills=3)
    inspection = Inspection(world)
    assert inspection.findings == []
    assert world.record.kills == {"app": 3, "relay": 3}
    assert len(world.record.sent) > 0
    assert inspection.deliveries > len(world.record.sent)
