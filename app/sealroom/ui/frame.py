"""The app's one window, whatever it shows: a profile that is open, or one that is locked."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from sealroom.controller.views import Appearance
from sealroom.ui.destroy import destroy
from sealroom.ui.dialogs.lone_window import LoneWindow
from sealroom.ui.place import Place
from sealroom.ui.theme import Theme

_SIZE = (1200, 800)


class Frame(QWidget):
    """Keeps size, place on the desktop and the keys of the person while its page changes."""

    def __init__(self) -> None:
        super().__init__()
        self.place: Place | None = None
        """Where the person was when the profile was locked."""
        self.appearance = Appearance.SYSTEM
        """What was last chosen, for the time when the profile that says so is closed."""
        self._page: QWidget | None = None
        self._cover: LoneWindow | None = None
        self.setObjectName("frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(*_SIZE)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)

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
        self.show()

    def hide_texts(self) -> None:
        """At once: a page that says that it is being locked, in the place of what is shown."""
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
        self.hide()
        destroy(self)

    def changeEvent(self, event: QEvent) -> None:
        """The page hears that it came to the front, as a window of its own would."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self._page is not None:
            QCoreApplication.sendEvent(self._page, QEvent(event.type()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """The page keeps what it must, and says that it is over."""
        if self._page is not None:
            self._page.close()
        event.accept()
