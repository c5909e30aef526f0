"""The relay: where it is, how the connection stands."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from sealroom.controller.views import ConnectionView
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.text.connection_words import bar_words, connection_words, may_try_now
from sealroom.ui.theme import Icon


class RelayPage(AppPage):
    """The address can be copied, for someone who shall register there."""

    icon = Icon.RELAY

    def __init__(self, sheet: WorkSheet) -> None:
        super().__init__(sheet)
        self._address = Label(kind="strong", wrap=True)
        self._address.setObjectName("settingsRelay")
        self._state = Label(kind="muted", wrap=True)
        self._state.setObjectName("relayState")
        self._copy = make_button(self.tr("Copy relay address"), name="copyRelay")
        self._copy.clicked.connect(self._copy_address)
        self._try = make_button(self.tr("Try now"), name="relayTryNow")
        self._try.clicked.connect(self.desk.facade.try_now)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._try)
        buttons.addStretch()
        words = self.tr(
            "The relay carries what you write and holds no key. It sees who writes in which room "
            "and when, and what is not sealed. Your name belongs to this relay: to be at another "
            "one, make a second profile."
        )
        self.column.addWidget(Label(self.tr("Your relay"), kind="caption"))
        self.column.addWidget(self._address)
        self.column.addWidget(self._state)
        self.column.addLayout(buttons)
        self.column.addWidget(Label(words, kind="muted", wrap=True))
        self.column.addStretch()
        self.desk.bridge.connectionChanged.connect(self._connection_changed)

    @property
    def title(self) -> str:
        """Where one is registered."""
        return self.tr("Relay")

    def read(self) -> None:
        """Another look: nothing was copied just now."""
        own = self.desk.facade.own()
        self._address.setText(own.relay if own is not None else self.tr("None yet"))
        self._copy.setText(self.tr("Copy relay address"))
        self._copy.setEnabled(own is not None)
        self._show_state()

    def _connection_changed(self, _connection: ConnectionView) -> None:
        self._show_state()

    def _show_state(self) -> None:
        connection = self.desk.facade.connection()
        words = bar_words(connection) or connection_words(connection)
        self._state.setText("\n".join(filter(None, (words, connection.detail))))
        self._try.setVisible(may_try_now(connection))

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self.desk.facade.relay_for_others())
        self._copy.setText(self.tr("Copied"))
