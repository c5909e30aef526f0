"""Light, dark, or as the system has it."""

import msgspec

from sealroom.controller.views import Appearance
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.choice_card import ChoiceCard
from sealroom.ui.parts.label import Label


class AppearancePage(AppPage):
    """Three cards; a choice is kept, and shows at once."""

    def __init__(self, sheet: WorkSheet) -> None:
        super().__init__(sheet)
        self.column.addWidget(Label(self.tr("Colours"), kind="caption"))
        self._cards = {
            Appearance.SYSTEM: self._card(
                self.tr("Like the system"),
                self.tr("Light or dark, and changes with it"),
                "appearanceSystem",
            ),
            Appearance.LIGHT: self._card(
                self.tr("Light"), self.tr("Dark words on a light ground"), "appearanceLight"
            ),
            Appearance.DARK: self._card(
                self.tr("Dark"), self.tr("Light words on a dark ground"), "appearanceDark"
            ),
        }
        for appearance, card in self._cards.items():
            card.clicked.connect(lambda _=False, wanted=appearance: self._choose(wanted))
            self.column.addWidget(card)
        self.column.addStretch()

    @property
    def title(self) -> str:
        """How it looks."""
        return self.tr("Appearance")

    def read(self) -> None:
        """The card of what holds is chosen."""
        self._cards[self.desk.facade.preferences().appearance].setChecked(True)

    def _card(self, title: str, words: str, name: str) -> ChoiceCard:
        return ChoiceCard(self.desk.theme, title, words, name=name)

    def _choose(self, appearance: Appearance) -> None:
        facade = self.desk.facade
        wanted = msgspec.structs.replace(facade.preferences(), appearance=appearance)
        self.sheet.work(
            facade.set_preferences(wanted),
            name="set appearance",
            words=self.tr("Remembering…"),
            then=lambda _: self.desk.theme.choose(appearance),
        )
