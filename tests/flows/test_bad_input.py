"""What people get wrong: each gets a typed error with words, and nothing is lost or half done."""

import asyncio
import socket

import pytest

from sealroom.controller.errors import (
    ControllerError,
    NoAnswer,
    NotAllowed,
    NotConnected,
    RelayRefused,
    RelayUnreachable,
    TextRefused,
    UnknownRoom,
    UnknownUser,
)
from sealroom.controller.views import ConnectionState
from sealroom.protocol.errors import Reason
from sealroom.protocol.limits import DESCRIPTION_LENGTH, NAME_LENGTH, TEXT_BYTES, TITLE_LENGTH
from tests.flows.relay_process import RelayProcess
from tests.flows.stage import Stage
from tests.flows.test_switch import two_in_a_room


async def test_a_taken_name_is_refused_and_another_may_be_tried(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    other = await stage.newcomer("Impostor")
    other.take_identity(1)
    other.start()

    for name in (mira.name, mira.name.upper()):
        with pytest.raises(RelayRefused, match="name is taken") as refused:
            await other.controller.register(name, other.wire.address)
        assert refused.value.reason == Reason.NAME_TAKEN
        assert other.controller.own() is None
        assert other.controller.connection().state == ConnectionState.OFFLINE

    await other.controller.register(other.name, other.wire.address)
    own = other.controller.own()
    assert own is not None
    assert own.name == other.name


@pytest.mark.parametrize("name", ["", "   ", "x" * (NAME_LENGTH + 1)])
async def test_an_empty_or_endless_name_is_refused(stage: Stage, name: str) -> None:
    mira = await stage.newcomer("Mira")
    mira.take_identity(0)
    mira.start()

    with pytest.raises(TextRefused, match="Choose a name"):
        await mira.controller.register(name, mira.wire.address)

    assert mira.wire.connections == 0


@pytest.mark.parametrize(
    "address",
    ["", "http://127.0.0.1", "ws://", "ws://127.0.0.1:port", "ws://127.0.0.1:99999", "ws://a@b"],
)
async def test_a_bad_address_is_refused(stage: Stage, address: str) -> None:
    mira = await stage.newcomer("Mira")
    mira.take_identity(0)
    mira.start()

    with pytest.raises(RelayUnreachable, match="not a relay's address"):
        await mira.controller.register("Mira", address)

    assert mira.controller.own() is None


async def test_where_no_relay_is_the_words_say_so_and_it_works_later(stage: Stage) -> None:
    mira = await stage.newcomer("Mira")
    mira.take_identity(0)
    mira.start()
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"ws://127.0.0.1:{closed.getsockname()[1]}"

    with pytest.raises(RelayUnreachable, match="There is no relay at"):
        await mira.controller.register(mira.name, address)

    assert mira.controller.connection().state == ConnectionState.OFFLINE
    await mira.controller.register(mira.name, mira.wire.address)
    await stage.until(lambda: mira.connected)


async def test_what_is_not_a_relay_is_recognised(stage: Stage) -> None:
    async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi")
        await writer.drain()
        writer.close()

    mira = await stage.newcomer("Mira")
    mira.take_identity(0)
    mira.start()
    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]

        with pytest.raises(RelayUnreachable, match="not a Sealroom relay"):
            await mira.controller.register(mira.name, f"127.0.0.1:{port}")


