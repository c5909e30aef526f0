"""What is not right with the message: the reason in words, and the way out as a button."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sealroom.controller.about_views import AboutMessage
from sealroom.controller.stamps import ClockDoubt
from sealroom.controller.views import Lock, SendState
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.text.about_words import doubt_words
from sealroom.ui.text.clock_words import clock_words
from sealroom.ui.text.inert import inert_line
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

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def notices(self, about: AboutMessage) -> list[Notice]:
        """Gravest first; none where all is well."""
        message, found = about.message, []
        if about.alarm:
            words = translate("About", "This room is not trusted any more: {why}")
            why = inert_line(about.alarm)
            found.append(self._notice(NoticeKind.RED, words.format(why=why), "aboutAlarm"))
        if message.lock is Lock.UNVERIFIED:
            found.append(self._notice(NoticeKind.RED, doubt_words(about), "aboutDoubt"))
        if message.state is SendState.FAILED:
            found.append(self._failed(about))
        if message.lock is Lock.WAITING:
            found.append(self._waiting(about))
        if message.missing_before:
            words = translate(
                "About", "{what}. It was lost on its way, or the relay holds it back: ask for it."
            )
            what = missing_words(message)
            if message.missing_before < 0:
                words = "{what}."
            kind = NoticeKind.CALM if message.missing_before < 0 else NoticeKind.AMBER
            found.append(self._notice(kind, words.format(what=what), "aboutMissing"))
        if words := clock_words(message):
            quiet = message.clock is not None and message.clock.doubt in _QUIET_CLOCKS
            kind = NoticeKind.CALM if quiet else NoticeKind.AMBER
            found.append(self._notice(kind, words, "aboutClock"))
        return found

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
