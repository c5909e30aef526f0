"""Going on with another profile, where one cannot be opened."""

from PySide6.QtWidgets import QWidget

from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.text_field import TextField
from sealroom.ui.theme import Theme

_LENGTH = 60


class OtherProfileSheet(Sheet):
    """Asks for a name. Accepted with `answer`; the profile `present` is never meant."""

    def __init__(self, theme: Theme, present: str, problem: str = "", typed: str = "") -> None:
        super().__init__(theme, "", name="otherProfileSheet")
        self.answer = ""
        self._present = present
        self.set_title(self.tr("Go on with another profile"))
        words = self.tr(
            "“{profile}” stays as it is. A profile of this name is opened, or made where there is "
            "none. Sealroom asks for it again when it is started as: sealroom --profile NAME"
        )
        self.body.addWidget(Label(words.format(profile=present), kind="muted", wrap=True))
        self.name = TextField(self.tr("Name of the profile"), name="profileName", most=_LENGTH)
        self.name.edit.setText(typed)
        self.name.edit.textChanged.connect(self._check)
        self.body.addWidget(self.name)
        self.add_cancel(self.tr("Back"))
        self.go_on = self.add_button(self.tr("Continue"), "acceptProfile", "primary")
        self.go_on.clicked.connect(self.accept)
        self.show_error(problem)
        self._check()

    def first_focus(self) -> QWidget:
        """The name."""
        return self.name.edit

    def accept(self) -> None:
        """Not the one that cannot be opened."""
        if self.name.text.casefold() == self._present.casefold():
            self.show_error(self.tr("This is the one that cannot be opened now."))
            return
        self.answer = self.name.text
        super().accept()

    def _check(self) -> None:
        self.go_on.setEnabled(bool(self.name.text))
