"""Marks put around what is chosen, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from sealroom.ui.composer.marks import BOLD, CODE, ITALIC, toggle_mark
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.seat import seated

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("a [word] b", BOLD, "a **[word]** b"),
        ("a **[word]** b", BOLD, "a [word] b"),
        ("a **[word]** b", ITALIC, "a ***[word]*** b"),
        ("a ***[word]*** b", ITALIC, "a **[word]** b"),
        ("a ***[word]*** b", BOLD, "a *[word]* b"),
        ("*[word]*", BOLD, "***[word]***"),
        ("[]", ITALIC, "*[]*"),
        ("**[]**", BOLD, "[]"),
        ("[x]", CODE, "`[x]`"),
        ("[x\ny]", CODE, "```\n[x\ny]\n```"),
        ("😀 [x]", CODE, "😀 `[x]`"),
    ],
)
def test_marks_go_on_and_off(qapp: QApplication, before: str, mark: str, after: str) -> None:
    field = QPlainTextEdit()
    assert choose(field, before) == before
    toggle_mark(field, mark)
    assert chosen(field) == after
    field.undo()
    assert field.toPlainText() == before.replace("[", "").replace("]", "")


def choose(field: QPlainTextEdit, text: str) -> str:
    """`[` and `]` stand around the selection."""
    field.setPlainText(text.replace("[", "").replace("]", ""))
    start, end = units(text[: text.index("[")]), units(text[: text.index("]")]) - 1
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    return chosen(field)


def chosen(field: QPlainTextEdit) -> str:
    cursor, text = field.textCursor(), field.toPlainText().encode("utf-16-le")
    start, end = 2 * cursor.selectionStart(), 2 * cursor.selectionEnd()
    parts = (text[:start], b"[\0", text[start:end], b"]\0", text[end:])
    return b"".join(parts).decode("utf-16-le")


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_the_keys_are_the_windows_even_where_qt_would_move_by_them(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            seat.write("composerField", "one")
            field = seat.main.room.composer.field
            for key, after in (
                (Qt.Key.Key_B, "**one**"),
                (Qt.Key.Key_I, "***one***"),
                (Qt.Key.Key_I, "**one**"),
                (Qt.Key.Key_B, "one"),
                (Qt.Key.Key_E, "`one`"),
            ):
                if field.toPlainText() == "one":
                    field.selectAll()
                seat.press(key, CTRL, on=field)
                assert field.toPlainText() == after

    drive(story())
