"""The menu of a room in the list."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from sealroom.controller.views import Badge, RoomView
from sealroom.store.room_choices import FOR_GOOD, NotificationLevel
from sealroom.ui.commands.key_map import KeyMap
from sealroom.ui.shortcuts import Key
from sealroom.ui.text.room_choice_words import (
    default_level_words,
    level_words,
    mute_spans,
    muted_words,
)
from sealroom.ui.theme import Icon, Theme


class MuteMenu(QMenu):
    """For how long nothing is to be told of a room."""

    chosen = Signal(object)
    """Until when, in ms; `FOR_GOOD`."""

    def __init__(self, now: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("muteMenu")
        self.setTitle(self.tr("Mute"))
        for name, words, span in mute_spans():
            until = span if span == FOR_GOOD else now + span
            action = self.addAction(words)
            action.setObjectName(name)
            action.triggered.connect(lambda _=False, until=until: self.chosen.emit(until))


class RoomMenu(QMenu):
    """Made anew each time; says what was chosen by signals."""

    pinWanted = Signal(bool)
    muteWanted = Signal(object)
    """Until when, in ms; 0 to hear it again."""
    levelWanted = Signal(object)
    """A `NotificationLevel`, or None for what holds in every room."""
    unreadWanted = Signal(bool)
    archiveWanted = Signal(bool)
    windowWanted = Signal()
    exportWanted = Signal()
    settingsWanted = Signal()
    inviteWanted = Signal()
    leaveWanted = Signal()

    def __init__(
        self,
        room: RoomView,
        default: NotificationLevel,
        now: int,
        *,
        theme: Theme,
        keys: KeyMap,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = keys
        self.setObjectName("roomMenu")
        window = self._add(
            Icon.WINDOW, self.tr("Open in its own window"), "ownWindow", Key.OWN_WINDOW
        )
        window.triggered.connect(self.windowWanted)
        self._add_unread(room)
        self._add_pin(room)
        if room.my_role is not None:
            self._add_mute(room, now)
            self._add_levels(room, default)
        self._add_archive(room)
        export = self._add(Icon.EXPORT, self.tr("Export…"), "export")
        export.triggered.connect(self.exportWanted)
        if room.my_role is not None:
            self._add_of_room(room)

    def _add_unread(self, room: RoomView) -> None:
        if room.badge is Badge.NONE:
            mark = self._add(Icon.UNREAD, self.tr("Mark as unread"), "markUnread", Key.MARK_UNREAD)
        else:
            mark = self._add(Icon.READ, self.tr("Mark as read"), "markRead", Key.MARK_UNREAD)
        unread = room.badge is Badge.NONE
        mark.triggered.connect(lambda: self.unreadWanted.emit(unread))

    def _add_pin(self, room: RoomView) -> None:
        if room.pinned:
            pin = self._add(Icon.UNPIN, self.tr("Unpin"), "unpin", Key.PIN_ROOM)
        else:
            pin = self._add(Icon.PIN, self.tr("Pin to the top"), "pin", Key.PIN_ROOM)
        pin.triggered.connect(lambda: self.pinWanted.emit(not room.pinned))

    def _add_mute(self, room: RoomView, now: int) -> None:
        if room.muted_until:
            words = self.tr("Unmute ({words})").format(words=muted_words(room.muted_until, now))
            heard = self._add(Icon.HEARD, words, "unmute", Key.MUTE_ROOM)
            heard.triggered.connect(lambda: self.muteWanted.emit(0))
            return
        mute = MuteMenu(now, self)
        mute.chosen.connect(self.muteWanted)
        mute.setIcon(self._icon(Icon.QUIET))
        self.addMenu(mute).setObjectName("mute")

    def _add_levels(self, room: RoomView, default: NotificationLevel) -> None:
        levels = self.addMenu(self._icon(Icon.HEARD), self.tr("Notify me of"))
        levels.setObjectName("levelMenu")
        levels.menuAction().setObjectName("level")
        group = QActionGroup(levels)
        for level in (None, *NotificationLevel):
            words = default_level_words(default) if level is None else level_words(level)
            action = levels.addAction(words)
            action.setObjectName(f"level-{level or 'default'}")
            action.setCheckable(True)
            action.setChecked(room.chosen_level is level)
            group.addAction(action)
            action.triggered.connect(lambda _=False, level=level: self.levelWanted.emit(level))

    def _add_archive(self, room: RoomView) -> None:
        if room.archived:
            words = self.tr("Bring back from the archive")
            archive = self._add(Icon.BRING_BACK, words, "bringBack", Key.ARCHIVE_ROOM)
        else:
            archive = self._add(Icon.ARCHIVE, self.tr("Archive"), "archive", Key.ARCHIVE_ROOM)
        archive.triggered.connect(lambda: self.archiveWanted.emit(not room.archived))

    def _add_of_room(self, room: RoomView) -> None:
        self.addSeparator()
        if room.may_invite and room.partner is None:
            invite = self._add(Icon.INVITE, self.tr("Invite…"), "invite")
            invite.triggered.connect(self.inviteWanted)
        settings = self._add(Icon.SETTINGS, self.tr("Room settings…"), "roomSettings")
        settings.triggered.connect(self.settingsWanted)
        leave = self._add(Icon.LEAVE, self.tr("Leave room…"), "leave")
        leave.triggered.connect(self.leaveWanted)

    def _add(self, icon: Icon, words: str, name: str, key: Key | None = None) -> QAction:
        shown = self._keys.shown(key) if key is not None else ""
        action = self.addAction(self._icon(icon), f"{words}\t{shown}" if shown else words)
        action.setObjectName(name)
        return action

    def _icon(self, icon: Icon) -> QIcon:
        return self._theme.icons.icon(icon, 16, self._theme.tokens.muted)
