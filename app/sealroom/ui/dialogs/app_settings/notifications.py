"""What is told of outside of the window: notifications, the tray, starting with the computer."""

from sealroom.controller.preference_views import Telling
from sealroom.store.room_choices import NotificationLevel
from sealroom.ui.autostart import Autostart, NotChanged, autostart
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.choice import Choice
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_line
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.parts.switch import Switch
from sealroom.ui.text.notification_words import telling_words
from sealroom.ui.text.room_choice_words import level_words
from sealroom.ui.text.when import deadline
from sealroom.ui.theme import Icon
from sealroom.ui.tray import Tray


class NotificationsPage(AppPage):
    """Each choice is kept by itself, and holds at once."""

    icon = Icon.HEARD

    def __init__(self, sheet: WorkSheet) -> None:
        super().__init__(sheet)
        self._add_quiet()
        self._add_notifications()
        self.column.addWidget(make_line())
        self._add_tray()
        self._autostart = self._add_start()
        self.column.addStretch()
        self.desk.bridge.preferencesChanged.connect(self.read)

    def _add_quiet(self) -> None:
        self._quiet = Notice(self.desk.theme, NoticeKind.CALM)
        self._quiet.setObjectName("quietNow")
        hear = make_button(self.tr("Notify again"), name="notifyAgain")
        hear.clicked.connect(lambda: self.keep(quiet_until=0))
        self._quiet.add(hear)
        self.column.addWidget(self._quiet)

    def _add_notifications(self) -> None:
        theme = self.desk.theme
        self._on = self._switch("notifies", self.tr("Notify of new messages"))
        self._on.clicked.connect(lambda on: self.keep(notifies=on))
        self._telling = Choice(theme, self.tr("What a notification says"), name="telling")
        for telling in Telling:
            self._telling.addItem(telling_words(telling), telling)
        self._telling.activated.connect(lambda _: self.keep(telling=self._telling.currentData()))
        self._level = Choice(theme, self.tr("What is worth one"), name="roomLevel")
        for level in NotificationLevel:
            self._level.addItem(level_words(level), level)
        self._level.activated.connect(lambda _: self.keep(room_level=self._level.currentData()))
        self._add_choice(self.tr("What a notification says"), self._telling)
        words = self.tr(
            "Notifications stand where others may look on, and the desktop may keep them. While "
            "Sealroom is locked there are none."
        )
        self.column.addWidget(Label(words, kind="small", wrap=True))
        self._add_choice(self.tr("What is worth one, where a room says nothing else"), self._level)
        self._sound = self._switch("notifiesWithSound", self.tr("With a sound"))
        self._sound.clicked.connect(lambda on: self.keep(notifies_with_sound=on))

    def _add_choice(self, words: str, choice: Choice) -> None:
        caption = Label(words, kind="caption")
        caption.setBuddy(choice)
        self.column.addWidget(caption)
        self.column.addWidget(choice)

    def _add_tray(self) -> None:
        self.column.addWidget(Label(self.tr("Tray"), kind="caption"))
        self._no_tray = Label(self.tr("This desktop has no tray now."), kind="muted", wrap=True)
        self._no_tray.setObjectName("noTray")
        self.column.addWidget(self._no_tray)
        self._tray = self._switch(
            "tray", self.tr("Show Sealroom in the tray"), self.tr("With how much is unread")
        )
        self._tray.clicked.connect(lambda on: self.keep(tray=on))
        self._closes = self._switch(
            "closesToTray",
            self.tr("Closing the window leaves it running"),
            self.tr("It is found in the tray then, and ended from there or with Ctrl+Q"),
        )
        self._closes.clicked.connect(lambda on: self.keep(closes_to_tray=on))
        self._hidden = self._switch(
            "startsHidden",
            self.tr("Start without a window"),
            self.tr("Where it starts with the computer: it waits in the tray"),
        )
        self._hidden.clicked.connect(lambda on: self.keep(starts_hidden=on))

    def _add_start(self) -> Autostart | None:
        protection = self.desk.facade.protection
        if protection is None:
            return None
        self._start = self._switch(
            "startsAtLogin",
            self.tr("Start with the computer"),
            self.tr("An entry in your account: it can be removed here or in the system’s settings"),
        )
        self._start.clicked.connect(self._set_start)
        return autostart(protection.folder.name)

    def _switch(self, name: str, title: str, words: str = "") -> Switch:
        switch = Switch(self.desk.theme, title, words, name=name)
        self.column.addWidget(switch)
        return switch

    @property
    def title(self) -> str:
        """Outside of the window."""
        return self.tr("Notifications")

    def read(self) -> None:
        """What holds, and what this desktop can do."""
        holds, now = self.desk.facade.preferences(), self.desk.clock()
        quiet = now < holds.quiet_until
        self._quiet.setVisible(quiet)
        if quiet:
            words = self.tr("Do not disturb until {time}")
            self._quiet.say(words.format(time=deadline(holds.quiet_until, now)))
        self._on.setChecked(holds.notifies)
        for part in (self._telling, self._level, self._sound):
            part.setEnabled(holds.notifies)
        self._telling.setCurrentIndex(self._telling.findData(holds.telling))
        self._level.setCurrentIndex(self._level.findData(holds.room_level))
        self._sound.setChecked(holds.notifies_with_sound)
        self._no_tray.setVisible(not Tray.possible())
        self._tray.setChecked(holds.tray)
        self._closes.setChecked(holds.closes_to_tray)
        self._hidden.setChecked(holds.starts_hidden)
        for part in (self._closes, self._hidden):
            part.setEnabled(holds.tray)
        if self._autostart is not None:
            self._start.setChecked(self._autostart.is_on())

    def _set_start(self, on: bool) -> None:
        if self._autostart is None:
            return
        self.sheet.show_error("")
        try:
            self._autostart.set_on(on)
        except NotChanged as problem:
            self.sheet.show_error(str(problem))
        self.read()
