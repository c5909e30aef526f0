"""What a message said, from its first version to the last."""

from PySide6.QtWidgets import QLabel, QVBoxLayout

from sealroom.controller.talk_views import VersionView
from sealroom.controller.timeline_views import Lock, MessageView
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.parts.label import Label
from sealroom.ui.text.inert import inert_name, isolated
from sealroom.ui.text.item_words import lock_spoken
from sealroom.ui.text.when import moment


class Versions(Sheet):
    """Newest first: when it was written, and whether it was sealed."""

    def __init__(self, desk: Desk, message: MessageView, versions: list[VersionView]) -> None:
        super().__init__(desk.theme, "", name="versionsSheet", width=560)
        who = self.tr("You") if message.mine else isolated(inert_name(message.sender_name))
        self.set_title(self.tr("What {name} wrote").format(name=who))
        for version in reversed(versions):
            lock = lock_spoken(Lock.SEALED if version.sealed else Lock.OPEN)
            time = moment(version.time, desk.clock())
            written = QVBoxLayout()
            written.setSpacing(2)
            written.addWidget(Label(f"{time}, {lock}", kind="small"))
            written.addWidget(_text(version.text))
            self.body.addLayout(written)
        close = self.add_button(self.tr("Close"), "cancel", "primary")
        close.clicked.connect(self.accept)


def _text(text: str) -> QLabel:
    label = Label(text, wrap=True)
    label.setObjectName("versionText")
    label.setTextInteractionFlags(
        label.textInteractionFlags() | label.textInteractionFlags().TextSelectableByKeyboard
    )
    return label
