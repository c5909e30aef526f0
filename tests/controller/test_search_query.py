"""What is typed is taken apart: words, quotations, filters, and what only looks like one."""

import datetime

import pytest

from sealroom.controller.search_query import WORDS_MOST, SearchQuery, parse_query
from sealroom.store.search_line import Has


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", SearchQuery()),
        ("northern entrance", SearchQuery(words=("northern", "entrance"))),
        ('"northern entrance" gate', SearchQuery(words=("northern entrance", "gate"))),
        ('"still being typed', SearchQuery(words=("still being typed",))),
        ("from:sofia", SearchQuery(senders=("sofia",))),
        ('From:"Sofia B" x', SearchQuery(senders=("Sofia B",), words=("x",))),
        ("in:field in:team", SearchQuery(rooms=("field", "team"))),
        ("before:2025-11-02", SearchQuery(before=datetime.date(2025, 11, 2))),
        ("before:2025-11", SearchQuery(before=datetime.date(2025, 11, 1))),
        ("after:2025", SearchQuery(after=datetime.date(2025, 1, 1))),
        ("has:link has:FILE", SearchQuery(has=frozenset({Has.LINK, Has.FILE}))),
        ("has:image", SearchQuery(has=frozenset({Has.PICTURE}))),
        ("is:sealed", SearchQuery(sealed=True)),
        ("is:open", SearchQuery(sealed=False)),
        ("is:late", SearchQuery(words=("is:late",))),
        ("before:noon", SearchQuery(words=("before:noon",))),
        ("before:2025-13", SearchQuery(words=("before:2025-13",))),
        ("has:pity", SearchQuery(words=("has:pity",))),
        ("from: boat", SearchQuery(words=("boat",))),
        ("wherefrom:x", SearchQuery(words=("wherefrom:x",))),
        ("https://a.b/c", SearchQuery(words=("https://a.b/c",))),
        (":) -- ", SearchQuery()),
        ("周末 在:北京", SearchQuery(words=("周末", "在:北京"))),
    ],
)
def test_typed(typed: str, query: SearchQuery) -> None:
    assert parse_query(typed) == query


def test_ever_so_much_is_cut() -> None:
    assert len(parse_query("word " * 1_000).words) == WORDS_MOST
    assert len(parse_query("x" * 100_000).words[0]) <= 500
