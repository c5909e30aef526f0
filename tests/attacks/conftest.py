"""One relay process a module, and a stage on which it may be made to misbehave."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.attacks.hostile_relay import HostileStage
from tests.flows.relay_process import RelayProcess


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RelayProcess]:
    process = RelayProcess(tmp_path_factory.mktemp("relay"))
    try:
        yield process
    finally:
        assert process.stop() == 0


@pytest.fixture
async def stage(relay: RelayProcess, tmp_path: Path) -> AsyncIterator[HostileStage]:
    """Whatever the relay does, no secret may be with it in the end."""
    stage = HostileStage(relay, tmp_path)
    try:
        yield stage
        assert stage.leaks() == []
    finally:
        await stage.close()
