"""`sealroom relay-admin` as a person types it, on a real relay's folder."""

import asyncio
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from sealroom.cli import main
from sealroom.protocol.notifications import Registration
from sealroom.relay import RelayConfig, open_relay
from sealroom.relay.admin import RelayAdmin
from sealroom.relay.server import wall_clock
from tests.relay.person import new_person
from tests.relay.raw_client import raw_client


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A relay's data with Ada and Ben in it; the relay is off."""
    config = RelayConfig(data_dir=tmp_path / "relay")

    async def live() -> None:
        async with open_relay(config) as url:
            for name in ("Ada", "Ben"):
                async with raw_client(url, new_person(name)) as client:
                    await client.register()

    asyncio.run(live())
    return config.data_dir


def admin(folder: Path, *words: str) -> int:
    return main(["relay-admin", "--data", str(folder), *words])


def test_users_are_listed_banned_and_let_in_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert admin(folder, "users", "ban", "ada") == 0
    assert "Ada (" in capsys.readouterr().out
    assert admin(folder, "users", "list") == 0
    head, ada, ben = capsys.readouterr().out.splitlines()
    assert head.split() == ["name", "id", "registered", "last", "seen"]
    assert ada.startswith("Ada")
    assert "banned 20" in ada
    assert "banned" not in ben
    assert admin(folder, "users", "unban", "Ada") == 0
    assert "may sign in" in capsys.readouterr().out
    assert admin(folder, "users", "ban", "Cleo") == 1
    assert "Nobody called “Cleo”" in capsys.readouterr().err


def test_a_token_is_shown_once_and_never_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = "wss://relay.example:8765#" + "a2b3" * 13
    make = ("tokens", "make", "--uses", "3", "--days", "7", "--relay", address)
    assert admin(folder, *make) == 0
    shown = capsys.readouterr()
    token, link = shown.out.splitlines()
    assert "for 3 new people, until 20" in shown.err
    assert parse_qs(link.partition("?")[2]) == {"relay": [address], "token": [token]}
    assert admin(folder, "tokens", "list") == 0
    listed = capsys.readouterr().out
    assert "0 of 3" in listed
    assert "good" in listed
    assert token not in listed
    assert admin(folder, "tokens", "revoke", "1") == 0
    capsys.readouterr()
    assert admin(folder, "tokens", "list") == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_stats_are_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert admin(folder, "stats") == 0
    counted = dict(line.rsplit(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert counted["users"] == "2"
    assert counted["messages"] == "0"


def test_a_backup_says_where_it_is(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert admin(folder, "backup", str(tmp_path / "copy")) == 0
    assert "serve --data" in capsys.readouterr().out
    with closing(sqlite3.connect(tmp_path / "copy" / "relay.sqlite3")) as copy:
        assert copy.execute("SELECT count(*) FROM users").fetchone() == (2,)
    assert admin(folder, "backup", str(tmp_path / "copy")) == 1
    assert "not empty" in capsys.readouterr().err


def test_old_messages_are_dropped_only_when_it_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert admin(folder, "retention", "--keep-messages", "30") == 0
    assert "--now drops them" in capsys.readouterr().out
    assert admin(folder, "retention", "--keep-messages", "30", "--now") == 0
    assert "are gone" in capsys.readouterr().out


def test_without_a_relay_s_data_there_is_nothing_to_look_after(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert admin(tmp_path, "stats") == 1
    assert "No relay has kept its data" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("tokens", "make", "--uses", "0"), ("users",), ()])
def test_what_is_no_deed_is_refused(
    tmp_path: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        admin(tmp_path, *words)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_token_made_here_admits_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert admin(folder, "tokens", "make") == 0
    token = capsys.readouterr().out.strip()

    async def live() -> None:
        config = RelayConfig(data_dir=folder)
        async with (
            open_relay(replace(config, registration=Registration.TOKEN)) as url,
            raw_client(url, new_person("Cleo")) as cleo,
        ):
            await cleo.register(token=token)

    asyncio.run(live())
    with closing(RelayAdmin(folder, wall_clock, os.urandom)) as looking:
        assert looking.tokens()[0].used == 1
