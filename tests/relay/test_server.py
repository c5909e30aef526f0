"""The relay as a process: ready, stopped, killed, started twice."""

import asyncio
import logging
import signal
import sqlite3
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from sealroom.protocol.notifications import MsgNotification
from sealroom.protocol.responses import MsgAccepted
from sealroom.relay import RelayConfig, open_relay
from tests.relay.person import new_person
from tests.relay.raw_client import raw_client
from tests.relay.relay_process import relay_process


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_cleanly(tmp_path: Path, number: int) -> None:
    async with relay_process(tmp_path / "relay") as relay:
        await relay.ready()
        async with raw_client(relay.url, new_person("Ada")) as ada:
            await ada.register()
            room = await ada.new_room(e2ee_on=False)
            speeches = [ada.speech(ada.message(room, sealed=False)) for _ in range(20)]
            futures = [await ada.post(speech) for speech in speeches]
            await futures[0]
            relay.signal(number)
            assert await ada.closed() == 1001
            answered = [each for each in futures if each.done() and not each.cancelled()]
            assert all(isinstance(each.result(), MsgAccepted) for each in answered)
        assert await relay.ended() == (0, "", "")


async def test_what_was_answered_survives_a_kill(tmp_path: Path) -> None:
    folder, person = tmp_path / "relay", new_person("Ada")
    async with relay_process(folder) as relay:
        await relay.ready()
        async with raw_client(relay.url, person) as ada:
            await ada.register()
            room = await ada.new_room(e2ee_on=False)
            speeches = [ada.speech(ada.message(room, sealed=False)) for _ in range(300)]
            futures = [await ada.post(speech) for speech in speeches]
            await futures[100]
            relay.signal(signal.SIGKILL)
            await ada.closed()
            await asyncio.sleep(0)
            answered = {
                speech.message.header.message_id
                for speech, future in zip(speeches, futures, strict=True)
                if future.done() and not future.cancelled()
            }
            name = ada.challenge.relay if ada.challenge else ""
        await relay.ended()
    with sqlite3.connect(folder / "relay.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
    assert len(answered) > 100
    async with relay_process(folder) as relay:
        await relay.ready()
        async with raw_client(relay.url, person) as ada:
            await ada.sign_in()
            assert ada.challenge is not None
            assert ada.challenge.relay == name
            synced = await ada.sync()
            last = synced.sessions[room.session_id]
            await ada.until(lambda: len(ada.told) == last)
            kept = {each.message.header.message_id for each in ada.of(MsgNotification)}
            assert answered <= kept
            assert [each.seq for each in ada.told] == list(range(1, last + 1))  # type: ignore[union-attr]
            repeat = await ada.ask(speeches[0])
            assert isinstance(repeat, MsgAccepted)
            assert repeat.seq == 3


async def test_a_second_relay_on_one_folder_is_refused_with_words(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(relay_process(tmp_path / "relay"))
        await first.ready()
        second = await stack.enter_async_context(relay_process(tmp_path / "relay"))
        code, out, err = await second.ended()
    assert (code, out) == (1, "")
    assert "Another relay is running on" in err
    assert len(err.splitlines()) == 1


async def test_a_newer_file_is_refused_with_words(tmp_path: Path) -> None:
    folder = tmp_path / "relay"
    async with relay_process(folder) as relay:
        await relay.ready()
        relay.signal(signal.SIGTERM)
        await relay.ended()
    database = sqlite3.connect(folder / "relay.sqlite3")
    with database:
        database.execute("UPDATE schema_version SET version = 99")
    database.close()
    async with relay_process(folder) as relay:
        code, out, err = await relay.ended()
    assert (code, out) == (1, "")
    assert "newer Sealroom" in err


async def test_an_address_that_is_taken_is_said_in_words(
    config: RelayConfig, tmp_path: Path
) -> None:
    async with open_relay(config) as url:
        port = int(url.rsplit(":", 1)[1])
        with pytest.raises(OSError, match="address already in use"):
            async with open_relay(replace(config, data_dir=tmp_path / "other", port=port)):
                pass


async def test_a_listener_without_tls_beyond_this_computer_is_warned_of(
    config: RelayConfig, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        async with open_relay(config):
            assert not caplog.records
        async with open_relay(replace(config, host="0.0.0.0", behind_tls=True)):
            assert "without TLS" in caplog.text
