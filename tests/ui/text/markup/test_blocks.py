"""Blocks of a text, places of mentions and addresses, and how long the worst takes."""

import time

import pytest

from sealroom.controller.talk_views import MentionView
from sealroom.protocol import limits
from sealroom.ui.text.inert import MARK
from sealroom.ui.text.markup import Block, BlockKind, Style, read_markup, shown_text
from sealroom.ui.text.markup.blocks import MOST_LINES, MOST_MARKS
from sealroom.ui.text.markup.inline import read_line

TEXT, QUOTE, ITEM, CODE = BlockKind.TEXT, BlockKind.QUOTE, BlockKind.ITEM, BlockKind.CODE


def kinds(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in read_markup(text)]


def mention(text: str, name: str, *, is_me: bool = False) -> MentionView:
    return MentionView("u1", f"{name} of ours", is_me, text.index("@" + name), len(name) + 1)


def test_a_plain_text_is_one_block_as_typed() -> None:
    text = "two\n\nparagraphs, 3 apples"
    assert read_markup(text) == [Block(TEXT, text)]


def test_quotes_lists_and_code_stand_for_themselves() -> None:
    text = "see:\n\n> one\n> **two**\n>> not\n- a\n  - b\n12. c\n\n```python\nx = *y*\n```\nend"
    assert kinds(text) == [
        (TEXT, "see:"),
        (QUOTE, "one\ntwo"),
        (TEXT, ">> not"),
        (ITEM, "a"),
        (ITEM, "b"),
        (ITEM, "c"),
        (CODE, "x = *y*"),
        (TEXT, "end"),
    ]
    blocks = read_markup(text)
    assert [(block.marker, block.depth) for block in blocks[3:6]] == [
        ("•", 0),
        ("•", 1),
        ("12.", 0),
    ]
    (span,) = blocks[1].spans
    assert blocks[1].text[span.start : span.end] == "two"


def test_quotes_in_quotes() -> None:
    first, second = read_markup("> > old\n> new")
    assert (first.depth, first.text) == (2, "old")
    assert (second.depth, second.text) == (1, "new")


@pytest.mark.parametrize(
    "text",
    [
        "```\nnever ends",
        "```\n```",
        ">_< >:(",
        "# no heading",
        "-no item\n1.5 litres\n10 things",
        "a | b\n--|--",
        "---",
    ],
)
def test_what_stays_as_typed(text: str) -> None:
    assert read_markup(text) == [Block(TEXT, text)]


def test_a_text_that_was_cut_keeps_its_code() -> None:
    (block,) = read_markup("```\nx = 1…", cut=True)
    assert (block.kind, block.text) == (CODE, "x = 1…")


def test_addresses_are_shown_as_written_and_lead_where_they_say() -> None:
    text = "see https://Example.org/a_b_c*d* and **http://x.y/**"
    (block,) = read_markup(text)
    links = [(block.text[s.start : s.end], s.value) for s in block.spans if Style.LINK in s.style]
    assert links == [
        ("https://Example.org/a_b_c*d", "https://example.org/a_b_c*d"),
        ("http://x.y/", "http://x.y/"),
    ]


def test_a_link_cannot_hide_where_it_leads() -> None:
    text = "[https://bank.example](https://evil.example/)"
    (block,) = read_markup(text)
    assert block.text == text
    for span in block.spans:
        assert span.value.rstrip("/") == block.text[span.start : span.end].rstrip("/")


def test_mentions_are_found_where_they_stand() -> None:
    text = "- **hello** @Ann_B_C and @Me\nand @Ann again"
    mentions = [mention(text, "Me", is_me=True), mention(text, "Ann_B_C")]
    item, rest = read_markup(text, mentions)
    found = [(item.text[s.start : s.end], s.style, s.value) for s in item.spans[1:]]
    assert found == [
        ("@Ann_B_C", Style.MENTION, "Ann_B_C of ours"),
        ("@Me", Style.MENTION | Style.MENTION_ME, "Me of ours"),
    ]
    assert rest.spans == ()


def test_mentions_keep_their_place_where_making_inert_shortens_a_text() -> None:
    text = "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\r\n\u202e @Zoë\u200b x"
    (block,) = read_markup(text, [mention(text, "Zoë")])
    (span,) = block.spans
    assert block.text[span.start : span.end] == "@Zoë"
    assert MARK in block.text


@pytest.mark.parametrize(
    "mention",
    [
        MentionView("u", "n", False, 0, 99),
        MentionView("u", "n", False, 99, 1),
        MentionView("u", "n", False, 3, 6),  # over a line's end
    ],
)
def test_mentions_of_what_is_not_there_change_nothing(mention: MentionView) -> None:
    blocks = read_markup("abcde\nfghij", [mention])
    assert blocks == [Block(TEXT, "abcde\nfghij")]


def test_a_screen_reader_hears_no_marks() -> None:
    assert shown_text("**yes**\n- a\n> b\n```\nc\n```") == "yes\n• a\nb\nc"


NASTY = [
    *("*", "[", "`", "_", "~", ">", "\\", "\n", "*a ", "**a _b ", "a**b", "*_", "*\n", "> ", "- "),
    *("```\n", "```\n```\n", "```a\n", "`a``b", "~~a ", "1. ", "*\u0301", "https://", "http://a "),
    *("***a ", "👩‍👩‍👧*", "\u2066", "@a", "[](", "![", "<b>", "]("),
]


@pytest.mark.parametrize("length", [2_000, 8_000, limits.TEXT_BYTES])
@pytest.mark.parametrize("unit", NASTY)
def test_the_worst_texts_are_read_at_once(unit: str, length: int) -> None:
    """Processor time, of the best of three: others may work on this machine."""
    text = (unit * (length // len(unit) + 1))[:length]
    mentions = [MentionView("u", "n", False, at * 1_000, 3) for at in range(limits.MENTIONS)]
    spent = []
    for _ in range(3):
        started = time.process_time()
        read_markup(text, mentions)
        spent.append(time.process_time() - started)
    assert min(spent) < 0.05


def test_what_lies_far_down_is_shown_as_typed() -> None:
    marks = "**a**\n" * (MOST_MARKS // 4) + "**b** https://x.y"
    (block,) = read_markup(marks)
    assert block.text.startswith("a\na\n")
    assert block.text.endswith("\n**b** https://x.y")
    assert Style.LINK in block.spans[-1].style
    head, tail = read_markup("*a*" + "\n" * MOST_LINES + "*b*")
    assert head.text.startswith("a\n")
    assert tail.text == "*b*"


def test_backticks_of_every_length_take_no_longer() -> None:
    text = " ".join("`" * length for length in range(1, 360))[: limits.TEXT_BYTES]
    read_line(text)
    started = time.process_time()
    read_line(text)
    assert time.process_time() - started < 0.05
