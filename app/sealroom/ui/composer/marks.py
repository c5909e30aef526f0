"""Puts marks around what is chosen in the field, and takes them off again."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

BOLD = "**"
ITALIC = "*"
CODE = "`"
FENCE = "```"
_PARAGRAPH = "\N{PARAGRAPH SEPARATOR}"


def toggle_mark(field: QPlainTextEdit, mark: str) -> None:
    """Around the selection, which stays chosen; without one, the cursor stands between a pair."""
    cursor = field.textCursor()
    chosen = cursor.selectedText()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    cursor.beginEditBlock()
    if mark == CODE and _PARAGRAPH in chosen:
        _put(cursor, start, end, f"{FENCE}\n", f"\n{FENCE}")
    elif _stands_around(field, start, end, mark):
        _replace(cursor, end, end + len(mark), "")
        _replace(cursor, start - len(mark), start, "")
        _choose(cursor, start - len(mark), end - len(mark))
    else:
        _put(cursor, start, end, mark, mark)
    cursor.endEditBlock()
    field.setTextCursor(cursor)


def _put(cursor: QTextCursor, start: int, end: int, before: str, after: str) -> None:
    _replace(cursor, end, end, after)
    _replace(cursor, start, start, before)
    _choose(cursor, start + len(before), end + len(before))


def _stands_around(field: QPlainTextEdit, start: int, end: int, mark: str) -> bool:
    """Just that mark: one asterisk of two is none."""
    around = QTextCursor(field.document())
    last = field.document().characterCount() - 1
    before = _text(around, max(0, start - 3), start)
    after = _text(around, end, min(last, end + 3))
    opened = len(before) - len(before.rstrip(mark[0]))
    closed = len(after) - len(after.lstrip(mark[0]))
    return opened == closed and opened in {len(mark), 3 if mark[0] == "*" else len(mark)}


def _text(cursor: QTextCursor, start: int, end: int) -> str:
    _choose(cursor, start, end)
    return cursor.selectedText()


def _replace(cursor: QTextCursor, start: int, end: int, text: str) -> None:
    _choose(cursor, start, end)
    cursor.insertText(text)


def _choose(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