async def test_another_relay_at_the_address_is_not_signed_in_to(
    stage: Stage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    mira = await stage.enter("Mira")
    other = RelayProcess(tmp_path_factory.mktemp("other relay"))
    try:
        mira.wire.relay = other.address
        mira.wire.cut()
        await stage.until(lambda: mira.controller.connection().state == ConnectionState.UNPROVEN)
    finally:
        await asyncio.to_thread(other.stop)

    assert "Another relay answers" in mira.controller.connection().detail
    with pytest.raises(NotConnected):
        await mira.controller.find_people("So")


async def test_nobody_of_that_name_or_id(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    room = await mira.found("Reading circle")

    assert await mira.controller.find_people("Nobody at all") == []
    assert await mira.controller.find_people("  ") == []
    with pytest.raises(UnknownUser, match="known at this relay"):
        await mira.controller.invite(room, "a" * 52)
    with pytest.raises(UnknownUser):
        await mira.controller.new_room("Not to be", invite=("a" * 52,))

    assert [view.session_id for view in mira.controller.rooms()] == [room]
    assert mira.kinds(room) == ["created"]


async def test_without_the_relay_asking_fails_at_once_and_writing_does_not(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await mira.leave_the_net()

    for asking in (
        mira.controller.find_people("So"),
        mira.controller.new_room("Island"),
        mira.controller.invite(room, "a" * 52),
        mira.controller.remove(room, sofia.id),
        mira.controller.unseal_room(room),
        mira.controller.leave(room),
    ):
        with pytest.raises(NotConnected, match="Not connected"):
            await asking
    await mira.say(room, "kept for later")

    assert len(mira.controller.rooms()) == 1
    await mira.return_to_the_net()
    await stage.until(lambda: sofia.texts(room) == ["kept for later"])
    assert sofia.kinds(room) == ["joined", "kept for later"]


async def test_an_answer_that_never_came_says_so_and_doubles_nothing(stage: Stage) -> None:
    mira = await stage.enter("Mira")
    mira.wire.losing_answers_to = "new_session"

    with pytest.raises(NoAnswer, match="did not answer"):
        await mira.found("Once is enough")

    await mira.return_to_the_net()
    await stage.until(lambda: len(mira.controller.rooms()) == 1)
    assert mira.controller.rooms()[0].title == "Once is enough"


async def test_no_writing_to_a_room_one_was_removed_from(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await mira.say(room, "a last word")
    await stage.until(lambda: len(sofia.texts(room)) == 1)
    await mira.controller.remove(room, sofia.id)
    await stage.until(lambda: sofia.view(room).my_role is None)

    with pytest.raises(NotAllowed, match="not in this room any more"):
        await sofia.controller.send(room, "but I", sealed=True)
    with pytest.raises(NotAllowed):
        await sofia.controller.leave(room)

    assert sofia.texts(room) == ["a last word"], "what was read stays"
    assert sofia.kinds(room)[-1] == "removed"


async def test_what_was_on_its_way_as_one_was_removed_fails_with_words(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await sofia.leave_the_net()
    message = await sofia.say(room, "on its way")
    await mira.controller.remove(room, sofia.id)

    await sofia.return_to_the_net()
    await stage.until(lambda: [line.state for line in sofia.lines(room)] == ["failed"])

    line = sofia.controller.message(room, message)
    assert line is not None
    assert "not in this room any more" in (line.failure or "")
    assert mira.texts(room) == []


async def test_a_room_that_is_not_here(stage: Stage) -> None:
    mira = await stage.enter("Mira")

    with pytest.raises(UnknownRoom):
        await mira.controller.send("a" * 52, "anyone?", sealed=True)
    with pytest.raises(UnknownRoom):
        mira.controller.room("a" * 52)
    with pytest.raises(TextRefused, match="not a room's link"):
        await mira.controller.ask_to_join("https://example.org")


@pytest.mark.parametrize("text", ["", "  \n\t ", "x" * (TEXT_BYTES + 1)])
async def test_an_empty_or_endless_text_is_refused(stage: Stage, text: str) -> None:
    mira, sofia, room = await two_in_a_room(stage)

    for sealed in (True, False):
        with pytest.raises(TextRefused):
            await mira.controller.send(room, text, sealed=sealed)

    assert mira.lines(room) == []
    assert mira.wire.asked() == []
    await mira.say(room, "short and sweet")
    await stage.until(lambda: sofia.texts(room) == ["short and sweet"])


@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * TEXT_BYTES, id="ascii"),
        pytest.param("\N{TIGER}" * (TEXT_BYTES // 4), id="four bytes each"),
        pytest.param('"' * TEXT_BYTES, id="escaped in JSON"),
        pytest.param("\N{TIGER}\u202e\u200d" * 6_500, id="strange"),
    ],
)
async def test_a_text_of_64_kib_arrives_whole(stage: Stage, text: str, sealed: bool) -> None:
    mira, sofia, room = await two_in_a_room(stage)

    await mira.controller.send(room, text, sealed=sealed)
    await stage.until(lambda: mira.lines(room)[0].state != "sending")

    assert mira.lines(room)[0].failure is None
    await stage.until(lambda: sofia.texts(room) == [text])


async def test_one_character_of_four_bytes_too_many_is_refused(stage: Stage) -> None:
    mira, _, room = await two_in_a_room(stage)

    with pytest.raises(TextRefused, match="64 KiB"):
        await mira.controller.send(room, "\N{TIGER}" * (TEXT_BYTES // 4) + "x", sealed=True)


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ("", ""),
        ("  ", ""),
        ("x" * (TITLE_LENGTH + 1), ""),
        ("fine", "x" * (DESCRIPTION_LENGTH + 1)),
    ],
)
async def test_titles_have_their_limits(stage: Stage, title: str, description: str) -> None:
    mira = await stage.enter("Mira")

    with pytest.raises(TextRefused):
        await mira.controller.new_room(title, description=description)

    assert mira.controller.rooms() == []


async def test_the_longest_title_and_description_arrive(stage: Stage) -> None:
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    title, description = "\N{HORSE}" * TITLE_LENGTH, "\N{HORSE}" * DESCRIPTION_LENGTH
    room = await mira.found(title, sofia, description=description)
    await sofia.accept(room)

    assert sofia.view(room).title == title
    assert sofia.view(room).description == description


async def test_words_that_go_with_a_wish_to_join_have_their_limit(stage: Stage) -> None:
    mira, jonas = await stage.enter("Mira"), await stage.enter("Jonas")
    room = await mira.found("Reading circle")

    with pytest.raises(TextRefused, match="500 characters"):
        await jonas.controller.ask_to_join(room, "x" * 501)

    assert jonas.controller.asked() == []


async def test_what_the_rules_forbid_is_refused_here_already(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)

    for asking in (
        sofia.controller.remove(room, mira.id),
        sofia.controller.ban(room, mira.id),
        sofia.controller.mute(room, mira.id),
        sofia.controller.unmute(room, mira.id),
        mira.controller.unban(room, sofia.id),
        mira.controller.withdraw(room, sofia.id),
        mira.controller.remove(room, "a" * 52),
    ):
        with pytest.raises(ControllerError) as refused:
            await asking
        assert isinstance(refused.value, NotAllowed)
        assert str(refused.value)

    assert mira.wire.log() == sofia.wire.log() == []
