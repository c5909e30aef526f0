"""The app's one window, whatever it shows: a profile that is open, or one that is locked."""

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from sealroom.controller.preference_views import Appearance
from sealroom.ui.destroy import destroy
from sealroom.ui.dialogs.lone_window import LoneWindow
from sealroom.ui.front import IN_TRAY, bring
from sealroom.ui.place import Place
from sealroom.ui.theme import Theme
from sealroom.ui.tray import Tray

_SIZE = (1200, 800)


class Frame(QWidget):
    """Keeps size, place on the desktop and the keys of the person while its page changes."""

    linkBrought = Signal()
    """`take_link` gives it."""

    def __init__(self) -> None:
        super().__init__()
        self._link = ""
        self.place: Place | None = None
        """Where the person was when the profile was locked."""
        self.appearance = Appearance.SYSTEM
        """What was last chosen, for the time when the profile that says so is closed."""
        self.tray = Tray(self)
        self.closes_to_tray = False
        """Closing the window leaves the app running, where its picture stands in the tray."""
        self.begins_hidden = False
        """Started with the computer: where it is liked so, it shows no window at first."""
        self._placed = False
        self._quits = False
        self._page: QWidget | None = None
        self._cover: LoneWindow | None = None
        self.setObjectName("frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(*_SIZE)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.tray.openWanted.connect(self.come_back)
        self.tray.quitWanted.connect(self.quit)

    def show_page(self, page: QWidget) -> None:
        """Show `page` in the place of the one before, which its maker destroys."""
        before, self._page = self._page, page
        if before is not None:
            before.windowTitleChanged.disconnect(self.setWindowTitle)
        page.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(page.windowTitle())
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None:
            self._stack.removeWidget(before)
            before.hide()
        cover, self._cover = self._cover, None
        if cover is not None:
            destroy(cover)
        if not self.in_tray:
            self.show()

    def go_to_tray(self) -> bool:
        """Show no window. Whether there is a tray to come back from."""
        shown = self.tray.shown
        self.setProperty(IN_TRAY, shown)
        if shown:
            self.hide()
        return shown

    @property
    def in_tray(self) -> bool:
        """Whether it was put there: nothing brings it back but the person."""
        return bool(self.property(IN_TRAY))

    def come_back(self) -> None:
        """The window again."""
        self.show()
        bring(self)

    def bring_link(self, link: str) -> None:
        """A `sealroom:` link was clicked somewhere: for who has the profile open, now or later."""
        self._link = link
        self.linkBrought.emit()

    def take_link(self) -> str:
        """What was brought, once; empty where there is none."""
        link, self._link = self._link, ""
        return link

    def showEvent(self, event: QShowEvent) -> None:
        """It is not in the tray any more."""
        self.setProperty(IN_TRAY, False)
        super().showEvent(event)

    def quit(self) -> None:
        """End the app, tray or no tray."""
        self._quits = True
        self.close()

    def standing(self) -> str:
        """Where it stands and how large it is, for `stand_at`."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def stand_at(self, place: str) -> None:
        """Once, before it is shown: as it stood; on a screen that is there, whatever was then."""
        if place and not self._placed:
            self.restoreGeometry(QByteArray.fromBase64(place.encode("ascii", "ignore")))
        self._placed = True

    def hide_texts(self) -> None:
        """At once: a page that says that it is being locked, in the place of what is shown."""
        self.tray.show_state(unread=0, quiet=False, locked=True)
        self.cover().say(self.tr("Locking…"))

    def cover(self) -> LoneWindow:
        """The page without a profile, to ask for its key on; until another page is shown."""
        if self._cover is None:
            cover = LoneWindow(Theme(self.appearance))
            self.show_page(cover)
            self._cover = cover
        self._cover.say(self.tr("Opening your profile…"))
        return self._cover

    def done(self) -> None:
        """Not needed any more."""
        self.tray.set_shown(False)
        self.hide()
        destroy(self)

    def changeEvent(self, event: QEvent) -> None:
        """The page hears that it came to the front, as a window of its own would."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self._page is not None:
            QCoreApplication.sendEvent(self._page, QEvent(event.type()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Into the tray, where that is wanted; else the page keeps what it must, and it is over."""
        if self.closes_to_tray and not self._quits and self.go_to_tray():
            event.ignore()
            return
        if self._page is not None:
            self._page.close()
        event.accept()
