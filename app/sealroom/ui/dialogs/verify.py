"""Compare keys: by a code that one shows and the other reads, or by reading fingerprints aloud."""

from collections.abc import Iterable

import msgspec
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sealroom.controller.verification_views import CodeOutcome, CodeReading
from sealroom.controller.views import PersonView
from sealroom.protocol.ids import UserId
from sealroom.store.users import HowVerified
from sealroom.ui.code_picture import read_codes
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.fingerprint import Fingerprint
from sealroom.ui.parts.label import ElidedLabel, Label
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.parts.picture_drop import Given, PictureDrop
from sealroom.ui.parts.qr_code import QrCode
from sealroom.ui.text.code_words import code_kind, code_words, verified_words
from sealroom.ui.text.inert import inert_name, isolated

_WIDTH = 560
_CODE = 240
_PREFIX = "sealroom:"


class Verify(WorkSheet):
    """Marks a person as verified, or takes the mark back."""

    def __init__(self, desk: Desk, person: PersonView) -> None:
        super().__init__(desk, "", name="verifySheet", width=_WIDTH)
        self._person = person
        self._name = isolated(inert_name(person.name))
        self.set_title(self.tr("Verify {name}").format(name=self._name))
        self._code = desk.facade.verification.code_for(person.user_id)
        self._result = Notice(desk.theme)
        self._result.setObjectName("codeResult")
        self._result.hide()
        self.add_above(self._result)
        self._add_codes()
        self._add_fingerprints()
        self._standing = Notice(desk.theme, NoticeKind.CALM)
        self._standing.setObjectName("verifyStanding")
        self.body.addWidget(self._standing)
        self._take_back = self.add_left_button(
            self.tr("Not verified any more"), "takeBack", "quiet-danger"
        )
        self._take_back.clicked.connect(lambda: self._set(verified=False))
        self._close = self.add_cancel()
        self._match = self.add_button(self.tr("They match"), "theyMatch", "primary")
        self._match.clicked.connect(lambda: self._set(verified=True))
        self._say_standing()

    def _add_codes(self) -> None:
        both = QHBoxLayout()
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(16)
        both.addLayout(self._own_code())
        both.addLayout(self._their_code(), 1)
        group = QWidget()
        group.setLayout(both)
        self.body.addWidget(group)

    def _own_code(self) -> QVBoxLayout:
        caption = Label(self.tr("Your code, for {name}").format(name=self._name), kind="caption")
        words = self.tr("QR code for {name} to read").format(name=self._name)
        self._copy = make_button(self.tr("Copy as text"), name="copyCode", kind="link")
        self._copy.clicked.connect(self._copy_code)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(caption)
        column.addWidget(QrCode(self._code, _CODE, words))
        line = QHBoxLayout()
        line.addWidget(self._copy)
        line.addStretch()
        column.addLayout(line)
        column.addStretch()
        return column

    def _their_code(self) -> QVBoxLayout:
        words = self.tr(
            "Meet {name}, or let {name} send a picture by a way that you trust: one reading "
            "compares both. Drop the picture here."
        )
        self.drop = PictureDrop(words.format(name=self._name))
        self.drop.given.connect(self._read)
        self.drop.nothing.connect(self._say_nothing_given)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self._paste)
        caption = Label(self.tr("The code of {name}").format(name=self._name), kind="caption")
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(caption)
        column.addWidget(self.drop, 1)
        return column

    def _add_fingerprints(self) -> None:
        explanation = self.tr(
            "Or call {name}: read your fingerprint aloud and let {name} read the other. Both of "
            "you must see the same two."
        )
        words = Label(explanation.format(name=self._name), kind="small", wrap=True)
        own = self.desk.facade.own()
        both = QHBoxLayout()
        both.setSpacing(16)
        if own is not None:
            both.addLayout(self._one(self.tr("You"), own.user_id))
        both.addLayout(self._one(inert_name(self._person.name), self._person.user_id))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(words)
        column.addLayout(both)
        group = QWidget()
        group.setLayout(column)
        self.body.addWidget(group)

    def _one(self, name: str, user_id: UserId) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        caption = ElidedLabel(kind="caption")
        caption.set_whole(name)
        column.addWidget(caption)
        column.addWidget(Fingerprint(self.theme, user_id, columns=4))
        return column

    def _say_standing(self) -> None:
        verified = self._person.verified
        words = (
            verified_words(self._person, self.desk.clock())
            if verified
            else self.tr("If they differ, somebody stands between you: let nobody in.")
        )
        known = self.tr("The link that you got named {name} by these very keys.")
        said = [words, *([known.format(name=self._name)] if self._person.gave_link else [])]
        if verified:
            said.append(self.tr("The mark is kept on this computer and in your recovery kit."))
        self._standing.say(" ".join(said))
        self._take_back.setVisible(verified)
        self._match.setVisible(not verified)
        self._close.setText(self.tr("Done") if verified else self.tr("Cancel"))
        self._close.setDefault(verified)

    def _copy_code(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self._copy.setText(self.tr("Copied"))

    def _paste(self) -> None:
        if not self.busy:
            self.drop.paste()

    def _read(self, given: Given) -> None:
        if isinstance(given, str):
            self._compare(given)
            return
        self._result.hide()
        self.work(
            read_codes(given),
            name="read a code",
            words=self.tr("Looking for a code…"),
            then=self._found,
        )

    def _found(self, texts: Iterable[str]) -> None:
        found = list(texts)
        ours = [text for text in found if text.lower().startswith(_PREFIX)] or found[:1]
        if not ours:
            self._say(
                self.tr("There is no QR code in this picture, or it is not sharp enough."),
                NoticeKind.AMBER,
            )
        elif len(ours) > 1:
            self._say(
                self.tr("There is more than one code in this picture. Cut out one."),
                NoticeKind.AMBER,
            )
        else:
            self._compare(ours[0])

    def _say_nothing_given(self) -> None:
        self._say(
            self.tr("There is no picture in what you gave, and no code as text."), NoticeKind.AMBER
        )

    def _compare(self, code: str) -> None:
        self.work(
            self.desk.facade.verification.compare(self._person.user_id, code),
            name="compare a code",
            words=self.tr("Comparing…"),
            then=self._judged,
        )

    def _judged(self, reading: CodeReading) -> None:
        if reading.outcome is CodeOutcome.MATCH:
            self._person = self._verified_now()
            self._say_standing()
        kind = code_kind(reading.outcome)
        if kind is NoticeKind.RED:
            self._match.hide()
        self._say(code_words(reading, self._person), kind)

    def _verified_now(self) -> PersonView:
        return msgspec.structs.replace(
            self._person,
            verified=True,
            verified_at=self.desk.clock(),
            verified_how=HowVerified.QR,
        )

    def _say(self, words: str, kind: NoticeKind) -> None:
        self.show_error("")
        self._result.say(words, kind)
        self._result.show()
        self.sizeWanted.emit()

    def _set(self, *, verified: bool) -> None:
        self.work(
            self.desk.facade.set_verified(self._person.user_id, verified=verified),
            name="set verified",
            words=self.tr("Remembering…"),
            then=lambda _: self.accept(),
        )
