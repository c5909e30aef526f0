"""The top of the left pane: who one is, how the connection is, settings and new rooms."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sealroom.controller.views import ConnectionView
from sealroom.ui.desk import Desk
from sealroom.ui.parts.button import IconButton
from sealroom.ui.parts.label import ElidedLabel
from sealroom.ui.parts.mirror import set_margins
from sealroom.ui.parts.picture import Picture
from sealroom.ui.text.connection_words import connection_words
from sealroom.ui.text.inert import inert_name, plain_tip
from sealroom.ui.text.told import told
from sealroom.ui.theme import Icon

HEIGHT = 56
_PICTURE = 32


class OwnLine(QWidget):
    """Picture, name, connection in words, a reminder to save the recovery kit; the lock, settings
    and "+"."""

    newRoomWanted = Signal()
    joinWanted = Signal()
    messageWanted = Signal()
    settingsWanted = Signal()
    recoveryWanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("ownLine")
        self.setFixedHeight(HEIGHT)
        self._picture = Picture(desk.theme, _PICTURE)
        self._name = ElidedLabel(kind="strong")
        self._name.setObjectName("ownName")
        self._state = ElidedLabel(kind="small")
        self._state.setObjectName("connectionState")
        self._add = IconButton(desk.theme, Icon.ADD, self.tr("New room or join one"), name="add")
        self._add.clicked.connect(self._show_menu)
        self._settings = IconButton(
            desk.theme, Icon.SETTINGS, self.tr("Settings (Ctrl+,)"), name="appSettings"
        )
        self._settings.clicked.connect(self.settingsWanted)
        self._lock = IconButton(
            desk.theme, Icon.LOCK_APP, self.tr("Lock Sealroom (Ctrl+L)"), name="lockApp"
        )
        self._lock.clicked.connect(desk.lock.lock)
        desk.lock.changed.connect(self._offer_lock)
        self._recovery = IconButton(
            desk.theme,
            Icon.RECOVERY,
            self.tr("Save your recovery kit"),
            name="recoveryReminder",
        )
        self._recovery.clicked.connect(self.recoveryWanted)
        self._narrow = False
        self._menu = self._make_menu()
        self._lay_out()
        desk.bridge.recoveryChanged.connect(self._remind)
        desk.bridge.connectionChanged.connect(self._show_connection)
        self.refresh()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self._name)
        words.addWidget(self._state)
        words.addStretch()
        line = QHBoxLayout(self)
        set_margins(line, 16, 0, 10, 0)
        line.setSpacing(12)
        line.addWidget(self._picture)
        line.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self._recovery)
        buttons.addWidget(self._lock)
        buttons.addWidget(self._settings)
        buttons.addWidget(self._add)
        line.addLayout(buttons)
        self._line = line

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("addMenu")
        new = menu.addAction(self.tr("New room…"))
        new.setObjectName("newRoom")
        new.triggered.connect(self.newRoomWanted)
        message = menu.addAction(self.tr("Message someone…"))
        message.setObjectName("messageSomeone")
        message.triggered.connect(self.messageWanted)
        join = menu.addAction(self.tr("Join by a link…"))
        join.setObjectName("joinByLink")
        join.triggered.connect(self.joinWanted)
        menu.addSeparator()
        settings = menu.addAction(self.tr("Settings…"))
        settings.setObjectName("settings")
        settings.triggered.connect(self.settingsWanted)
        lock = menu.addAction(self.tr("Lock Sealroom\tCtrl+L"))
        lock.setObjectName("lockNow")
        lock.triggered.connect(self._desk.lock.lock)
        return menu

    def set_narrow(self, narrow: bool) -> None:
        """Only the picture and "+" have room."""
        for part in (self._name, self._state, self._picture, self._settings):
            part.setVisible(not narrow)
        self._narrow = narrow
        self._remind()
        self._offer_lock()
        side = 20 if narrow else 16
        set_margins(self._line, side, 0, side if narrow else 10, 0)

    def refresh(self) -> None:
        """Read name and connection."""
        own = self._desk.facade.own()
        if own is not None:
            self._picture.show_for(own.user_id, own.name)
            self._name.set_whole(inert_name(own.name))
            self._name.setToolTip(plain_tip(own.relay))
        self._show_connection(self._desk.facade.connection())
        self._remind()
        self._offer_lock()

    def _offer_lock(self) -> None:
        """Where one is set; the menu leads to setting one."""
        self._lock.setVisible(self._desk.lock.is_set and not self._narrow)

    def _remind(self) -> None:
        """Until a kit is saved and its code kept."""
        complete = self._desk.facade.recovery.view().complete
        self._recovery.setVisible(not complete and not self._narrow)

    def _show_connection(self, connection: ConnectionView) -> None:
        self._state.set_whole(connection_words(connection))
        if connection.detail:
            self._state.setToolTip(plain_tip(told(connection.detail)))

    def _show_menu(self) -> None:
        corner = self._add.rect().bottomLeft()
        self._menu.popup(self._add.mapToGlobal(corner))
