"""Files, from one app to another over a real relay: sealed, resumed, whole, or refused."""

import hashlib
import os
from pathlib import Path

import pytest

from sealroom.controller.errors import FileTrouble
from sealroom.controller.file_views import FilePlace, FileState, Outgoing
from sealroom.protocol.ids import SessionId
from tests.flows.person import Person
from tests.flows.stage import Stage
from tests.flows.test_switch import two_in_a_room

MARK = b"a picture of the harbour, for this room alone"


def some_bytes(size: int) -> bytes:
    """No two parts of it are alike, and a mark stands in each."""
    noise = hashlib.shake_128(os.urandom(16)).digest(size)
    return b"".join(
        MARK + noise[start : start + 10_000 - len(MARK)] for start in range(0, size, 10_000)
    )[:size]


def written(file: Path, data: bytes) -> Path:
    file.write_bytes(data)
    return file


def bytes_in(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in folder.rglob("*") if file.is_file()]


async def send(who: Person, room: SessionId, *files: Outgoing, text: str = "") -> None:
    await who.controller.files.send(room, files, sealed=True, text=text)


def places(who: Person, room: SessionId) -> list[FilePlace]:
    return who.controller.files.in_room(room)


def is_here(who: Person, place: FilePlace) -> bool:
    return who.controller.files.status(place.file.file_id).state is FileState.HERE


async def got(stage: Stage, who: Person, room: SessionId) -> bytes:
    """The newest file of a room, once its message is here."""
    await stage.until(lambda: bool(places(who, room)))
    return await who.controller.files.read(places(who, room)[0], 1 << 30)


async def test_a_file_goes_sealed_from_one_to_the_other(stage: Stage, tmp_path: Path) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    stage.keep_secret(MARK.decode())
    stage.keep_secret("harbour.bin")
    stage.keep_from_thieves(MARK.decode())
    data = some_bytes(700_000)
    source = written(tmp_path / "harbour.bin", data)
    await send(mira, room, Outgoing(name="harbour.bin", path=str(source)), text="look")
    assert await got(stage, sofia, room) == data
    (line,) = sofia.lines(room)
    assert (line.text, line.files[0].name, line.files[0].size) == ("look", "harbour.bin", 700_000)
    await stage.until(lambda: mira.lines(room)[0].state == "sent")
    assert is_here(mira, places(mira, room)[0])
    assert is_here(sofia, places(sofia, room)[0])


async def test_the_relay_dies_midway_and_the_rest_follows(stage: Stage, tmp_path: Path) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    stage.keep_secret(MARK.decode())
    stage.keep_from_thieves(MARK.decode())
    data = some_bytes(3 << 20)
    source = written(tmp_path / "harbour.jpg", data)
    await send(mira, room, Outgoing(name="harbour.jpg", path=str(source)))
    await stage.until(lambda: mira.wire.pieces >= 3)
    stage.relay.kill()
    await stage.until(lambda: not mira.connected)
    assert mira.lines(room)[0].state == "sending"
    source.unlink()
    stage.relay.start()
    for person in (mira, sofia):
        person.controller.try_now()
    assert await got(stage, sofia, room) == data
    assert mira.wire.pieces < 2 * (3 << 20) // (256 << 10) + 10
    assert not any(MARK in held for held in bytes_in(stage.relay.folder))


async def test_an_app_that_is_closed_midway_goes_on_when_it_is_opened(
    stage: Stage, tmp_path: Path
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    data = some_bytes(2 << 20)
    await mira.leave_the_net()
    await send(mira, room, Outgoing(name="x.bin", data=data))
    await mira.say(room, "and a word")
    await mira.quit()
    mira.wire.away = False
    mira.reopen()
    assert await got(stage, sofia, room) == data
    del tmp_path


async def test_words_do_not_wait_for_files(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await mira.leave_the_net()
    await send(mira, room, Outgoing(name="x.bin", data=some_bytes(3 << 20)))
    await mira.say(room, "no need to wait")
    await mira.return_to_the_net()
    await stage.until(lambda: "no need to wait" in sofia.texts(room))
    await stage.until(lambda: len(sofia.lines(room)) == 2)
    assert [line.text for line in sofia.lines(room)] == ["no need to wait", ""]


async def test_what_is_taken_back_leaves_nothing(stage: Stage) -> None:
    mira, _sofia, room = await two_in_a_room(stage)
    await mira.leave_the_net()
    await send(mira, room, Outgoing(name="x.bin", data=some_bytes(100_000)))
    (line,) = mira.lines(room)
    await mira.controller.discard(room, line.message_id)
    await stage.until(lambda: not mira.lines(room))
    assert not bytes_in(mira.folder / "files")
    await mira.return_to_the_net()


async def test_a_recalled_file_goes_from_the_relay_and_from_everyone(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await send(mira, room, Outgoing(name="x.bin", data=some_bytes(100_000)))
    await got(stage, sofia, room)
    await stage.until(lambda: mira.lines(room)[0].state == "sent")
    held = len(bytes_in(stage.relay.folder / "files"))
    await mira.controller.recall(room, mira.lines(room)[0].message_id)
    await stage.until(lambda: sofia.lines(room)[0].recall is not None)
    await stage.until(lambda: not bytes_in(sofia.folder / "files"))
    await stage.until(lambda: len(bytes_in(stage.relay.folder / "files")) < held)
    assert not places(sofia, room)
    assert not bytes_in(mira.folder / "files")


async def test_saved_where_wanted_and_opened_copies_go_with_the_app(
    stage: Stage, tmp_path: Path
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    data = some_bytes(100_000)
    await send(mira, room, Outgoing(name="plan.pdf", data=data))
    await stage.until(lambda: bool(places(sofia, room)))
    (place,) = places(sofia, room)
    saved = tmp_path / "saved.pdf"
    await sofia.controller.files.save(place, saved)
    assert saved.read_bytes() == data
    copy = await sofia.controller.files.open_copy(place, "plan.pdf")
    assert copy.read_bytes() == data
    await sofia.quit()
    assert not copy.exists()
    saved.unlink()


async def test_too_large_a_file_is_refused_before_anything_is_stored(
    stage: Stage, tmp_path: Path
) -> None:
    mira, _sofia, room = await two_in_a_room(stage)
    large = tmp_path / "large.bin"
    with large.open("wb") as stream:
        stream.truncate((100 << 20) + 1)
    with pytest.raises(FileTrouble, match="too large: this relay takes up to 100 MiB"):
        await send(mira, room, Outgoing(name="large.bin", path=str(large)))
    with pytest.raises(FileTrouble, match="cannot be read"):
        await send(mira, room, Outgoing(name="gone.bin", path=str(tmp_path / "gone.bin")))
    with pytest.raises(FileTrouble, match="no file"):
        await send(mira, room, Outgoing(name="folder", path=str(tmp_path)))
    assert not mira.lines(room)
    assert not bytes_in(mira.folder / "files")


async def test_a_damaged_file_is_thrown_away_with_words(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await send(mira, room, Outgoing(name="x.bin", data=some_bytes(100_000)))
    await stage.until(lambda: bool(places(sofia, room)))
    (place,) = places(sofia, room)
    file_id = place.file.file_id
    held = stage.relay.folder / "files" / file_id[:2] / file_id
    altered = bytearray(held.read_bytes())
    altered[70_000] ^= 1
    held.write_bytes(altered)
    with pytest.raises(FileTrouble, match="damaged or was altered"):
        await sofia.controller.files.read(place, 1 << 30)
    assert sofia.controller.files.status(file_id).state is FileState.FAILED
    assert not bytes_in(sofia.folder / "files")
