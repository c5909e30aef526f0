"""The search for leaks finds what it should, and finds nothing after a full evening.

Every other story is searched in the same way at its end (`conftest.staged`).
"""

import base64
import os
from collections.abc import Callable

import pytest

from tests.flows.secrecy import BLOCK, forms, found_in, news
from tests.flows.stage import Stage
from tests.flows.test_switch import two_in_a_room

_ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "raw": bytes,
    "hex": lambda secret: secret.hex().encode(),
    "capital hex": lambda secret: secret.hex().upper().encode(),
    "base64": base64.b64encode,
    "base64 from within": lambda secret: base64.b64encode(b"x" + secret + b"yz"),
    "base64 of addresses": lambda secret: base64.urlsafe_b64encode(b"xy" + secret + b"y"),
    "base32": lambda secret: base64.b32encode(secret).lower(),
}


@pytest.mark.parametrize("encoding", _ENCODINGS)
def test_the_search_finds_a_secret_in_every_encoding(encoding: str) -> None:
    form = _ENCODINGS[encoding]
    for _ in range(20):
        secret = os.urandom(32)
        content = b"before " + form(secret) + b" after"

        assert found_in([secret], [("here", content), ("there", b"nothing")]) == ["here"]


@pytest.mark.parametrize("at", [0, 4_090, 20_480, 40_928])
@pytest.mark.parametrize("grown", [0, 5_000])
def test_what_was_written_into_a_file_is_found_wherever_it_stands(at: int, grown: int) -> None:
    before, secret = os.urandom(40_960), os.urandom(32)
    now = (before[:at] + secret + before[at + 32 :]).ljust(40_960 + grown, b"\0")
    assert secret in news(before, now)
    assert len(news(before, now)) <= 4 * BLOCK + grown
    assert news(before, before) == b""


def test_what_was_written_across_blocks_is_found_though_one_of_them_read_so_before() -> None:
    secret = os.urandom(32)
    before = bytes(4_080) + secret[:16] + bytes(4_096)
    now = bytes(4_080) + secret + bytes(4_080)
    assert secret in news(before, now)


def test_no_form_is_so_short_that_it_turns_up_by_chance() -> None:
    assert all(len(form) >= 6 for form in forms(b"secret"))


async def test_an_open_message_is_found_at_the_relay_and_a_sealed_one_is_not(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await mira.say(room, "seen by the relay", sealed=False)
    await mira.say(room, "hidden from the relay")
    await stage.until(lambda: len(sofia.texts(room)) == 2)
    assert stage.leaks() == []

    stage.keep_secret("seen by the relay")

    places = stage.leaks()
    stage.publish("seen by the relay")
    assert f"{mira.name}'s wire" in places
    assert any("relay" in place for place in places)


async def test_a_room_key_that_got_out_would_be_found(stage: Stage) -> None:
    mira, _, room = await two_in_a_room(stage)
    (key,) = mira.keys_held(room)

    mira.wire.raw.append(b'{"room_key":"' + base64.b64encode(key.secret) + b'"}')

    assert stage.leaks() == [f"{mira.name}'s wire"]
    mira.wire.raw.pop()


async def test_a_name_in_a_profile_in_the_clear_would_be_found(stage: Stage) -> None:
    mira, _, _ = await two_in_a_room(stage)
    note = mira.folder / "notes.txt"

    note.write_text(f"remember: {mira.name}")

    assert stage.leaks() == [f"{mira.name}'s notes.txt"]
    note.unlink()


async def test_profile_files_are_open_to_their_owner_alone(stage: Stage) -> None:
    mira, _, _ = await two_in_a_room(stage)

    assert {file.stat().st_mode & 0o077 for file in mira.folder.iterdir()} == {0}
