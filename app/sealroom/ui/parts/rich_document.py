"""Blocks of a message as Qt's text document: built by hand, so that nothing in it is markup."""

from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from sealroom.ui.text.markup import Block, BlockKind, Span, Style
from sealroom.ui.theme import Theme, Tokens
from sealroom.ui.theme.fonts import Fonts
from sealroom.ui.theme.tokens import code_ground, mention_ground

_INDENT = 16
_GAP = 6
_ITEM_GAP = 2
_LINE_SEPARATOR = "\N{LINE SEPARATOR}"


def span_format(style: Style, fonts: Fonts) -> QTextCharFormat:
    """The font of a span; its colours are `paint_span`'s."""
    shape = QTextCharFormat()
    if Style.CODE in style:
        shape.setFontFamilies(fonts.code.families())
        shape.setProperty(QTextCharFormat.Property.FontPixelSize, fonts.code.pixelSize())
    if style & (Style.BOLD | Style.MENTION):
        shape.setFontWeight(QFont.Weight.DemiBold)
    if Style.ITALIC in style:
        shape.setFontItalic(True)
    if Style.STRUCK in style:
        shape.setFontStrikeOut(True)
    return shape


def paint_span(shape: QTextCharFormat, style: Style, tokens: Tokens) -> None:
    """Give a span's format the theme's colours."""
    if style & (Style.LINK | Style.MENTION):
        shape.setForeground(tokens.accent)
    if Style.MENTION_ME in style:
        shape.setForeground(tokens.text)
        shape.setBackground(mention_ground(tokens))
    if Style.CODE in style:
        shape.setBackground(code_ground(tokens))


def fill_document(document: QTextDocument, blocks: list[Block], theme: Theme) -> None:
    """Write them into an empty document."""
    cursor = QTextCursor(document)
    before: Block | None = None
    for block in blocks:
        shape = _block_format(block, before, theme)
        if before is None:
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape)
        if block.marker:
            cursor.insertText(f"{block.marker} ", QTextCharFormat())
        _insert(cursor, block, theme)
        before = block


def _block_format(block: Block, before: Block | None, theme: Theme) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    tight = before is not None and block.kind is BlockKind.ITEM is before.kind
    shape.setTopMargin(0 if before is None else _ITEM_GAP if tight else _GAP)
    match block.kind:
        case BlockKind.QUOTE:
            shape.setLeftMargin(_INDENT * block.depth)
        case BlockKind.ITEM:
            shape.setLeftMargin(_INDENT * (block.depth + 1))
            shape.setTextIndent(-_INDENT)
        case BlockKind.CODE:
            shape.setBackground(QBrush(code_ground(theme.tokens)))
        case BlockKind.TEXT:
            pass
    return shape


def _insert(cursor: QTextCursor, block: Block, theme: Theme) -> None:
    plain = QTextCharFormat()
    if block.kind is BlockKind.CODE:
        plain = span_format(Style.CODE, theme.fonts)
    elif block.kind is BlockKind.QUOTE:
        plain.setForeground(theme.tokens.muted)
    at = 0
    for span in block.spans:
        _write(cursor, block.text[at : span.start], plain)
        _write(cursor, block.text[span.start : span.end], _char_format(span, plain, theme))
        at = span.end
    _write(cursor, block.text[at:], plain)


def _char_format(span: Span, plain: QTextCharFormat, theme: Theme) -> QTextCharFormat:
    shape = QTextCharFormat(plain)
    shape.merge(span_format(span.style, theme.fonts))
    paint_span(shape, span.style, theme.tokens)
    if Style.LINK in span.style:
        shape.setAnchor(True)
        shape.setAnchorHref(span.value)
    return shape


def _write(cursor: QTextCursor, text: str, shape: QTextCharFormat) -> None:
    if text:
        cursor.insertText(text.replace("\n", _LINE_SEPARATOR), shape)
