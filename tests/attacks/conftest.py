"""The stories' relay process, and a stage on which it may be made to misbehave."""

import gc
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.attacks.hostile_relay import HostileStage
from tests.flows.conftest import relay as relay  # noqa: PLC0414 - a fixture here, too
from tests.flows.relay_process import RelayProcess


@pytest.fixture(autouse=True, scope="module")
def _no_widgets_left() -> Iterator[None]:
    """Later tests have threads, and would collect widgets there, which crashes."""
    yield
    gc.collect()


@pytest.fixture
async def stage(relay: RelayProcess, tmp_path: Path) -> AsyncIterator[HostileStage]:
    """Whatever the relay does, no secret may be with it in the end."""
    stage = HostileStage(relay, tmp_path)
    try:
        yield stage
        assert stage.leaks() == []
    finally:
        await stage.close()
