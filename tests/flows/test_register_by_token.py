"""A relay that takes new people by token: made beside it while it runs, typed into the real app."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sealroom.controller.errors import RelayRefused
from sealroom.controller.views import ConnectionState
from sealroom.protocol.errors import Reason
from sealroom.relay.admin import RelayAdmin
from sealroom.relay.server import wall_clock
from tests.flows.conftest import staged
from tests.flows.relay_process import RelayProcess
from tests.flows.stage import Stage


@pytest.fixture(scope="module")
def by_token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RelayProcess]:
    folder = tmp_path_factory.mktemp("relay")
    process = RelayProcess(folder, options=["--registration", "token"])
    try:
        yield process
    finally:
        assert process.stop() == 0


@pytest.fixture
async def stage(by_token: RelayProcess, tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(by_token, tmp_path) as stage:
        yield stage


@pytest.fixture
def admin(by_token: RelayProcess) -> Iterator[RelayAdmin]:
    with closing(RelayAdmin(by_token.folder, wall_clock, os.urandom)) as admin:
        yield admin


async def test_a_person_registers_with_the_link_they_were_given_and_is_banned_later(
    stage: Stage, admin: RelayAdmin
) -> None:
    token = admin.make_token(uses=1, days=1).token
    mira = await stage.newcomer("Mira")
    mira.take_identity(0)
    mira.start()
    with pytest.raises(RelayRefused) as refused:
        await mira.controller.register(mira.name, mira.wire.address)
    assert refused.value.reason is Reason.TOKEN_REFUSED
    link = f"sealroom:relay?relay={mira.wire.address}&token={token}"
    await mira.controller.register(mira.name, link)
    await stage.until(lambda: mira.connected)

    admin.ban(mira.name)
    await stage.until(lambda: mira.controller.connection().state == ConnectionState.REFUSED)
    assert "banned" in mira.controller.connection().detail

    admin.unban(mira.name)
    mira.controller.try_now()
    await stage.until(lambda: mira.connected)
