"""A relay process a module, and a stage a story whose every secret is looked for at its end."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.flows.relay_process import RelayProcess
from tests.flows.stage import Stage


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RelayProcess]:
    process = RelayProcess(tmp_path_factory.mktemp("relay"))
    try:
        yield process
    finally:
        assert process.stop() == 0


@asynccontextmanager
async def staged(relay: RelayProcess, folder: Path) -> AsyncIterator[Stage]:
    """A story within the block."""
    stage = Stage(relay, folder)
    try:
        yield stage
        assert stage.leaks() == []
    finally:
        await stage.close()


@pytest.fixture
async def stage(relay: RelayProcess, tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(relay, tmp_path) as stage:
        yield stage
