"""A fingerprint to compare: eight groups of four."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sealroom.crypto.safety_number import fingerprint_groups
from sealroom.protocol.ids import UserId
from sealroom.ui.parts.groups_box import GroupsBox
from sealroom.ui.theme import Theme


class Fingerprint(GroupsBox):
    """Somebody's, in `columns`."""

    def __init__(
        self, theme: Theme, user_id: UserId, *, columns: int = 4, parent: QWidget | None = None
    ) -> None:
        groups = fingerprint_groups(user_id)
        words = QCoreApplication.translate("Fingerprint", "Fingerprint {groups}")
        super().__init__(
            theme, groups, words.format(groups=" ".join(groups)), columns=columns, parent=parent
        )
        self.setObjectName("fingerprint")
