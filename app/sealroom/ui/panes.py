"""The three panes side by side. Where the window is narrow the right one folds away first, then the
left one shows pictures alone; asked for, either comes back over the middle.
"""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from sealroom.ui.parts.line import make_line
from sealroom.ui.rooms.pane import NARROW_WIDTH, RoomsPane
from sealroom.ui.rooms.pane import WIDTH as LEFT_WIDTH

RIGHT_WIDTH = 320
MIDDLE_LEAST = 440
"""The middle gets no narrower for the sake of the right pane."""
NARROW_BELOW = 720


class Panes(QWidget):
    """Places its children itself: splitters cannot fold."""

    detailsShown = Signal(bool)
    """The right pane came or went, by itself or as asked."""

    def __init__(self, left: RoomsPane, middle: QWidget, right: QWidget) -> None:
        super().__init__()
        self._left, self._middle, self._right = left, middle, right
        self._left_line: QFrame = make_line(upright=True, parent=self)
        self._right_line: QFrame = make_line(upright=True, parent=self)
        for pane in (middle, left, right):
            pane.setParent(self)
        self._wanted = False
        self._drawn = False
        self._left_drawn = False
        self._shown = False
        right.hide()
        self._right_line.hide()

    @property
    def is_narrow(self) -> bool:
        """Whether the left pane has room for pictures alone."""
        return self.width() < NARROW_BELOW

    @property
    def details_shown(self) -> bool:
        """Whether the right pane is seen."""
        return self._shown

    @property
    def details_drawn(self) -> bool:
        """Whether the right pane lies over the middle."""
        return self._drawn

    @property
    def left_drawn(self) -> bool:
        """Whether the left pane lies over the middle."""
        return self._left_drawn

    def show_details(self, wanted: bool) -> None:
        """Bring the right pane, beside the middle or over it."""
        if self._can_dock():
            self._wanted = wanted
        else:
            self._drawn = wanted
        self._arrange()

    def draw_left(self, wanted: bool) -> None:
        """Where the left pane is narrow: bring all of it over the middle, or fold it again."""
        self._left_drawn = wanted and self.is_narrow
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold and unfold."""
        if self._can_dock():
            self._drawn = False
        if not self.is_narrow:
            self._left_drawn = False
        self._arrange()

    def _can_dock(self) -> bool:
        return self.width() >= LEFT_WIDTH + MIDDLE_LEAST + RIGHT_WIDTH

    def _arrange(self) -> None:
        height, width = self.height(), self.width()
        narrow = self.is_narrow
        self._left.set_narrow(narrow and not self._left_drawn)
        taken = NARROW_WIDTH if narrow else LEFT_WIDTH
        left_width = LEFT_WIDTH if self._left_drawn else taken
        self._left.setGeometry(QRect(0, 0, left_width, height))
        self._left_line.setGeometry(QRect(left_width - 1, 0, 1, height))
        docked = self._can_dock() and self._wanted
        shown = docked or self._drawn
        right = width - RIGHT_WIDTH if shown else width
        middle_end = right if docked else width
        self._middle.setGeometry(QRect(taken, 0, middle_end - taken, height))
        self._right.setGeometry(QRect(right, 0, RIGHT_WIDTH, height))
        self._right_line.setGeometry(QRect(right, 0, 1, height))
        for part in (self._right, self._right_line):
            part.setVisible(shown)
            part.raise_()
        self._left.raise_()
        self._left_line.raise_()
        if shown != self._shown:
            self._shown = shown
            self.detailsShown.emit(shown)
