"""Draws rows of the timeline and answers what lies where in them. Layouts are kept."""

from collections import OrderedDict

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QSize,
)
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from sealroom.controller.timeline_views import MessageView, TimelineItem
from sealroom.protocol.ids import MessageId
from sealroom.ui.clock import Clock
from sealroom.ui.models.grouping import Placement
from sealroom.ui.models.timeline import TimelineRole
from sealroom.ui.pictures.shelf import PictureShelf
from sealroom.ui.text.file_words import clean_name, name_warning, size_words
from sealroom.ui.text.inert import inert_name, plain_tip
from sealroom.ui.text.item_words import expiry_words, state_words
from sealroom.ui.text.lock_words import lock_words, shown_lock
from sealroom.ui.text.talk_words import reaction_words
from sealroom.ui.text.when import exact, local
from sealroom.ui.theme import Theme
from sealroom.ui.timeline.highlight import Highlight
from sealroom.ui.timeline.region import Region, Spot
from sealroom.ui.timeline.row_layout import RowLayout, RowState
from sealroom.ui.timeline.text_selection import TextSelector

translate = QCoreApplication.translate

_KEPT = 1_500
"""Layouts kept: more than the model's rows, so that scrolling back costs nothing."""

_Key = tuple[TimelineItem, Placement, int, QDate]


class TimelineDelegate(QStyledItemDelegate):
    """`layout` is cheap for a row it has seen at this width."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._layouts: OrderedDict[_Key, RowLayout] = OrderedDict()
        theme.resized.connect(self._layouts.clear)
        self.shelf: PictureShelf | None = None
        """Where pictures come from."""
        self.hovered: tuple[int, Spot] | None = None
        """Row and clickable place under the pointer."""
        self.ringed = False
        """Whether the current row shows a ring: after keys, not after a click."""
        self.selected: frozenset[MessageId] = frozenset()
        """Messages that are chosen."""
        self.text = TextSelector()
        """A part of a message's text that is chosen."""
        self.highlight = Highlight(self)
        """The item that somebody jumped to."""

    def layout(self, index: QModelIndex | QPersistentModelIndex, width: int) -> RowLayout:
        """The row, laid out for `width`."""
        item: TimelineItem = index.data(TimelineRole.ITEM)
        placement: Placement = index.data(TimelineRole.PLACEMENT)
        key = (item, placement, width, local(self._clock()).date())
        layout = self._layouts.get(key)
        if layout is None:
            layout = RowLayout(item, placement, self._theme, width, key[3])
            self._layouts[key] = layout
            if len(self._layouts) > _KEPT:
                self._layouts.popitem(last=False)
        return layout

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row into `option.rect`."""
        view = option.widget
        current = (
            self.ringed
            and isinstance(view, QAbstractItemView)
            and view.hasFocus()
            and view.currentIndex().row() == index.row()
        )
        hovered = self.hovered[1] if self.hovered and self.hovered[0] == index.row() else None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(option.rect.topLeft())
        layout = self.layout(index, option.rect.width())
        item = layout.item
        state = RowState(
            current=current,
            hovered=hovered,
            lit=item.order == self.highlight.order,
            chosen=isinstance(item, MessageView) and item.message_id in self.selected,
            text=self.text.range_in(item),
            shelf=self.shelf,
            session_id=index.data(TimelineRole.SESSION) or "",
        )
        layout.paint(painter, self._theme, state)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The row's size at the width of `option.rect`."""
        width = option.rect.width()
        return QSize(width, self.layout(index, width).height)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say what the sign under the pointer means."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        layout = self.layout(index, option.rect.width())
        spot = layout.spot_at(QPointF(event.pos() - option.rect.topLeft()))
        words = spot_words(layout.item, spot) if spot else ""
        QToolTip.showText(event.globalPos(), plain_tip(words), view)
        return True


def spot_words(  # noqa: C901, PLR0911, PLR0912 - one arm a place
    item: TimelineItem, spot: Spot
) -> str:
    """The tooltip of a place in a row."""
    if spot.region is Region.DAY:
        return translate("Timeline", "Jump to another day")
    if not isinstance(item, MessageView):
        return exact(item.time)
    match spot.region:
        case Region.LOCK:
            return lock_words(shown_lock(item))
        case Region.TIME if item.expires_at is not None:
            return f"{exact(item.sent_at)} · {expiry_words(item.expires_at)}"
        case Region.TIME:
            return exact(item.sent_at)
        case Region.STATE:
            return state_words(item)
        case Region.PICTURE:
            return inert_name(item.sender_name)
        case Region.EDITED if item.edited_at is not None:
            return translate("Timeline", "Changed {time}: click for what it said before").format(
                time=exact(item.edited_at)
            )
        case Region.FILE | Region.FILE_SAVE:
            return _file_words(item, spot)
        case Region.QUOTE:
            return translate("Timeline", "Jump to the message")
        case Region.REACTION:
            return _reaction_words(item, spot.value)
        case Region.MENTION:
            return spot.value
        case Region.COPY_CODE:
            return translate("Timeline", "Copy the code")
        case Region.VERIFIED:
            return translate("Timeline", "Verified by you")
        case _:
            return ""


def _file_words(item: MessageView, spot: Spot) -> str:
    for file in item.files:
        if file.file_id == spot.value:
            if spot.region is Region.FILE_SAVE:
                return translate("Timeline", "Save, or stop")
            told = (clean_name(file.name), size_words(file.size), name_warning(file.name))
            return "\n".join(filter(None, told))
    return ""


def _reaction_words(item: MessageView, emoji: str) -> str:
    found = (reaction_words(each) for each in item.reactions if each.emoji == emoji)
    return next(found, "")
