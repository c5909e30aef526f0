"""Which parts of what is being written name people: they move with the text around them."""

from dataclasses import dataclass

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from sealroom.controller.views import PersonView
from sealroom.protocol import limits
from sealroom.protocol.content import Mention, Mentions
from sealroom.protocol.ids import UserId
from sealroom.ui.text.inert import inert_name
from sealroom.ui.theme import Theme


@dataclass
class _Part:
    user_id: UserId
    words: str
    cursor: QTextCursor
    """From the part's beginning to its end."""


class WrittenMentions:
    """A part that is changed names nobody any more."""

    def __init__(self, field: QPlainTextEdit, theme: Theme) -> None:
        self._field = field
        self._theme = theme
        self._parts: list[_Part] = []

    def add(self, start: int, end: int, user_id: UserId) -> None:
        """The field's text from `start` to `end`, in UTF-16 units, names somebody."""
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)  # what is typed behind a name is no part of it
        self._parts.append(_Part(user_id, cursor.selectedText(), cursor))
        self.show()

    def find(self, people: list[PersonView]) -> None:
        """After the field was filled: whoever is named in it as only one is called, is meant."""
        self._parts.clear()
        text = self._field.toPlainText()
        names = [inert_name(each.name) for each in people]
        units = text.encode("utf-16-le", "surrogatepass")
        for person, name in zip(people, names, strict=True):
            if "@" in text and names.count(name) == 1 and not person.is_me:
                self._find_one(units, f"@{name}", person.user_id)
        self.show()

    def _find_one(self, units: bytes, words: str, user_id: UserId) -> None:
        wanted, at = words.encode("utf-16-le", "surrogatepass"), 0
        while (at := units.find(wanted, at)) >= 0:
            end = at + len(wanted)
            following = units[end : end + 2].decode("utf-16-le", "replace")
            if at % 2 == 0 and not following.isalnum():
                self.add(at // 2, end // 2, user_id)
            at = end

    def show(self) -> None:
        """Colour the parts that stand."""
        self._parts = [part for part in self._parts if _stands(part)]
        shown = []
        for part in self._parts:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = part.cursor
            selection.format.setForeground(self._theme.tokens.accent)
            shown.append(selection)
        self._field.setExtraSelections(shown)

    def all(self) -> Mentions:
        """As they are sent: places in characters, each once."""
        text = self._field.toPlainText().encode("utf-16-le", "surrogatepass")
        found = []
        for part in sorted(self._parts, key=lambda each: each.cursor.selectionStart()):
            if _stands(part):
                before = text[: 2 * part.cursor.selectionStart()]
                start = len(before.decode("utf-16-le", "surrogatepass"))
                found.append(Mention(part.user_id, start, len(part.words)))
        return tuple(found[: limits.MENTIONS])


def _stands(part: _Part) -> bool:
    return bool(part.words) and part.cursor.selectedText() == part.words
