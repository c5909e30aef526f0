"""The end of a bubble's text: lock sign, time, and how far an own message got."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from sealroom.controller.timeline_views import Lock, MessageView, SendState
from sealroom.ui.parts.mirror import draw_words
from sealroom.ui.parts.text_block import line_width
from sealroom.ui.text.lock_words import LOCK_ICONS, lock_color, shown_lock
from sealroom.ui.text.when import clock_time
from sealroom.ui.theme import Icon, Theme, Tokens
from sealroom.ui.timeline.metrics import SIGN, SMALL_LINE
from sealroom.ui.timeline.region import Region, Spot

translate = QCoreApplication.translate

_GAP = 4
_STATE_ICONS = {
    SendState.SENDING: Icon.SENDING,
    SendState.SENT: Icon.CHECK,
    SendState.FAILED: Icon.FAILED,
}


def _state_icon(message: MessageView) -> Icon | None:
    """How far an own message got, or its last change."""
    if not message.mine:
        return None
    if message.change_failure is not None:
        return Icon.FAILED
    if message.change_sending:
        return Icon.SENDING
    if message.read_by and message.state is SendState.SENT:
        return Icon.READ_BY_OTHERS
    return _STATE_ICONS.get(message.state)


class Meta:
    """Laid out once; `place` says where it stands in the row."""

    def __init__(self, message: MessageView, theme: Theme) -> None:
        self._message = message
        self._edited = translate("Timeline", "edited") if message.edited_at is not None else ""
        self._edited_width = line_width(theme.fonts.small, self._edited) if self._edited else 0
        before = self._edited_width + _GAP if self._edited else 0
        self._timer_at = before
        timer = SIGN + _GAP if message.expires_at is not None else 0
        self._time_at = before + timer + SIGN + _GAP
        self._time = clock_time(message.sent_at)
        self._time_width = line_width(theme.fonts.small, self._time)
        state = _state_icon(message)
        self._state = state
        self.width = self._time_at + self._time_width + ((_GAP + SIGN) if state else 0)
        self._at = QPointF()

    def place(self, at: QPointF) -> list[Spot]:
        """Stand with the top left corner at `at`."""
        self._at = at
        time_x = at.x() + self._time_at
        sign_x = time_x - SIGN - _GAP
        spots = [
            Spot(QRectF(sign_x - 2, at.y(), SIGN + 4, SMALL_LINE), Region.LOCK),
            Spot(QRectF(time_x, at.y(), self._time_width, SMALL_LINE), Region.TIME),
        ]
        if self._state is not None:
            state_x = time_x + self._time_width + _GAP
            spots.append(Spot(QRectF(state_x - 2, at.y(), SIGN + 4, SMALL_LINE), Region.STATE))
        if self._edited:
            edited = QRectF(at.x(), at.y(), self._edited_width, SMALL_LINE)
            spots.append(Spot(edited, Region.EDITED))
        return spots

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw sign, time and state."""
        tokens, middle = theme.tokens, self._at.y() + (SMALL_LINE - SIGN) / 2
        color = self._color(tokens)
        lock = shown_lock(self._message)
        sign = LOCK_ICONS[lock]
        time_x = self._at.x() + self._time_at
        at = QPointF(time_x - SIGN - _GAP, middle)
        quiet = lock in {Lock.SEALED, Lock.WAITING}
        tint = color if quiet else lock_color(lock, tokens)
        theme.icons.paint(painter, at, SIGN, sign, tint)
        if self._message.expires_at is not None:
            left = QPointF(self._at.x() + self._timer_at, middle)
            theme.icons.paint(painter, left, SIGN, Icon.DISAPPEARS, color)
        painter.setFont(theme.fonts.small)
        painter.setPen(color)
        if self._edited:
            edited = QRectF(self._at.x(), self._at.y(), self._edited_width + 1, SMALL_LINE)
            draw_words(painter, edited, Qt.AlignmentFlag.AlignVCenter, self._edited)
        time = QRectF(time_x, self._at.y(), self._time_width + 1, SMALL_LINE)
        draw_words(painter, time, Qt.AlignmentFlag.AlignVCenter, self._time)
        if self._state is not None:
            failed = self._state is Icon.FAILED
            theme.icons.paint(
                painter,
                QPointF(time.right() - 1 + _GAP, middle),
                SIGN,
                self._state,
                tokens.red if failed else color,
            )

    def _color(self, tokens: Tokens) -> QColor:
        if self._message.lock is Lock.OPEN:
            return tokens.amber
        return tokens.own_muted if self._message.mine else tokens.muted
