"""One command and its keys; clicked, it waits for other ones."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sealroom.ui.commands.key_map import native
from sealroom.ui.commands.key_rules import Refusal, is_modifier, portable, refusal
from sealroom.ui.parts.key_caps import paint_keys
from sealroom.ui.parts.text_block import elided
from sealroom.ui.theme import Theme

_PADDING = 8


class KeyRow(QAbstractButton):
    """While it waits it takes every key: Escape leaves all as it was, Backspace takes keys away."""

    chosen = Signal(str)
    """Keys in portable words; empty for none."""
    refused = Signal(object)
    """A `Refusal`."""
    waits = Signal()

    def __init__(self, theme: Theme, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys: tuple[str, ...] = ()
        self._waiting = False
        self.setText(words)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._wait)
        theme.changed.connect(self.updateGeometry)

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """What it has now, in portable words."""
        self._keys = tuple(map(native, keys))
        self._say()

    @property
    def keys(self) -> tuple[str, ...]:
        """As the platform writes them."""
        return self._keys

    @property
    def waiting(self) -> bool:
        """Whether the next keys are taken."""
        return self._waiting

    def stop(self) -> None:
        """Wait no longer."""
        self._waiting = False
        self._say()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, int(self._theme.fonts.body_line) + 14)

    def _wait(self) -> None:
        self._waiting = True
        self._say()
        self.waits.emit()

    def _say(self) -> None:
        keys = self.tr("or").join(f" {each} " for each in self._keys).strip()
        said = keys or self.tr("no keys")
        self.setAccessibleName(f"{self.text()}: {said}")
        self.setAccessibleDescription(
            self.tr("Press the new keys; Escape leaves it as it is, Backspace takes keys away")
            if self._waiting
            else self.tr("Choose other keys")
        )
        self.update()

    def event(self, event: QEvent) -> bool:
        """No key goes elsewhere while it waits."""
        if self._waiting and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab, too, can be pressed as a key."""
        return False if self._waiting else super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The new keys."""
        if not self._waiting:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.click()
            else:
                super().keyPressEvent(event)
            return
        event.accept()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if is_modifier(Qt.Key(event.key())):
            return
        if plain and event.key() == Qt.Key.Key_Escape:
            self.stop()
        elif plain and event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.stop()
            self.chosen.emit("")
        else:
            self._take(event)

    def _take(self, event: QKeyEvent) -> None:
        why: Refusal | None = refusal(event.keyCombination())
        if why is not None:
            self.refused.emit(why)
            return
        self.stop()
        self.chosen.emit(portable(event.keyCombination()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere does not want to choose."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.stop()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is on it."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, caps, ground."""
        tokens, fonts = self._theme.tokens, self._theme.fonts
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._waiting or self.underMouse() or self.hasFocus():
            painter.setPen(
                QPen(tokens.accent, 2) if self.hasFocus() or self._waiting else Qt.PenStyle.NoPen
            )
            painter.setBrush(tokens.accent_wash if self._waiting else tokens.side)
            painter.drawRoundedRect(rect, 8, 8)
        inside = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        taken = self._paint_keys(painter, inside)
        painter.setFont(fonts.body)
        painter.setPen(tokens.text)
        words = elided(fonts.body, self.text(), inside.width() - taken - 12)
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, side, words)

    def _paint_keys(self, painter: QPainter, inside: QRectF) -> float:
        tokens, fonts = self._theme.tokens, self._theme.fonts
        if not self._waiting and self._keys:
            return paint_keys(painter, inside, self._keys, self._theme)
        words = self.tr("Press the new keys…") if self._waiting else self.tr("None")
        painter.setFont(fonts.small)
        painter.setPen(tokens.accent if self._waiting else tokens.muted)
        painter.drawText(
            inside, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, words
        )
        return float(painter.fontMetrics().horizontalAdvance(words))
