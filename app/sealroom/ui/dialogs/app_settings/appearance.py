"""How it looks: colours, size, distances, motion."""

from sealroom.controller.preference_views import Appearance, Density, Language
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.choice import Choice
from sealroom.ui.parts.choice_card import ChoiceCard
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_line
from sealroom.ui.parts.switch import Switch
from sealroom.ui.theme import Icon
from sealroom.ui.theme.fonts import BODY, SIZES

_OWN_NAMES = {Language.ENGLISH: "English", Language.CHINESE: "简体中文"}
"""Each in itself: who cannot read the language that is set finds theirs."""


class AppearancePage(AppPage):
    """A choice is kept, and shows at once."""

    icon = Icon.APPEARANCE

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
            card.clicked.connect(lambda _=False, wanted=appearance: self.keep(appearance=wanted))
            self.column.addWidget(card)
        self.column.addWidget(make_line())
        self._add_language()
        self._add_size()
        self._add_switches()
        self.column.addStretch()

    def _add_language(self) -> None:
        caption = Label(self.tr("Language"), kind="caption")
        self._language = Choice(self.desk.theme, self.tr("Language"), name="language")
        self._language.addItem(self.tr("Like the system"), Language.SYSTEM)
        for language, own_name in _OWN_NAMES.items():
            self._language.addItem(own_name, language)
        self._language.activated.connect(
            lambda _: self.keep(language=Language(self._language.currentData()))
        )
        caption.setBuddy(self._language)
        self.column.addWidget(caption)
        self.column.addWidget(self._language)

    def _add_size(self) -> None:
        caption = Label(self.tr("Size of words"), kind="caption")
        self._size = Choice(self.desk.theme, self.tr("Size of words"), name="fontSize")
        for size in SIZES:
            words = self.tr("{size} pixels, as usual") if size == BODY else self.tr("{size} pixels")
            self._size.addItem(words.format(size=size), size)
        self._size.activated.connect(lambda _: self.keep(font_size=self._size.currentData()))
        caption.setBuddy(self._size)
        self.column.addWidget(caption)
        self.column.addWidget(self._size)

    def _add_switches(self) -> None:
        self._compact = Switch(
            self.desk.theme,
            self.tr("Compact"),
            self.tr("Rooms and messages stand closer, so that more of them are seen"),
            name="compact",
        )
        self._compact.clicked.connect(
            lambda on: self.keep(density=Density.COMPACT if on else Density.COMFORTABLE)
        )
        self._still = Switch(
            self.desk.theme,
            self.tr("Less motion"),
            self.tr("Nothing turns or blinks while you wait"),
            name="reducedMotion",
        )
        self._still.clicked.connect(lambda on: self.keep(reduced_motion=on))
        self.column.addWidget(self._compact)
        self.column.addWidget(self._still)

    @property
    def title(self) -> str:
        """How it looks."""
        return self.tr("Appearance")

    def read(self) -> None:
        """What holds is chosen."""
        holds = self.desk.facade.preferences()
        self._cards[holds.appearance].setChecked(True)
        self._language.setCurrentIndex(max(0, self._language.findData(holds.language)))
        self._size.setCurrentIndex(max(0, self._size.findData(holds.font_size)))
        self._compact.setChecked(holds.density is Density.COMPACT)
        self._still.setChecked(holds.reduced_motion)

    def _card(self, title: str, words: str, name: str) -> ChoiceCard:
        return ChoiceCard(self.desk.theme, title, words, name=name)
