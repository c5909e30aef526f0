"""One window over one profile: first start, or the main page; sheets above either."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.room_link import is_room_link
from sealroom.protocol.ids import SessionId
from sealroom.ui.clipboard import forget_secret
from sealroom.ui.commands import Commands
from sealroom.ui.commands.of_window import offer_window
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.app_settings.privacy import PrivacyPage
from sealroom.ui.dialogs.first_start import FirstStart, LocalRelay
from sealroom.ui.dialogs.recovery.restore_kit import RestoreKit
from sealroom.ui.front import bring
from sealroom.ui.main_page import MainPage
from sealroom.ui.menu_bar import MenuBar, has_menu_bar
from sealroom.ui.overlay import Overlay
from sealroom.ui.parts.toast import Toast
from sealroom.ui.place import Place
from sealroom.ui.room_window import RoomWindow
from sealroom.ui.screen_lock import ScreenLock
from sealroom.ui.sheets import Sheets
from sealroom.ui.shortcuts import Key
from sealroom.ui.text.alarm_words import told_words
from sealroom.ui.text.room_words import room_title
from sealroom.ui.waking import Waking

translate = QCoreApplication.translate

_SIZE = (1200, 800)
_LEAST = (560, 480)


class Window(QWidget):
    """Shows what the facade has; says when it was closed."""

    closed = Signal()
    entered = Signal()
    """There is a profile now, and its main page."""
    quitWanted = Signal()
    """The app is to end, tray or no tray."""
    puttingAway = Signal()
    """It is closed or locked now: nothing of it may be seen any more."""
    lockWanted = Signal()
    """The profile is to be closed, and asked for again."""

    def __init__(self, desk: Desk, local_relay: LocalRelay | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._local_relay = local_relay
        desk.lock.setParent(self)
        desk.keys.setParent(self)
        desk.lock.wanted.connect(self.lockWanted)
        self.main: MainPage | None = None
        self.room_windows: dict[SessionId, RoomWindow] = {}
        """Those of rooms that were given one."""
        self.setObjectName("window")
        self.setWindowTitle("Sealroom")
        self.setProperty("kind", "background")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        desk.theme.dress(self)
        desk.bridge.preferencesChanged.connect(self._follow_preferences)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.overlay = Overlay(desk.theme, self)
        self.toast = Toast(desk.theme, self)
        desk.bridge.trouble.connect(self.say_trouble)
        ScreenLock(self).left.connect(desk.lock.left_alone)
        self.waking = Waking(desk.clock, self._woke, self)
        if desk.facade.own() is None:
            self._show_start()
        else:
            self._show_main()

    def say_trouble(self, words: str) -> None:
        """Say what went wrong where nobody nearer could."""
        self.toast.say(words, grave=True)

    def _follow_preferences(self) -> None:
        self._desk.theme.follow(self._desk.facade.preferences())
        self._desk.lock.refresh()

    def _woke(self) -> None:
        self._desk.lock.left_alone()
        self._desk.bridge.start(self._desk.facade.check_connection(), name="check connection")

    def _show_start(self) -> None:
        self.start = Overlay(self._desk.theme, self, page=True)
        self._stack.addWidget(self.start)
        sheet = self._start_sheet = FirstStart(self._desk, self._local_relay)
        sheet.registered.connect(lambda: self._registered(sheet.room_link))
        sheet.restoreWanted.connect(self._open_restore)
        self.start.open(sheet)

    def _open_restore(self) -> None:
        sheet = RestoreKit(self._desk)
        sheet.restored.connect(self._restored)
        self.start.open(sheet)

    def _registered(self, room_link: str) -> None:
        sheets = self._leave_start()
        if room_link:
            sheets.join(room_link)  # below the kit, which comes first
        sheets.save_kit()

    def _restored(self) -> None:
        self._leave_start()
        self.toast.say(
            self.tr(
                "You are back. If the old computer is in other hands, sign it out in the settings."
            )
        )

    def _leave_start(self) -> Sheets:
        sheets = self._show_main()
        self._stack.removeWidget(self.start)
        self.start.deleteLater()
        return sheets

    def _show_main(self) -> Sheets:
        sheets = self.sheets = Sheets(self._desk, self.overlay)
        main = MainPage(self._desk, sheets)
        self.main = main
        sheets.roomWanted.connect(main.show_room)
        sheets.said.connect(self.toast.say)
        main.titleWanted.connect(self._name_after)
        main.room_actions.windowWanted.connect(self.open_room_window)
        self._desk.bridge.joinAnswered.connect(self._say_answer)
        self._desk.bridge.roomAlarm.connect(self._say_alarm)
        self.commands = Commands(self, self._desk.keys)
        offer_window(self.commands, self._desk, main, sheets)
        self.commands.offer(Key.QUIT, self.quitWanted.emit, above_sheets=True)
        self.commands.offer(Key.SWITCHER, self._switch)
        self.commands.offer(Key.PALETTE, lambda: sheets.palette(self.commands.all()))
        self.commands.offer(Key.SHOW_KEYS, lambda: sheets.show_keys(self.commands.names()))
        self.commands.offer(Key.OWN_WINDOW, self._open_own_window, lambda: main.shows_room)
        sheets.offered = self.commands.names
        if has_menu_bar():
            self.menu_bar = MenuBar(self.commands, self._desk.keys, self)
        self._desk.lock.unset.connect(lambda: sheets.app_settings(PrivacyPage))
        self._desk.lock.refresh()
        self.overlay.opened.connect(lambda: self.commands.set_below_sheet(True))
        self.overlay.emptied.connect(lambda: self.commands.set_below_sheet(False))
        self._stack.addWidget(main)
        self._stack.setCurrentWidget(main)
        self.overlay.raise_()
        self.toast.raise_()
        main.setFocus()  # so that no button seems pressed
        self.entered.emit()
        return sheets

    def _open_own_window(self) -> None:
        if self.main is not None and self.main.room.session_id is not None:
            self.open_room_window(self.main.room.session_id)

    def open_room_window(self, session_id: SessionId) -> None:
        """The room's own window, in front."""
        window = self.room_windows.get(session_id)
        if window is None:
            if self.main is not None and self.main.room.session_id == session_id:
                self.main.room.keep_draft()
            window = self.room_windows[session_id] = RoomWindow(self._desk, session_id)
            window.closed.connect(self._room_window_closed)
            window.show()
        bring(window)

    def _room_window_closed(self, session_id: SessionId) -> None:
        self.room_windows.pop(session_id).deleteLater()

    def _switch(self) -> None:
        main = self.main
        if main is not None:
            rooms, here = main.rooms_model.all_rooms(), main.room.session_id
            self.sheets.switcher(rooms, here, self.commands.all())

    def _name_after(self, title: str) -> None:
        self.setWindowTitle(self.tr("{room} \N{EN DASH} Sealroom").format(room=title))

    def _say_answer(self, session_id: str, accepted: bool) -> None:
        words = (
            self.tr("You were let in. The room is in the list.")
            if accepted
            else self.tr("You were not let in.")
        )
        self.toast.say(words)

    def _say_alarm(self, session_id: str) -> None:
        """Where the room is shown, the notice in it says more."""
        if self.main is not None and self.main.room.session_id == session_id:
            return
        try:
            title = room_title(self._desk.facade.room(session_id))
        except UnknownRoom:
            title = None
        self.toast.say(told_words(title), grave=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nobody took: Escape closes the innermost thing; text goes to the composer."""
        main = self.main
        if main is None or self.overlay.top is not None:
            return
        if event.key() == Qt.Key.Key_Escape:
            main.escape()
        else:
            main.type_into_composer(event)

    def changeEvent(self, event: QEvent) -> None:
        """In front again: what is on screen is read."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.main and self.isActiveWindow():
            self.main.room.look()

    def showEvent(self, event: QShowEvent) -> None:
        """There is a window of the system now, which people touch."""
        super().showEvent(event)
        self._desk.lock.watch(self.window().windowHandle())

    def place(self) -> Place | None:
        """Where the person is, to bring them back by `return_to`."""
        return self.main.place() if self.main is not None else None

    def return_to(self, place: Place | None) -> None:
        """Bring the person back to where they were."""
        if self.main is not None and place is not None:
            self.main.return_to(place)

    def looks_at(self, session_id: SessionId) -> bool:
        """Whether a room is seen here, to its end, in front of all else."""
        main = self.main
        return any(each.looks_at(session_id) for each in self.room_windows.values()) or (
            main is not None
            and self.isActiveWindow()
            and main.shows_room
            and main.room.session_id == session_id
            and main.room.timeline.at_end
        )

    def open_link(self, link: str) -> None:
        """A link that was clicked elsewhere: filled in where it belongs, and nothing done by it."""
        if self.main is None:
            self._start_sheet.fill_link(link)
        elif is_room_link(link):
            self.sheets.join(link)
        else:
            self.toast.say(self.tr("That link leads to no room. Ask for another one."), grave=True)

    def open_settings(self, page: type[AppPage]) -> None:
        """At one of their pages."""
        if self.main is not None:
            self.sheets.app_settings(page)

    def put_away(self) -> None:
        """Close sheets, keep what is written, and leave no secret in the clipboard."""
        self.puttingAway.emit()
        for each in list(self.room_windows.values()):
            each.close()
        self.overlay.close_all()
        if self.main is not None:
            self.main.leave()
        forget_secret()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is written, and say that it is over."""
        self.put_away()
        event.accept()
        self.closed.emit()
