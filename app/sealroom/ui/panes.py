"""The three panes side by side. Where the window is narrow the right one folds away first, then the
left one shows pictures alone; asked for, either comes back over the middle.
"""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from sealroom.ui.parts.line import make_line
from sealroom.ui.parts.mirror import is_mirrored
from sealroom.ui.parts.pane_edge import WIDTH as EDGE_WIDTH
from sealroom.ui.parts.pane_edge import PaneEdge
from sealroom.ui.rooms.pane import NARROW_WIDTH, RoomsPane
from sealroom.ui.rooms.pane import WIDTH as LEFT_WIDTH
from sealroom.ui.theme import Theme

RIGHT_WIDTH = 320
LEFT_LIMITS = (220, 460)
RIGHT_LIMITS = (260, 520)
"""Narrowest and widest that an edge makes them."""
MIDDLE_LEAST = 440
"""The middle gets no narrower for the sake of the right pane."""
NARROW_BELOW = 720


class Panes(QWidget):
    """Places its children itself: splitters cannot fold."""

    detailsShown = Signal(bool)
    """The right pane came or went, by itself or as asked."""
    widthsChosen = Signal(int, int)
    """What the person made of left and right."""

    def __init__(self, theme: Theme, left: RoomsPane, middle: QWidget, right: QWidget) -> None:
        super().__init__()
        self._left_width, self._right_width = LEFT_WIDTH, RIGHT_WIDTH
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
        self._left_edge = PaneEdge(
            theme, self.tr("Width of the list of rooms"), name="leftEdge", parent=self
        )
        self._left_edge.moved.connect(lambda by: self.set_widths(self._left_width + by, None))
        self._left_edge.putBack.connect(lambda: self._put_back(LEFT_WIDTH, None))
        self._right_edge = PaneEdge(
            theme, self.tr("Width of people and keys"), name="rightEdge", parent=self
        )
        self._right_edge.moved.connect(lambda by: self.set_widths(None, self._right_width - by))
        self._right_edge.putBack.connect(lambda: self._put_back(None, RIGHT_WIDTH))
        for edge in (self._left_edge, self._right_edge):
            edge.left.connect(self._tell_widths)

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

    def set_widths(self, left: int | None, right: int | None) -> None:
        """How wide they are to be where there is room, within limits; None leaves one as it is."""
        if left is not None:
            self._left_width = max(LEFT_LIMITS[0], min(LEFT_LIMITS[1], left))
        if right is not None:
            self._right_width = max(RIGHT_LIMITS[0], min(RIGHT_LIMITS[1], right))
        self._arrange()

    def _put_back(self, left: int | None, right: int | None) -> None:
        self.set_widths(left, right)
        self._tell_widths()

    def _tell_widths(self) -> None:
        self.widthsChosen.emit(self._left_width, self._right_width)

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
        return self.width() >= self._left_wide + MIDDLE_LEAST + self._right_width

    @property
    def _left_wide(self) -> int:
        """The middle gets no narrower than it may for the sake of the left pane, either."""
        return max(LEFT_LIMITS[0], min(self._left_width, self.width() - MIDDLE_LEAST))

    def _arrange(self) -> None:
        height, width = self.height(), self.width()
        narrow = self.is_narrow
        wide = self._left_width if narrow else self._left_wide
        self._left.set_narrow(narrow and not self._left_drawn, wide)
        taken = NARROW_WIDTH if narrow else wide
        left_width = wide if self._left_drawn else taken
        self._set(self._left, QRect(0, 0, left_width, height))
        self._set(self._left_line, QRect(left_width - 1, 0, 1, height))
        docked = self._can_dock() and self._wanted
        shown = docked or self._drawn
        right_width = min(self._right_width, width - NARROW_WIDTH)
        right = width - right_width if shown else width
        middle_end = right if docked else width
        self._set(self._middle, QRect(taken, 0, middle_end - taken, height))
        self._set(self._right, QRect(right, 0, right_width, height))
        self._set(self._right_line, QRect(right, 0, 1, height))
        for part in (self._right, self._right_line):
            part.setVisible(shown)
            part.raise_()
        self._left.raise_()
        self._left_line.raise_()
        self._place_edges(left_width, right, height)
        if shown != self._shown:
            self._shown = shown
            self.detailsShown.emit(shown)

    def _set(self, part: QWidget, rect: QRect) -> None:
        """The left pane stands at the right in the mirror."""
        if is_mirrored():
            rect.moveLeft(self.width() - rect.left() - rect.width())
        part.setGeometry(rect)

    def _place_edges(self, left: int, right: int, height: int) -> None:
        half = EDGE_WIDTH // 2
        self._set(self._left_edge, QRect(left - half, 0, EDGE_WIDTH, height))
        self._left_edge.setVisible(not self.is_narrow)
        self._set(self._right_edge, QRect(right - half, 0, EDGE_WIDTH, height))
        self._right_edge.setVisible(right < self.width() and not self._drawn)
        for edge in (self._left_edge, self._right_edge):
            edge.raise_()
