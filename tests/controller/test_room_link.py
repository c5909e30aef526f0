"""What a room's link says, and what is taken for none."""

from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sealroom.controller.errors import ControllerError, RelayUnreachable, TextRefused
from sealroom.controller.relay_address import relay_address
from sealroom.controller.room_link import (
    LINK_LENGTH,
    Giver,
    RelayMeant,
    RoomLink,
    is_link,
    read_room_link,
    relay_meant,
)

LOOK_ALIKE = "p\N{CYRILLIC SMALL LETTER A}ypal.example"
IN_ASCII = "xn--pypal-4ve.example"
CODE = "abcd234" * 7 + "abc"
BY, AT, PIN = "b" * 52, "h" * 52, "a2b3" * 13
ADDRESS = f"wss://192.168.1.7:9000#{PIN}"
RELAY = quote(ADDRESS, safe="")
WHOLE = f"sealroom:join/{CODE}?relay={RELAY}&by={BY}&at={AT}"

ids = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=52, max_size=52)
hosts = st.sampled_from(["relay.example", "xn--bcher-kva.example", "10.0.0.7", "fd00::7"])
addresses = st.builds(
    lambda host, port, pin: relay_address(
        f"wss://{f'[{host}]' if ':' in host else host}:{port}" + (f"#{pin}" if pin else "")
    ),
    hosts,
    st.integers(1, 65_535),
    st.none() | ids,
)
links = st.builds(RoomLink, ids, st.none() | addresses, st.none() | st.builds(Giver, ids, ids))


@given(links)
def test_what_is_written_is_read(link: RoomLink) -> None:
    assert read_room_link(str(link)) == link
    assert str(read_room_link(f"  {link}\n")) == str(link)
    assert len(str(link)) <= LINK_LENGTH


def test_it_carries_relay_with_pin_room_giver_and_where_the_room_stood() -> None:
    link = RoomLink(CODE, relay_address(ADDRESS), Giver(BY, AT))
    assert str(link) == WHOLE
    assert read_room_link(WHOLE) == link


@given(links, st.data())
def test_a_letter_that_changes_is_another_link_or_none(link: RoomLink, data: st.DataObject) -> None:
    """Never the same link in another spelling, save for capitals in what has none."""
    written = str(link)
    at = data.draw(st.integers(0, len(written) - 1))
    letter = data.draw(st.characters())
    changed = written[:at] + letter + written[at + 1 :]
    try:
        read = read_room_link(changed)
    except ControllerError:
        return
    assert read != link or changed.lower().strip() == written.lower()


@given(st.text() | st.text().map(lambda rest: f"sealroom:join/{CODE}?{rest}"))
@example("sealroom:join/" + CODE + "?relay=wss%3A%2F%2F[")
def test_anything_is_a_link_or_refused_in_words(typed: str) -> None:
    words = ""
    try:
        link = read_room_link(typed)
        assert read_room_link(str(link)) == link
    except ControllerError as refused:
        words = str(refused)
    assert words.isprintable()
    assert len(words) < 400


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        f"  {CODE}\n",
        CODE.upper(),
        " ".join(CODE[i : i + 4] for i in range(0, 52, 4)),
        f"sealroom:join/{CODE}",
        f"SEALROOM:join/{CODE}?relay=ws%3A%2F%2F127.0.0.1%3A8765",
        f"sealroom:{CODE}",
        f"sealroom://join/{CODE}",
    ],
)
def test_a_link_of_old_names_a_room_and_nobody(typed: str) -> None:
    link = read_room_link(typed)
    assert link.session_id == CODE
    assert link.giver is None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "hello",
        CODE[:-1],
        CODE + "a",
        CODE.replace("a", "1"),
        CODE[:-1] + "\N{KELVIN SIGN}",
        f"https://example.org/{CODE}",
        f"http:join/{CODE}",
        f"sealroomx:join/{CODE}",
        "sealroom:join/",
        f"sealroom:join/{CODE}/more",
        f"sealroom:join/{CODE}#more",
        f"sealroom://user@join/{CODE}",
        f"sealroom:join/{CODE[:-1]}\N{KELVIN SIGN}",
        f"\N{LATIN SMALL LETTER LONG S}ealroom:join/{CODE}",
        f"sealroom:jo\nin/{CODE}",
        f"\x00sealroom:join/{CODE}",
        "sealroom:[",
        "sealroom://[",
        "x" * 100_000,
    ],
)
def test_nothing_is_named(typed: str) -> None:
    with pytest.raises(TextRefused, match="not a room's link"):
        read_room_link(typed)


