"""First start: a name, and where to meet. The keys are made while the window stays alive."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sealroom.controller.errors import ControllerError, RelayRefused
from sealroom.controller.room_link import LINK_LENGTH, is_room_link
from sealroom.protocol.errors import Reason
from sealroom.protocol.limits import NAME_LENGTH, TOKEN_LENGTH
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.choice_card import ChoiceCard
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.text_field import TextField

LocalRelay: TypeAlias = Callable[[], Awaitable[str]]
"""Starts a relay on this computer and gives its address."""


class FirstStart(WorkSheet):
    """Registers a name at a relay."""

    registered = Signal()
    restoreWanted = Signal()
    """The person has a recovery kit."""

    def __init__(self, desk: Desk, local_relay: LocalRelay | None) -> None:
        super().__init__(desk, self.tr("Welcome to Sealroom"), name="firstStart")
        self._local_relay = local_relay
        self.body.addWidget(
            Label(
                self.tr("Your keys are made on this computer and never leave it."),
                kind="muted",
                wrap=True,
            )
        )
        self.name = TextField(self.tr("Your name"), name="yourName", most=NAME_LENGTH)
        self.body.addWidget(self.name)
        self._add_choices()
        self._add_address()
        restore = self.add_left_button(self.tr("I have a recovery kit…"), "haveKit", "link")
        restore.clicked.connect(self.restoreWanted)
        self.go_on = self.add_button(self.tr("Continue"), "continue", "primary")
        self.go_on.clicked.connect(self._go_on)
        self.name.edit.textChanged.connect(self._check)
        self.address.edit.textChanged.connect(self._check)
        self._choose()

    def _add_choices(self) -> None:
        theme = self.theme
        self.here = ChoiceCard(
            theme,
            self.tr("On this computer"),
            self.tr("Starts a relay for you and your network"),
            name="onThisComputer",
        )
        self.there = ChoiceCard(
            theme, self.tr("At a relay"), self.tr("Someone gave you an address"), name="atARelay"
        )
        choices = QVBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(Label(self.tr("Where do you meet?"), kind="caption"))
        choices.addWidget(self.here)
        choices.addWidget(self.there)
        group = QWidget()
        group.setLayout(choices)
        choices.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(group)
        (self.here if self._local_relay else self.there).setChecked(True)
        self.here.setVisible(self._local_relay is not None)
        for card in (self.here, self.there):
            card.toggled.connect(self._choose)
        self.there.clicked.connect(self._go_to_address)

    def _go_to_address(self) -> None:
        self.address.edit.setFocus()

    def _add_address(self) -> None:
        self.address = TextField(
            self.tr("The relay’s address, or the link of a room there"),
            name="relayAddress",
            most=LINK_LENGTH,
            example="wss://relay.example.org",
        )
        self.token = TextField(
            self.tr("Registration token"),
            name="relayToken",
            most=TOKEN_LENGTH,
        )
        self.body.addWidget(self.address)
        self.body.addWidget(self.token)
        self._token_wanted = self._token_asked = False

    @property
    def room_link(self) -> str:
        """The room's link that was typed in the place of an address; else empty."""
        typed = self.address.text
        return typed if self.there.isChecked() and is_room_link(typed) else ""

    def fill_link(self, link: str) -> None:
        """A link to a relay, or to a room there, was clicked: what it says stands in the field."""
        self.there.setChecked(True)
        self.address.edit.setText(link)

    def first_focus(self) -> QWidget:
        """The name comes first."""
        return self.name.edit

    def reject(self) -> None:
        """There is nothing behind it: Escape ends what is under way, and nothing else."""
        if self.busy:
            self.tasks.cancel()
            self.set_busy(False)

    def set_busy(self, busy: bool, words: str = "") -> None:
        """Continue stays dim until everything it needs is there."""
        super().set_busy(busy, words)
        if hasattr(self, "go_on") and not busy:
            self._check()
            if self._token_asked:
                self._token_asked = False
                self.token.edit.setFocus()  # which a busy sheet's fields cannot have

    def _choose(self) -> None:
        self.address.setVisible(self.there.isChecked())
        self.token.setVisible(self.there.isChecked() and self._token_wanted)
        self._check()
        self.sizeWanted.emit()

    def _check(self) -> None:
        ready = bool(self.name.text) and (self.here.isChecked() or bool(self.address.text))
        self.go_on.setEnabled(ready and not self.busy)

    def _go_on(self) -> None:
        self.work(
            self._register(),
            name="register",
            words=self.tr("Making your keys…"),
            then=lambda _: self.registered.emit(),
        )

    async def _register(self) -> None:
        name, token = self.name.text, self.token.text
        if self.here.isChecked() and self._local_relay is not None:
            await self.desk.facade.register(name, await self._local_relay())
            return
        try:
            await self.desk.facade.register(name, self.address.text, token)
        except RelayRefused as refused:
            if refused.reason is Reason.TOKEN_REFUSED:
                self._ask_for_token()
                if not token:
                    raise ControllerError(self._token_words()) from None
            raise

    def _ask_for_token(self) -> None:
        """The relay's answer is what tells that it wants one."""
        self._token_wanted = self._token_asked = True
        self._choose()

    def _token_words(self) -> str:
        return self.tr(
            "This relay takes new people by registration token. Whoever runs it can give you one."
        )
