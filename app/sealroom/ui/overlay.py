"""Where sheets stand in a window: in its middle, one at a time, what is below dimmed."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.theme import Theme

_MARGIN = 16
_SHADOW_STEPS = 28
_SHADOW_DROP = 8
_FLAGS = Qt.WindowType.SubWindow | Qt.WindowType.FramelessWindowHint
"""A sub-window keeps Tab inside itself."""


class Overlay(QWidget):
    """Covers its parent while a sheet is open; `page` instead paints a plain ground of its own."""

    opened = Signal()
    """A sheet was opened."""
    emptied = Signal()
    """The last sheet was closed."""

    def __init__(self, theme: Theme, parent: QWidget, *, page: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = page
        self._sheets: list[Sheet] = []
        self._focus_before: list[QWidget | None] = []
        self.setObjectName("overlay")
        if not page:
            parent.installEventFilter(self)
            self.hide()
        theme.changed.connect(self.update)

    @property
    def top(self) -> Sheet | None:
        """The sheet that is to be answered first."""
        return self._sheets[-1] if self._sheets else None

    def open(self, sheet: Sheet) -> None:
        """Show a sheet above all others."""
        self._focus_before.append(QApplication.focusWidget())
        for below in self._sheets:
            below.hide()
        self._sheets.append(sheet)
        sheet.setParent(self, _FLAGS)
        sheet.finished.connect(lambda _: self._close(sheet))
        sheet.sizeWanted.connect(self._arrange)
        sheet.installEventFilter(self)
        self.setGeometry(self._ground())
        self.show()
        self.raise_()
        sheet.show()
        sheet.raise_()
        self._arrange()
        self._focus(sheet)
        self.opened.emit()

    def close_all(self) -> None:
        """Close every sheet as Escape does."""
        for sheet in reversed(list(self._sheets)):
            sheet.reject()

    def _close(self, sheet: Sheet) -> None:
        if sheet not in self._sheets:
            return
        before = self._focus_before[self._sheets.index(sheet)]
        del self._focus_before[self._sheets.index(sheet)]
        self._sheets.remove(sheet)
        sheet.hide()
        sheet.deleteLater()
        if self._sheets:
            self._sheets[-1].show()
        elif not self._page:
            self.hide()
        if before is not None:
            before.setFocus()
        self.update()
        if not self._sheets:
            self.emptied.emit()

    def _focus(self, sheet: Sheet) -> None:
        sheet.first_focus().setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size and the sheets' own."""
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._ground())
        elif event.type() == QEvent.Type.LayoutRequest and watched in self._sheets:
            self._arrange()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sheets stay in the middle."""
        self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is dimmed does not answer."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, and a soft shadow below each sheet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.side if self._page else tokens.scrim)
        for sheet in self._sheets[-1:]:
            _paint_shadow(painter, QRectF(sheet.geometry()), dark=tokens.dark)

    def _ground(self) -> QRect:
        parent = self.parentWidget()
        return self.geometry() if parent is None or self._page else parent.rect()

    def _arrange(self) -> None:
        for sheet in self._sheets:
            width = min(sheet.wanted_width, self.width() - 2 * _MARGIN)
            layout = sheet.layout()
            height = layout.totalHeightForWidth(width) if layout else sheet.sizeHint().height()
            height = min(height, self.height() - 2 * _MARGIN)
            corner = QPoint((self.width() - width) // 2, (self.height() - height) // 2)
            sheet.setGeometry(
                QRect(corner, QPoint(corner.x() + width - 1, corner.y() + height - 1))
            )
        self.update()


def _paint_shadow(painter: QPainter, card: QRectF, *, dark: bool) -> None:
    """Many faint layers, one inside the other, that add up to a soft edge."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 4 if dark else 2))
    for step in range(_SHADOW_STEPS, 0, -1):
        spread = step * step / _SHADOW_STEPS
        grown = card.adjusted(-spread, -spread, spread, spread).translated(0, _SHADOW_DROP)
        painter.drawRoundedRect(grown, 16 + spread, 16 + spread)
