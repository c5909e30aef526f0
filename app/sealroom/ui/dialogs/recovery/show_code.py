"""The recovery code: covered until the person asks to see it."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sealroom.crypto import RecoveryCode
from sealroom.ui.clipboard import copy_secret
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.recovery.page_saving import note_code_kept, save_page
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.groups_box import GroupsBox
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.parts.qr_code import QrCode

_COVERED = ("••••",) * 8
_QR_PIXELS = 160


class ShowCode(WorkSheet):
    """Groups and a QR code after a click, a page to print, and a copy for a password store."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "", name="recoveryCodeSheet")
        self.set_title(self.tr("Your recovery code"))
        words = self.tr(
            "With this code and the kit’s file you become yourself again on another computer. "
            "Write it down, or print the page."
        )
        self.body.addWidget(Label(words, kind="muted", wrap=True))
        self._groups = GroupsBox(self.theme, _COVERED, self.tr("The code is covered"))
        self._groups.setObjectName("recoveryCode")
        self.body.addWidget(self._groups)
        self._shown = QWidget()
        self._shown_line = QHBoxLayout(self._shown)
        self._shown_line.setContentsMargins(0, 0, 0, 0)
        self._shown_line.setSpacing(16)
        self._shown.hide()
        self.body.addWidget(self._shown)
        self._state = Notice(self.theme, NoticeKind.CALM)
        self._state.setObjectName("recoveryCodeState")
        self._state.say(self.tr("See that nobody looks over your shoulder, and no camera."))
        self.body.addWidget(self._state)
        self._add_buttons()

    def _add_buttons(self) -> None:
        self._page = self.add_left_button(self.tr("Save a page to print…"), "savePage")
        self._page.clicked.connect(lambda: save_page(self, self._page_saved))
        self._close = self.add_cancel(self.tr("Close"))
        self._show = self.add_button(self.tr("Show the code"), "showCode", "primary")
        self._show.clicked.connect(self._fetch)

    def _fetch(self) -> None:
        self.work(
            self.desk.facade.recovery.code(),
            name="show code",
            words=self.tr("One moment…"),
            then=self._uncover,
        )

    def _uncover(self, code: RecoveryCode) -> None:
        spelled = self.tr("Recovery code {code}").format(code=code.written)
        self._groups.show_groups(code.groups, spelled)
        self._show.hide()
        self._close.setDefault(True)
        qr = QrCode(code.written, _QR_PIXELS, self.tr("The code for a camera"))
        copy = make_button(self.tr("Copy"), name="copyCode")
        copy.clicked.connect(lambda: self._copy(code))
        words = self.tr(
            "A camera reads the same from the picture. To keep it in a password store, copy it."
        )
        beside = QWidget()
        beside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch()
        column.addWidget(Label(words, kind="muted", wrap=True))
        column.addWidget(copy)
        column.addStretch()
        self._shown_line.addWidget(qr)
        self._shown_line.addWidget(beside, 1)
        self._shown.show()
        self.sizeWanted.emit()
        note_code_kept(self, lambda: None)

    def _copy(self, code: RecoveryCode) -> None:
        copy_secret(code.written)
        self._state.say(
            self.tr(
                "Copied. Paste it where it belongs: the clipboard is emptied when Sealroom is "
                "locked or closed."
            )
        )

    def _page_saved(self) -> None:
        self._state.say(self.tr("The page is saved. Print it, then delete the file."))
