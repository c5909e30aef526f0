"""Compare fingerprints: one's own beside the other's, and remember that they match."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sealroom.controller.views import PersonView
from sealroom.protocol.ids import UserId
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.fingerprint import Fingerprint
from sealroom.ui.parts.label import ElidedLabel, Label
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.text.inert import inert_name, isolated


class Verify(WorkSheet):
    """Marks a person as verified, or takes the mark back."""

    def __init__(self, desk: Desk, person: PersonView) -> None:
        super().__init__(desk, "", name="verifySheet")
        self._person = person
        name = isolated(inert_name(person.name))
        self.set_title(self.tr("Verify {name}").format(name=name))
        explanation = self.tr(
            "Call or meet {name}. Read your fingerprint aloud and let {name} read the other: "
            "both of you must see the same two."
        )
        self.body.addWidget(Label(explanation.format(name=name), kind="muted", wrap=True))
        self._add_both()
        if person.verified:
            self._offer_to_take_back(name)
        else:
            self._offer_to_verify()

    def _add_both(self) -> None:
        own = self.desk.facade.own()
        both = QHBoxLayout()
        both.setSpacing(16)
        if own is not None:
            both.addLayout(self._one(self.tr("You"), own.user_id))
        both.addLayout(self._one(inert_name(self._person.name), self._person.user_id))
        group = QWidget()
        both.setContentsMargins(0, 0, 0, 0)
        group.setLayout(both)
        self.body.addWidget(group)

    def _one(self, name: str, user_id: UserId) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        caption = ElidedLabel(kind="caption")
        caption.set_whole(name)
        column.addWidget(caption)
        column.addWidget(Fingerprint(self.theme, user_id, columns=2))
        return column

    def _offer_to_verify(self) -> None:
        hint = Notice(self.theme, NoticeKind.CALM)
        hint.say(
            self.tr("If they differ, somebody stands between you: close this and let nobody in.")
        )
        self.body.addWidget(hint)
        self.add_cancel()
        self._match = self.add_button(self.tr("They match"), "theyMatch", "primary")
        self._match.clicked.connect(lambda: self._set(verified=True))

    def _offer_to_take_back(self, name: str) -> None:
        hint = Notice(self.theme, NoticeKind.CALM)
        hint.say(self.tr("You have verified {name}.").format(name=name))
        self.body.addWidget(hint)
        back = self.add_left_button(self.tr("Not verified any more"), "takeBack", "quiet-danger")
        back.clicked.connect(lambda: self._set(verified=False))
        self._match = self.add_button(self.tr("Done"), "cancel", "primary")
        self._match.clicked.connect(self.accept)

    def _set(self, *, verified: bool) -> None:
        self.work(
            self.desk.facade.set_verified(self._person.user_id, verified=verified),
            name="set verified",
            words=self.tr("Remembering…"),
            then=lambda _: self.accept(),
        )
