"""Which links a text has, and where they go."""

from time import perf_counter
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.ui.text.web_link import MOST_LINKS, Caution, links_in


def addresses(text: str) -> list[str]:
    return [link.address for link in links_in(text)]


def cautions(text: str) -> set[Caution]:
    (link,) = links_in(text)
    return set(link.cautions)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://example.org.", "https://example.org"),
        ("(https://example.org/a_(b))", "https://example.org/a_(b)"),
        ("HTTPS://Example.ORG/A", "https://example.org/A"),
        ("https://example.org:443/x?a=1&b=2#c", "https://example.org/x?a=1&b=2#c"),
        ("https://example.org:8443", "https://example.org:8443"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("<https://example.org>", "https://example.org"),
        ("https://[2001:DB8::1]/", "https://[2001:db8::1]/"),
        ("https://example.org/%2e%2e/", "https://example.org/%2e%2e/"),
        ("https://example.org\\@evil.example", "https://example.org"),
        ("https://example.org/\u202egpj.exe", "https://example.org/"),
        ("https://exam\u200bple.org/", "https://exam"),
    ],
)
def test_a_link_is_what_a_browser_would_be_given(text: str, address: str) -> None:
    assert addresses(text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "file:///etc/passwd",
        "//host/share",
        "\\\\host\\share\\x.png",
        "javascript:alert(1)",
        "data:text/html,<b>",
        "sealroom:join/abc",
        "vscode://file/x",
        "mailto:a@b.example",
        "ftp://example.org",
        "![x](file:///etc/passwd)",
        "<img src='//host/x'>",
        "https://",
        "https://:80/",
        "https://a b",
        "https://exa%6dple.org",
        "https://example.org:99999/",
        "https://[::1",
        "https://[fe80::1%evil.example]/",
        "https://" + "a" * 3_000,
        "xhttps://example.org",
    ],
)
def test_nothing_else_is_a_link(text: str) -> None:
    assert [link for link in addresses(text) if link != "https://a"] == []


def test_what_stands_before_an_at_sign_is_no_host() -> None:
    (link,) = links_in("https://bank.example@evil.example/login")
    assert (link.address, link.host) == ("https://evil.example/login", "evil.example")
    assert link.cautions == (Caution.PRETENDS_A_HOST,)


def test_a_host_in_other_letters_is_said_in_both_forms() -> None:
    (link,) = links_in("https://\u0430pple.example")  # a Cyrillic letter
    assert link.host == "xn--pple-43d.example"
    assert link.host_written == "\u0430pple.example"
    assert set(link.cautions) == {Caution.HOST_IN_OTHER_LETTERS, Caution.MIXED_SCRIPTS}
    assert cautions("https://xn--pple-43d.example") == {Caution.HOST_IN_OTHER_LETTERS}


def test_numbers_and_what_is_not_sealed_are_told() -> None:
    for host in ("127.0.0.1", "2130706433", "0x7f.1", "[::1]"):
        assert cautions(f"https://{host}/") == {Caution.NUMBERS}
    assert cautions("http://example.org") == {Caution.NOT_SEALED}
    assert cautions("https://example.org") == set()


def test_each_link_is_there_once_and_not_without_end() -> None:
    assert addresses("https://a.example https://a.example") == ["https://a.example"]
    assert len(links_in(" ".join(f"https://{n}.example" for n in range(99)))) == MOST_LINKS


@pytest.mark.parametrize(
    "text", ["https://" * 9_000, "a" * 65_000, "https://a." * 6_500, "https://x.example/(" * 3_400]
)
def test_a_long_text_is_looked_through_at_once(text: str) -> None:
    begun = perf_counter()
    links_in(text)
    assert perf_counter() - begun < 1


@given(st.text() | st.text("ht ps:/@.[]a\u0430\\#?%").map("https://{}".format))
def test_whatever_is_found_is_ascii_and_is_found_again_as_itself(text: str) -> None:
    for link in links_in(text):
        assert link.address.isascii()
        assert link.address.startswith(("https://", "http://"))
        assert "@" not in urlsplit(link.address).netloc
        again = links_in(f" {link.address} ")
        assert [each.host for each in again] == [link.host]
