"""The menu of a person."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from sealroom.controller.views import PersonView, RoomView
from sealroom.ui.details.person_actions import PersonAction, actions_for
from sealroom.ui.theme import Icon, Theme

_ICONS = {
    PersonAction.MESSAGE: Icon.MESSAGE,
    PersonAction.VERIFY: Icon.VERIFIED,
    PersonAction.SHARE: Icon.HISTORY,
    PersonAction.MAKE_OWNER: Icon.ROLE,
    PersonAction.MAKE_ADMIN: Icon.ROLE,
    PersonAction.MAKE_MEMBER: Icon.ROLE,
    PersonAction.MUTE: Icon.MUTE,
    PersonAction.UNMUTE: Icon.UNMUTE,
    PersonAction.REMOVE: Icon.REMOVE,
    PersonAction.BAN: Icon.BAN,
    PersonAction.WITHDRAW: Icon.CLOSE,
}


class PersonMenu(QMenu):
    """Offers what the room's rules allow."""

    chosen = Signal(object, object)
    """A `PersonAction` and the `PersonView`."""

    def __init__(self, room: RoomView, person: PersonView, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("personMenu")
        for action in actions_for(room, person):
            icon = theme.icons.icon(_ICONS[action], 16, theme.tokens.muted)
            entry = self.addAction(icon, self._words(action, person))
            entry.setObjectName(action.name.lower())
            entry.triggered.connect(lambda _=False, chosen=action: self.chosen.emit(chosen, person))

    def _words(self, action: PersonAction, person: PersonView) -> str:
        verify = self.tr("Verified: compare again…") if person.verified else self.tr("Verify…")
        return {
            PersonAction.MESSAGE: self.tr("Message"),
            PersonAction.VERIFY: verify,
            PersonAction.SHARE: self.tr("Share earlier messages…"),
            PersonAction.MAKE_OWNER: self.tr("Make Owner…"),
            PersonAction.MAKE_ADMIN: self.tr("Make Admin"),
            PersonAction.MAKE_MEMBER: self.tr("Make Member"),
            PersonAction.MUTE: self.tr("Mute"),
            PersonAction.UNMUTE: self.tr("Let write again"),
            PersonAction.REMOVE: self.tr("Remove from room…"),
            PersonAction.BAN: self.tr("Ban from room…"),
            PersonAction.WITHDRAW: self.tr("Withdraw the invitation"),
        }[action]
