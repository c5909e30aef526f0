"""The menu of a person."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from sealroom.controller.views import PersonView, RoomView
from sealroom.ui.details.person_actions import BANS, MUTES, PersonAction, actions_for
from sealroom.ui.theme import Icon, Theme

_ICONS = {
    PersonAction.MESSAGE: Icon.MESSAGE,
    PersonAction.VERIFY: Icon.VERIFIED,
    PersonAction.SHARE: Icon.HISTORY,
    PersonAction.MAKE_OWNER: Icon.ROLE,
    PersonAction.MAKE_ADMIN: Icon.ROLE,
    PersonAction.MAKE_MEMBER: Icon.ROLE,
    PersonAction.UNMUTE: Icon.UNMUTE,
    PersonAction.REMOVE: Icon.REMOVE,
    PersonAction.UNBAN: Icon.INVITE,
    PersonAction.WITHDRAW: Icon.CLOSE,
}


class PersonMenu(QMenu):
    """Offers what the room's rules allow."""

    chosen = Signal(object, object)
    """A `PersonAction` and the `PersonView`."""

    def __init__(self, room: RoomView, person: PersonView, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("personMenu")
        self._theme = theme
        mutes: QMenu | None = None
        bans: QMenu | None = None
        for action in actions_for(room, person):
            if action in MUTES:
                mutes = mutes or self._add_menu(Icon.MUTE, self.tr("Mute"), "muteFor")
                self._offer(mutes, action, person)
            elif action in BANS:
                bans = bans or self._add_menu(Icon.BAN, self.tr("Ban from room"), "banFor")
                self._offer(bans, action, person)
            else:
                entry = self._offer(self, action, person)
                entry.setIcon(self._icon(_ICONS[action]))

    def _offer(self, menu: QMenu, action: PersonAction, person: PersonView) -> QAction:
        entry = menu.addAction(self._words(action, person))
        entry.setObjectName(action.name.lower())
        entry.triggered.connect(lambda: self.chosen.emit(action, person))
        return entry

    def _add_menu(self, icon: Icon, words: str, name: str) -> QMenu:
        menu = self.addMenu(self._icon(icon), words)
        menu.menuAction().setObjectName(name)
        return menu

    def _icon(self, icon: Icon) -> QIcon:
        return self._theme.icons.icon(icon, 16, self._theme.tokens.muted)

    def _words(self, action: PersonAction, person: PersonView) -> str:
        verify = self.tr("Verified: compare again…") if person.verified else self.tr("Verify…")
        return {
            PersonAction.MESSAGE: self.tr("Message"),
            PersonAction.VERIFY: verify,
            PersonAction.SHARE: self.tr("Share earlier messages…"),
            PersonAction.MAKE_OWNER: self.tr("Make Owner…"),
            PersonAction.MAKE_ADMIN: self.tr("Make Admin"),
            PersonAction.MAKE_MEMBER: self.tr("Make Member"),
            PersonAction.MUTE_HOUR: self.tr("For an hour"),
            PersonAction.MUTE_DAY: self.tr("For a day"),
            PersonAction.MUTE_WEEK: self.tr("For a week"),
            PersonAction.MUTE: self.tr("Until they are let write again"),
            PersonAction.UNMUTE: self.tr("Let write again"),
            PersonAction.REMOVE: self.tr("Remove from room…"),
            PersonAction.BAN_DAY: self.tr("For a day…"),
            PersonAction.BAN_WEEK: self.tr("For a week…"),
            PersonAction.BAN: self.tr("Until the ban is ended…"),
            PersonAction.UNBAN: self.tr("End the ban"),
            PersonAction.WITHDRAW: self.tr("Withdraw the invitation"),
        }[action]
