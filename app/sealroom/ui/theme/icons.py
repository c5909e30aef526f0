"""Outline icons (Lucide, ISC licence), drawn in any colour at the device's own resolution."""

import enum
import importlib.resources
from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sealroom.ui.parts.mirror import flip, is_mirrored, upright

STROKE = 1.8
_RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)


class Icon(enum.StrEnum):
    """What is drawn; the value is the file's name in `resources/icons`."""

    SEALED = "lock"
    OPEN = "lock-open"
    UNVERIFIED = "shield-x"
    WAITING = "clock"
    VERIFIED = "shield-check"
    SENDING = "circle-dashed"
    FAILED = "circle-alert"
    RETRY = "refresh-cw"
    EDIT = "pencil"
    DISCARD = "trash-2"
    COPY = "copy"
    ADD = "plus"
    ASK = "link"
    SEND = "send"
    INVITE = "user-plus"
    INVITED = "mail"
    DETAILS = "panel-right"
    SETTINGS = "settings"
    KEY = "key"
    CAUTION = "triangle-alert"
    INFO = "info"
    CLOSE = "x"
    CHECK = "check"
    MORE = "ellipsis"
    DOWN = "chevron-down"
    UP = "chevron-up"
    SHUT = "chevron-right"
    BACK = "chevron-left"
    TO_END = "arrow-down"
    LEAVE = "log-out"
    REMOVE = "user-minus"
    BAN = "ban"
    MUTE = "volume-x"
    UNMUTE = "volume-2"
    ROLE = "crown"
    SEARCH = "search"
    PEOPLE = "users"
    ROOMS = "messages-square"
    REQUESTS = "inbox"
    OFFLINE = "wifi-off"
    HISTORY = "history"
    RECOVERY = "life-buoy"
    DISAPPEARS = "timer"
    READ_BY_OTHERS = "check-check"
    MESSAGE = "message-circle"
    PIN = "pin"
    UNPIN = "pin-off"
    HEARD = "bell"
    QUIET = "bell-off"
    ARCHIVE = "archive"
    BRING_BACK = "archive-restore"
    UNREAD = "message-square-dot"
    READ = "mail-open"
    REPLY = "reply"
    FORWARD = "forward"
    REACT = "smile-plus"
    SMILE = "smile"
    RECALL = "undo-2"
    SELECT = "list-checks"
    EXPORT = "download"
    WINDOW = "app-window"
    PERSON = "user"
    RELAY = "server"
    APPEARANCE = "palette"
    DEVICES = "monitor-smartphone"
    FOLDER = "folder"
    KEYBOARD = "keyboard"
    STORAGE = "hard-drive"
    ATTACH = "paperclip"
    FILE = "file"
    IMAGE = "image"
    SAVE = "download"
    LOCK_APP = "lock-keyhole"
    """Not the lock of sealed rooms: this one closes the app."""


_DIRECTED = frozenset(
    (
        Icon.SEND,
        Icon.SHUT,
        Icon.BACK,
        Icon.LEAVE,
        Icon.HISTORY,
        Icon.REPLY,
        Icon.FORWARD,
        Icon.RECALL,
        Icon.SELECT,
        Icon.DETAILS,
    )
)
"""Those that point along the writing, and are turned over with it."""


class Icons:
    """Pictures of icons, each drawn once per size, colour and resolution."""

    def __init__(self) -> None:
        self._pixmaps: dict[tuple[Icon, int, int, float, bool], QPixmap] = {}

    def pixmap(self, icon: Icon, size: int, color: QColor, ratio: float = 1.0) -> QPixmap:
        """`icon` in a square of `size` logical pixels."""
        mirrored = icon in _DIRECTED and is_mirrored()
        key = (icon, size, color.rgba(), ratio, mirrored)
        if key not in self._pixmaps:
            self._pixmaps[key] = _draw(icon, size, color, ratio, mirrored=mirrored)
        return self._pixmaps[key]

    def paint(
        self, painter: QPainter, top_left: QPointF, size: int, icon: Icon, color: QColor
    ) -> None:
        """Draw `icon` sharp on whatever `painter` draws on."""
        ratio = painter.device().devicePixelRatioF()
        with upright(painter, QRectF(top_left.x(), top_left.y(), size, size)):
            painter.drawPixmap(top_left, self.pixmap(icon, size, color, ratio))

    def icon(self, icon: Icon, size: int, color: QColor) -> QIcon:
        """For buttons and menus that Qt draws itself."""
        answer = QIcon()
        for ratio in _RATIOS:
            answer.addPixmap(self.pixmap(icon, size, color, ratio))
        return answer


def _draw(icon: Icon, size: int, color: QColor, ratio: float, *, mirrored: bool) -> QPixmap:
    pixels = round(size * ratio)
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    svg = _source(icon.value).replace("currentColor", color.name())
    painter = QPainter(pixmap)
    painter.setOpacity(color.alphaF())
    if mirrored:
        flip(painter, pixels)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def _source(name: str) -> str:
    file = importlib.resources.files("sealroom.resources") / "icons" / f"{name}.svg"
    return file.read_text("utf-8").replace('stroke-width="2"', f'stroke-width="{STROKE}"')
