"""A part that is as high as what is in it where there is room, and scrolls where there is not."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sealroom.ui.parts.mirror import set_margins

STRIP = 14
"""Kept free at the right for the scroll bar, so that nothing moves when it comes."""
_BAR = 10
_LINE = 40
"""Pixels that an arrow key moves."""


class ScrollBody(QScrollArea):
    """`body` is filled by who made it. Its own width is the body's and the strip's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = QWidget()
        self._inside.setProperty("kind", "plain")
        self.body = QVBoxLayout(self._inside)
        set_margins(self.body, 0, 0, STRIP, 0)
        self.body.setSpacing(16)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._inside.installEventFilter(self)
        self._scrolls = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def turn(self, key: int) -> bool:
        """Scroll by a key that moves pages or lines. Whether it was one, and there was a way."""
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Up: -_LINE,
            Qt.Key.Key_Down: _LINE,
        }
        if not self._scrolls or key not in steps:
            return False
        bar.setValue(bar.value() + steps[Qt.Key(key)])
        return True

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to something in it, once it has found its place."""
        QTimer.singleShot(0, widget, lambda: self.ensureWidgetVisible(widget, 0, 0))

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All of what is in it."""
        room = width - _BAR if self._scrolls else width
        if self.body.hasHeightForWidth():
            return self.body.totalHeightForWidth(room)
        return self.body.totalSizeHint().height()

    def sizeHint(self) -> QSize:
        """At the width it has."""
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(100, 48)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bar comes where not everything fits."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # its lines break elsewhere: layouts remember how high it was
        self._decide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A scroll area keeps to itself that its content grew: pass it on."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._decide()
        return False

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        """What has the keys is seen."""
        if now is not None and self._scrolls and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 24)

    def _decide(self) -> None:
        """Decided here: Qt's own choice depends on whether the bar was there before."""
        scrolls = self.heightForWidth(self.width()) > self.height()
        if scrolls != self._scrolls:
            self._scrolls = scrolls
            policy = Qt.ScrollBarPolicy
            set_margins(self.body, 0, 0, STRIP - _BAR if scrolls else STRIP, 0)
            self.setVerticalScrollBarPolicy(
                policy.ScrollBarAlwaysOn if scrolls else policy.ScrollBarAlwaysOff
            )