@pytest.mark.parametrize(
    "query",
    [
        "&",
        "relay",
        "relay=",
        f"relay={RELAY}&relay={RELAY}",
        f"relay={RELAY}&",
        f"by={BY}",
        f"at={AT}",
        f"by={BY}&at={AT[:-1]}",
        f"by={BY[:-1]}1&at={AT}",
        f"by={BY}%0A&at={AT}",
        f"by={BY.upper()}&at={AT}",
        "relay=wss%3A%2F%2Frelay.example%zz",
        "relay=wss%3A%2F%2Frelay.example%FF",
        "relay=wss://relay.example/\N{RIGHT-TO-LEFT OVERRIDE}",
        "relay=wss://relay.example/ x",
    ],
)
def test_a_link_that_was_changed_is_refused(query: str) -> None:
    with pytest.raises(TextRefused, match=r"damaged|not a room's link"):
        read_room_link(f"sealroom:join/{CODE}?{query}")


def test_a_link_that_says_more_than_is_understood_is_refused() -> None:
    """What a later link asks to have checked must not be passed over."""
    with pytest.raises(TextRefused, match="newest"):
        read_room_link(f"{WHOLE}&until=5")


@pytest.mark.parametrize(
    "address",
    [
        "http://relay.example",
        "wss://user@relay.example",
        "wss://:secret@relay.example",
        "wss://@relay.example",
        "wss://relay.example\x00.evil.example",
        "wss://relay.example\u202e",
        "wss://relay.example\n",
        "wss://relay.example?x=1",
    ],
)
def test_the_relay_in_it_is_an_address_and_nothing_else(address: str) -> None:
    with pytest.raises((RelayUnreachable, TextRefused)):
        read_room_link(f"sealroom:join/{CODE}?relay={quote(address, safe='')}")


def test_a_relay_of_other_letters_is_shown_in_ascii() -> None:
    link = read_room_link(f"sealroom:join/{CODE}?relay={quote(f'wss://{LOOK_ALIKE}', safe='')}")
    assert link.relay is not None
    assert link.relay.url == f"wss://{IN_ASCII}"


def test_a_link_serves_where_the_relays_address_is_asked_for() -> None:
    assert str(relay_meant(WHOLE).address) == ADDRESS
    assert str(relay_meant(f" {WHOLE.replace('sealroom', 'Sealroom')}\n").address) == ADDRESS
    assert str(relay_meant("relay.example").address) == "wss://relay.example:8765"
    with pytest.raises(RelayUnreachable, match="not a room's link"):
        relay_meant("sealroom:join/abc")
    with pytest.raises(RelayUnreachable, match="at which relay"):
        relay_meant(f"sealroom:join/{CODE}")
    with pytest.raises(RelayUnreachable, match="without TLS"):
        relay_meant(f"sealroom:join/{CODE}?relay=ws%3A%2F%2F192.168.1.20%3A8765")


def test_a_link_to_a_relay_may_carry_a_registration_token() -> None:
    link = f"sealroom:relay?relay={quote('wss://relay.example', safe='')}"
    assert relay_meant(f" {link}&token=abc ") == RelayMeant(
        relay_address("wss://relay.example"), "abc"
    )
    for without in (link, "wss://relay.example", WHOLE):
        assert relay_meant(without).token == ""
    for none in ("sealroom:relay", f"{link}&by={BY}", f"{link}&token=a%0Ab", f"{link}&{link}"):
        with pytest.raises(RelayUnreachable):
            relay_meant(none)
    with pytest.raises(TextRefused):
        read_room_link(link)


def test_what_begins_as_a_link() -> None:
    assert is_link(" SEALROOM:x")
    assert not is_link(CODE)
