"""Markdown in messages: a small, strict part of it, read into blocks with styled spans. No Qt.

What is marked: **bold**, *italic* or _italic_, ~~struck~~, `code`, fenced code, > quotes and lists.
No HTML, no pictures, no link whose words hide its address: an address is shown as it is written. A
mark that finds no partner, a backslash and its mark, and everything not listed stay as typed.

Why not a library: markdown-it-py 4.3 takes a second for 64 KiB of asterisks, half a millisecond for
a usual message, and does not say where in the text its tokens stood, which mentions need.
"""

from sealroom.ui.text.markup.blocks import Block, BlockKind, read_markup, shown_line, shown_text
from sealroom.ui.text.markup.span import Span, Style

__all__ = ["Block", "BlockKind", "Span", "Style", "read_markup", "shown_line", "shown_text"]
