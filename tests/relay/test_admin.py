"""What whoever runs a relay does beside it, on a relay that is running."""

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.notifications import MsgNotification, Registration
from sealroom.relay import Limits, RelayConfig, open_relay
from sealroom.relay.admin import AdminRefused, RelayAdmin
from sealroom.relay.tls import relay_tls
from tests.relay.conftest import MovableClock, Scene
from tests.relay.person import new_person
from tests.relay.raw_client import raw_client, refused

DAY = 86_400


@pytest.fixture
def limits() -> Limits:
    return Limits(ban_seconds=0.02)


@pytest.fixture
def admin(scene: Scene, config: RelayConfig, clock: MovableClock) -> Iterator[RelayAdmin]:
    with closing(RelayAdmin(config.data_dir, clock, os.urandom)) as admin:
        yield admin


async def test_a_ban_ends_connections_and_refuses_the_next_with_words_until_it_is_lifted(
    scene: Scene, admin: RelayAdmin
) -> None:
    ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
    assert admin.ban("ADA").user_id == ada.user_id
    await ada.closed()
    again = await scene.connect(ada.person)
    with refused(Code.PERMISSION_DENIED) as errors:
        await again.sign_in()
    assert "banned" in errors[0].detail
    with refused(Code.PERMISSION_DENIED):
        await again.register()
    with refused(Code.PERMISSION_DENIED):
        await (await scene.connect(ada.person.at_another_device())).sign_in()
    await ben.sync()
    admin.unban(ada.user_id)
    await (await scene.connect(ada.person)).sign_in()


async def test_users_are_listed_by_name_with_when_they_came_and_were_here(
    scene: Scene, admin: RelayAdmin, clock: MovableClock
) -> None:
    began = clock()
    for name in ("Ben", "Ada", "Adam"):
        await scene.enter(name)
    admin.ban("Adam")
    found = admin.users()
    assert [each.name for each in found] == ["Ada", "Adam", "Ben"]
    assert [each.banned_at is not None for each in found] == [False, True, False]
    assert all(each.registered_at >= began for each in found)
    assert all((each.last_seen or 0) >= began for each in found)
    assert [each.name for each in admin.users("AD")] == ["Ada", "Adam"]


async def test_nobody_is_banned_by_a_name_that_is_not_theirs(
    scene: Scene, admin: RelayAdmin
) -> None:
    await scene.enter("Ada")
    for deed in (admin.ban, admin.unban):
        with pytest.raises(AdminRefused, match="Nobody called “Ad”"):
            deed("Ad")


class TestTokens:
    @pytest.fixture
    def config(self, config: RelayConfig) -> RelayConfig:
        return replace(config, registration=Registration.TOKEN)

    async def test_a_token_admits_as_many_as_it_says(self, scene: Scene, admin: RelayAdmin) -> None:
        made = admin.make_token(uses=2, days=None)
        for name in ("Ada", "Ben"):
            await (await scene.connect(new_person(name))).register(token=made.token.upper())
        cleo = await scene.connect(new_person("Cleo"))
        with refused(Code.PERMISSION_DENIED, Reason.TOKEN_REFUSED):
            await cleo.register(token=made.token)
        (row,) = admin.tokens()
        assert (row.number, row.used, row.uses) == (made.number, 2, 2)

    async def test_a_registration_that_fails_gives_the_token_its_use_back(
        self, scene: Scene, admin: RelayAdmin
    ) -> None:
        await (await scene.connect(new_person("Ada"))).register(
            token=admin.make_token(uses=1, days=None).token
        )
        made = admin.make_token(uses=1, days=None)
        ben = await scene.connect(new_person("Ben"))
        with refused(Code.ALREADY_EXISTS, Reason.NAME_TAKEN):
            await ben.register("Ada", token=made.token)
        await ben.register("Ben", token=made.token)

    async def test_who_registers_again_needs_no_second_token(
        self, scene: Scene, admin: RelayAdmin
    ) -> None:
        """As after an answer that was lost on its way."""
        made = admin.make_token(uses=1, days=None)
        ada = await scene.connect(new_person("Ada"))
        await ada.register(token=made.token)
        await (await scene.connect(ada.person)).register(token=made.token)
        assert admin.tokens()[0].used == 1

    async def test_a_token_is_over_with_its_time_and_when_it_is_revoked(
        self, scene: Scene, admin: RelayAdmin, clock: MovableClock
    ) -> None:
        old, revoked = admin.make_token(uses=9, days=1), admin.make_token(uses=9, days=None)
        admin.revoke_token(revoked.number)
        with pytest.raises(AdminRefused, match="no token"):
            admin.revoke_token(revoked.number)
        clock.forward(DAY)
        ada = await scene.connect(new_person("Ada"))
        for token in (old.token, revoked.token, ""):
            with refused(Code.PERMISSION_DENIED, Reason.TOKEN_REFUSED):
                await ada.register(token=token)

    async def test_tokens_are_stored_by_their_hash_alone(
        self, scene: Scene, admin: RelayAdmin, config: RelayConfig
    ) -> None:
        token = admin.make_token(uses=1, days=None).token
        await (await scene.connect(new_person("Ada"))).register(token=token)
        for file in config.data_dir.iterdir():
            assert token.encode() not in file.read_bytes()


async def test_a_backup_is_a_relay_of_its_own_with_all_that_was_said(
    scene: Scene, admin: RelayAdmin, tmp_path: Path, config: RelayConfig, clock: MovableClock
) -> None:
    ada = await scene.enter("Ada")
    room = await ada.new_room(e2ee_on=False)
    await ada.say(room, sealed=False)
    await ada.upload(room, "a" * 26, b"sealed")
    relay_tls(replace(config, host="192.0.2.1"), clock())
    admin.backup(tmp_path / "copy")
    await ada.say(room, sealed=False)
    with pytest.raises(AdminRefused, match="not empty"):
        admin.backup(tmp_path / "copy")
    names = sorted(each.name for each in (tmp_path / "copy").iterdir())
    assert names == ["files", "relay.sqlite3", "tls-certificate.pem", "tls-key.pem"]
    async with (
        open_relay(replace(config, data_dir=tmp_path / "copy"), clock) as url,
        raw_client(url, ada.person, clock) as copied,
    ):
        await copied.sign_in()
        assert copied.challenge is not None
        assert ada.challenge is not None
        assert copied.challenge.relay == ada.challenge.relay
        synced = await copied.sync()
        await copied.until(lambda: len(copied.told) == synced.sessions[room.session_id])
        assert len(copied.of(MsgNotification)) == 1
        assert await copied.get_piece(room, "a" * 26) == b"sealed"


async def test_messages_over_their_time_are_counted_and_dropped_and_the_ledger_stays(
    scene: Scene, admin: RelayAdmin, clock: MovableClock
) -> None:
    ada = await scene.enter("Ada")
    room = await ada.new_room(e2ee_on=False)
    await ada.upload(room, "a" * 26, b"sealed")
    for _ in range(3):
        await ada.say(room, sealed=False)
    clock.forward(2 * DAY)
    await ada.say(room, sealed=False)
    before = admin.stats()
    assert admin.messages_over(days=1) == 3
    admin.drop_messages_over(days=1)
    after = admin.stats()
    assert admin.messages_over(days=1) == 0
    assert (before.messages, after.messages) == (4, 1)
    assert before._replace(messages=0) == after._replace(messages=0)
    assert (after.users, after.rooms, after.devices, after.banned) == (1, 1, 1, 0)
    assert (after.files, after.file_bytes) == (1, 6)
    assert after.ledger_entries > 0
