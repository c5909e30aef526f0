"""Completes names and emoji while one writes."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.views import PersonView
from sealroom.protocol.ids import SessionId
from sealroom.ui.composer.field import ComposerField
from sealroom.ui.composer.mentions import WrittenMentions
from sealroom.ui.composer.offer_list import OfferList
from sealroom.ui.composer.offers import Offer, emoji_offers, people_offers
from sealroom.ui.composer.trigger import short_in, trigger_in
from sealroom.ui.desk import Desk
from sealroom.ui.text.utf16 import utf16_length


class Completion(QObject):
    """Up, Down, Enter, Tab and Escape are its own while it offers something."""

    def __init__(self, desk: Desk, field: ComposerField, mentions: WrittenMentions) -> None:
        super().__init__(field)
        self._desk = desk
        self._field = field
        self._mentions = mentions
        self._session_id: SessionId | None = None
        self._list: OfferList | None = None
        self._refused = -1
        """Where the sign stood whose offers were sent away by Escape."""
        field.installEventFilter(self)
        field.textChanged.connect(self._look)
        field.cursorPositionChanged.connect(self._moved)

    def show_room(self, session_id: SessionId) -> None:
        """Whose members are offered."""
        if session_id != self._session_id:
            self._session_id = session_id
            self.close()

    @property
    def is_open(self) -> bool:
        """Whether something is offered."""
        return self._list is not None and self._list.isVisible()

    def close(self) -> None:
        """Offer nothing."""
        if self._list is not None:
            self._list.hide()

    def members(self) -> list[PersonView]:
        """Those of the room; none where it is gone."""
        if self._session_id is None:
            return []
        try:
            return self._desk.facade.people(self._session_id)
        except UnknownRoom:
            return []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys while something is offered."""
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        elif self.is_open and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # not the window's Escape
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._pressed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        if self._list is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        match event.key():
            case Qt.Key.Key_Up:
                self._list.step(-1)
            case Qt.Key.Key_Down:
                self._list.step(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                if self._list.current is not None:
                    self._take(self._list.current)
            case Qt.Key.Key_Escape:
                found = trigger_in(self._before())
                self._refused = self._line_start() + found.start if found else -1
                self.close()
            case _:
                return False
        return True

    def insert_emoji(self, text: str) -> None:
        """One from the picker."""
        self._field.insertPlainText(text)
        self._field.setFocus()

    def _moved(self) -> None:
        if self.is_open:
            self._look()

    def _look(self) -> None:
        self._mentions.show()
        if not self._field.hasFocus():
            self.close()
            return
        before = self._before()
        if before.endswith(":") and (short := short_in(before)) is not None:
            self._replace(short[0], self._desk.emoji.use(short[1]))
            return
        found = trigger_in(before)
        if found is None or self._line_start() + found.start == self._refused:
            self._refused = self._refused if found else -1
            self.close()
            return
        offers = (
            people_offers(self.members(), found.query)
            if found.is_person
            else emoji_offers(found.query)
        )
        self._offer(offers)

    def _offer(self, offers: list[Offer]) -> None:
        if self._list is None and offers:
            self._list = OfferList(self._desk.theme, _page_of(self._field))
            self._list.chosen.connect(self._take)
        if self._list is not None:
            rect = self._field.cursorRect()
            corner = self._field.viewport().mapToGlobal(rect.topLeft())
            self._list.offer(offers, self._desk.emoji.tone, QRect(corner, rect.size()))

    def _take(self, offer: Offer) -> None:
        found = trigger_in(self._before())
        self.close()
        if found is None:
            return
        if offer.emoji is not None:
            self._replace(found.start, self._desk.emoji.use(offer.emoji))
        elif offer.person is not None:
            words = f"@{offer.words}"
            start = self._replace(found.start, f"{words} ")
            self._mentions.add(start, start + utf16_length(words), offer.person.user_id)

    def _replace(self, start: int, words: str) -> int:
        """Put `words` in the place of what stands from `start` of the line to the cursor; where
        that is in the field, in UTF-16 units."""
        at = self._line_start() + utf16_length(self._before()[:start])
        cursor = self._field.textCursor()
        cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self._field.setTextCursor(cursor)
        return at

    def _line_start(self) -> int:
        return self._field.textCursor().block().position()

    def _before(self) -> str:
        """The line up to the cursor."""
        cursor = self._field.textCursor()
        units = cursor.block().text().encode("utf-16-le", "surrogatepass")
        return units[: 2 * cursor.positionInBlock()].decode("utf-16-le", "surrogatepass")


def _page_of(field: QWidget) -> QWidget:
    """What the list may cover: the window's, above the field."""
    return field.window()
