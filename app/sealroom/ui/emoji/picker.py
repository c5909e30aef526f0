"""The emoji picker: groups, search, skin tone. A widget, and a popup that holds it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sealroom.ui.desk import Desk
from sealroom.ui.emoji.catalogue import Emoji, catalogue
from sealroom.ui.emoji.drawable import Drawable
from sealroom.ui.emoji.grid import EmojiGrid, glyph_font
from sealroom.ui.emoji.model import EmojiModel
from sealroom.ui.emoji.tone_button import ToneButton
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_frame
from sealroom.ui.parts.tab_bar import TabBar
from sealroom.ui.text.emoji_words import group_words

_TABS = {0: "😀", 1: "👋", 3: "🐻", 4: "🍎", 5: "🚗", 6: "⚽", 7: "💡", 8: "❤️", 9: "🏁"}
_RECENT_TAB = "🕒"
_GAP = 4


class EmojiPicker(QWidget):
    """Opens at what was used last. What is picked is remembered, and told once."""

    picked = Signal(str)
    """The emoji, in the person's skin tone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drawable = Drawable(glyph_font(desk.theme))
        self._model = EmojiModel(self)
        self.setObjectName("emojiPicker")
        self.search = QLineEdit()
        self.search.setObjectName("emojiSearch")
        self.search.setPlaceholderText(self.tr("Search emoji"))
        self.search.setAccessibleName(self.tr("Search emoji"))
        self.search.setClearButtonEnabled(True)
        self.tone = ToneButton()
        self.tone.show_tone(desk.emoji.tone)
        self.tabs = self._make_tabs()
        self.grid = EmojiGrid(desk.theme, self._model)
        self._name = Label(kind="small")
        self._name.setObjectName("emojiName")
        self._empty = Label(self.tr("No emoji of that name"), kind="muted")
        self._empty.setObjectName("emojiNone")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.search)
        self._show()

    def _make_tabs(self) -> TabBar:
        tabs = TabBar(self._desk.theme)
        tabs.setObjectName("emojiGroups")
        tabs.setAccessibleName(self.tr("Groups"))
        words = [(_RECENT_TAB, self.tr("Used last"))]
        words += [(sign, group_words(group)) for group, sign in _TABS.items()]
        for index, (sign, name) in enumerate(words):
            tabs.addTab(sign)
            tabs.setTabToolTip(index, name)
            tabs.setAccessibleTabName(index, name)
        return tabs

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.search, 1)
        above.addWidget(self.tone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(self.tabs)
        column.addWidget(self.grid)
        column.addWidget(self._empty)
        column.addWidget(self._name)
        self._empty.setFixedSize(self.grid.size())

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show)
        self.search.installEventFilter(self)
        self.tabs.currentChanged.connect(self._show_group)
        self.tone.chosen.connect(self._use_tone)
        self.grid.chosen.connect(self._pick)
        self.grid.looked_at.connect(self._show_name)
        self.grid.left_upwards.connect(self.search.setFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search, Down goes to the grid and Enter takes the first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.grid.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.grid.choose_current()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed over the grid is searched for."""
        if event.text() and event.text().isprintable() and not self.search.hasFocus():
            self.search.setFocus()
            self.search.insert(event.text())
        else:
            super().keyPressEvent(event)

    def _rows(self) -> list[Emoji]:
        wanted = self.search.text().strip()
        if wanted:
            return catalogue().find(wanted)
        if self.tabs.currentIndex() == 0:
            return self._desk.emoji.last()
        return catalogue().group(list(_TABS)[self.tabs.currentIndex() - 1])

    def _show(self) -> None:
        rows = [each for each in self._rows() if self._drawable.is_drawn(each.text)]
        self._model.show(rows, self._desk.emoji.tone)
        self.grid.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def _show_group(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self._show()

    def _use_tone(self, tone: int) -> None:
        self._desk.emoji.choose_tone(tone)
        self.tone.show_tone(tone)
        self._show()

    def _show_name(self, emoji: Emoji | None) -> None:
        short = f"  :{emoji.shorts[0]}:" if emoji and emoji.shorts else ""
        self._name.setText(f"{emoji.name}{short}" if emoji else "")

    def _pick(self, emoji: Emoji) -> None:
        self.picked.emit(self._desk.emoji.use(emoji))


class EmojiPopup(QWidget):
    """A picker that closes once something is picked, at Escape, and at a click elsewhere."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("emojiPopup")
        self.picker = EmojiPicker(desk)
        card = make_frame("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 12, 12, 12)
        inside.addWidget(self.picker)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.setFocusProxy(self.picker)
        self.picker.picked.connect(self.close)

    def open_at(self, anchor: QRect) -> None:
        """Above `anchor` (of the screen), or below it where there is no room above."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(anchor.center()) or QGuiApplication.primaryScreen()
        free = screen.availableGeometry()
        top = anchor.top() - _GAP - self.height()
        if top < free.top():
            top = min(anchor.bottom() + _GAP, free.bottom() - self.height())
        left = anchor.left() if self.isRightToLeft() else anchor.right() - self.width()
        left = max(free.left(), min(left, free.right() - self.width()))
        self.move(QPoint(left, top))
        self.show()
        self.picker.search.setFocus()


def pick_emoji(
    desk: Desk, parent: QWidget, anchor: QRect, picked: Callable[[str], object]
) -> EmojiPopup:
    """Open the picker at a place of the screen; `picked` is told what is chosen, if anything."""
    popup = EmojiPopup(desk, parent)
    popup.picker.picked.connect(picked)
    popup.open_at(anchor)
    return popup
