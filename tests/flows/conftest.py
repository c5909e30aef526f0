"""One relay process for all stories of a test process; a story is searched for leaks at its end."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.flows.relay_process import RelayProcess
from tests.flows.stage import Stage


@pytest.fixture(scope="session")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RelayProcess]:
    """More people register in all stories together than one address may have in an hour."""
    folder = tmp_path_factory.mktemp("relay")
    process = RelayProcess(folder, options=("--registrations-per-hour", "100000"))
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
