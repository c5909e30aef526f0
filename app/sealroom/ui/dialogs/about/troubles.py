"""What is not right with the message: the reason in words, and the way out as a button."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sealroom.controller.about_views import AboutMessage
from sealroom.controller.alarm_views import AlarmNote
from sealroom.controller.stamps import ClockDoubt
from sealroom.controller.timeline_views import NOT_KEPT, Lock, SendState
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.text.about_words import author_name, doubt_words
from sealroom.ui.text.alarm_words import stopped_words
from sealroom.ui.text.clock_words import clock_words
from sealroom.ui.text.item_words import missing_words, state_words
from sealroom.ui.text.lock_words import wait_words
from sealroom.ui.theme import Theme

translate = QCoreApplication.translate

_QUIET_CLOCKS = {ClockDoubt.EARLIER}
"""Nothing need be wrong."""


class Troubles(QObject):
    """Makes the notices; says by signals what was chosen."""

    keyWanted = Signal()
    retryWanted = Signal()
    alarmWanted = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def notices(self, about: AboutMessage) -> list[Notice]:
        """Gravest first; none where all is well."""
        message, found = about.message, []
        if about.alarm:
            found.append(self._alarm(about.alarm))
        if message.lock is Lock.UNVERIFIED:
            found.append(self._notice(NoticeKind.RED, doubt_words(about), "aboutDoubt"))
        if message.state is SendState.FAILED:
            found.append(self._failed(about))
        if message.lock is Lock.WAITING:
            found.append(self._waiting(about))
        if message.missing_before:
            found.append(self._missing(about))
        if words := clock_words(message):
            quiet = message.clock is not None and message.clock.doubt in _QUIET_CLOCKS
            kind = NoticeKind.CALM if quiet else NoticeKind.AMBER
            found.append(self._notice(kind, words, "aboutClock"))
        return found

    def _alarm(self, note: AlarmNote) -> Notice:
        notice = self._notice(NoticeKind.RED, stopped_words(note), "aboutAlarm")
        button = make_button(translate("About", "See…"), name="aboutSeeAlarm")
        button.clicked.connect(self.alarmWanted)
        notice.add(button)
        return notice

    def _missing(self, about: AboutMessage) -> Notice:
        words = missing_words(about.message)
        if about.message.missing_before == NOT_KEPT:
            return self._notice(NoticeKind.CALM, words, "aboutMissing")
        more = translate(
            "About",
            "{what}: lost on the way, or held back by the relay. Ask {name} to say it again.",
        )
        words = more.format(what=words, name=author_name(about))
        return self._notice(NoticeKind.AMBER, words, "aboutMissing")

    def _notice(self, kind: NoticeKind, words: str, name: str) -> Notice:
        notice = Notice(self._theme, kind)
        notice.setObjectName(name)
        notice.say(words)
        return notice

    def _failed(self, about: AboutMessage) -> Notice:
        notice = self._notice(NoticeKind.RED, state_words(about.message), "aboutFailed")
        button = make_button(translate("About", "Try again"), name="aboutRetry")
        button.clicked.connect(self.retryWanted)
        notice.add(button)
        return notice

    def _waiting(self, about: AboutMessage) -> Notice:
        wait = about.message.wait
        notice = self._notice(NoticeKind.AMBER, wait_words(wait), "aboutWaiting")
        if wait is not None:
            button = make_button(translate("About", "Ask again now"), name="aboutAskKey")
            button.clicked.connect(self.keyWanted)
            notice.add(button)
        return notice
