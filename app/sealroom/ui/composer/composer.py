"""The composer: one message at a time, sealed unless the lock is opened for it."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sealroom.controller.views import RoomView
from sealroom.ui.composer.about_bar import AboutBar
from sealroom.ui.composer.buttons import RADIUS, SIZE, LockToggle, SendButton
from sealroom.ui.composer.completion import Completion
from sealroom.ui.composer.field import ComposerField
from sealroom.ui.composer.marks import toggle_mark
from sealroom.ui.composer.mentions import WrittenMentions
from sealroom.ui.composer.permission import LockRule, permission, placeholder, toggle_words
from sealroom.ui.composer.send_menu import SendMenu
from sealroom.ui.composer.slow_mode import SlowMode
from sealroom.ui.composer.written import Written
from sealroom.ui.desk import Desk
from sealroom.ui.emoji.picker import pick_emoji
from sealroom.ui.parts.button import IconButton, make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.mirror import set_margins
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.pictures.given import holds_files
from sealroom.ui.shortcuts import Key
from sealroom.ui.text.room_words import room_title
from sealroom.ui.theme import Icon, Theme

_EMOJI = 32


class _FieldFrame(QFrame):
    """The rounded frame around the field; amber while the lock is open."""

    def __init__(self, theme: Theme, field: ComposerField) -> None:
        super().__init__()
        self._theme = theme
        self._field = field
        self.amber = False
        self.setMinimumHeight(SIZE)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.emoji = IconButton(
            theme, Icon.SMILE, self.tr("Emoji"), name="composerEmoji", size=_EMOJI, parent=self
        )
        line = QHBoxLayout(self)
        set_margins(line, 12, 4, 4, 4)
        line.addWidget(field, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.emoji, 0, Qt.AlignmentFlag.AlignBottom)
        theme.changed.connect(self.update)

    def set_amber(self, amber: bool) -> None:
        """Tint, or not."""
        self.amber = amber
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and edge."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self._field.hasFocus()
        edge = tokens.amber_line if self.amber else tokens.accent if focused else tokens.line
        if self.amber and focused:
            edge = tokens.amber
        painter.setPen(QPen(edge, 1))
        painter.setBrush(tokens.amber_wash if self.amber else tokens.background)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, RADIUS, RADIUS)


class Composer(QFrame):
    """Emits what is to be sent; keeps no message that was taken from it."""

    sendWanted = Signal(object)
    """What was `Written`."""
    laterWanted = Signal()
    """It is to go later: when is to be asked."""
    edited = Signal(str)
    """The text after the person changed it, to be kept as draft."""
    alarmWanted = Signal()
    """What stopped the room is to be looked at."""
    attachWanted = Signal()
    """Files are to be chosen."""
    filesGiven = Signal(object)
    """`QMimeData` with files or a picture, pasted or dropped."""
    aboutCancelled = Signal()
    """What is written shall not be about a message any more."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rule = LockRule.CHOICE
        self._title = ""
        self._opened = False
        self._filling = False
        self.edits = False
        """Whether what is written takes the place of a message."""
        self.setProperty("kind", "background")
        self.setObjectName("composer")
        self.field = ComposerField()
        self.field.setAccessibleName(self.tr("Message"))
        self.lock = LockToggle(desk.theme)
        self.attach = IconButton(
            desk.theme, Icon.ATTACH, self.tr("Send files…"), name="attachFiles"
        )
        self.attach.setFixedSize(SIZE, SIZE)
        self.setAcceptDrops(True)
        self.send = SendButton(desk.theme, self.tr("Send"))
        self._frame = _FieldFrame(desk.theme, self.field)
        self._mentions = WrittenMentions(self.field, desk.theme)
        self._completion = Completion(desk, self.field, self._mentions)
        self._about = AboutBar(desk.theme)
        self._hint = Label(kind="small", wrap=True)
        self._hint.setObjectName("composerHint")
        self.slow_mode = SlowMode(desk.clock)
        self._openly = Label(self.tr("Not sealed: the relay can read this message"), kind="warning")
        self._openly.setObjectName("composerOpenly")
        self._refusal = Notice(desk.theme, NoticeKind.CALM)
        self._refusal.setObjectName("composerRefusal")
        self._see = make_button("", name="seeAlarm")
        self._refusal.add(self._see)
        self._lay_out()
        self._connect()
        self._show_lock()
        self._follow_preferences()
        self._follow_keys()

    def _lay_out(self) -> None:
        self._writing = QWidget()
        line = QHBoxLayout(self._writing)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.lock, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self._frame, 1)
        line.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._hint)
        column.addWidget(self.slow_mode)
        column.addWidget(self._refusal)
        column.addWidget(self._openly)
        column.addWidget(self._about)
        column.addWidget(self._writing)

    def _connect(self) -> None:
        self.lock.clicked.connect(self.toggle_lock)
        self.send.clicked.connect(self.submit)
        self.attach.clicked.connect(self.attachWanted)
        self.field.filesGiven.connect(self.filesGiven)
        self.send.menuWanted.connect(self._offer_ways)
        self._see.clicked.connect(self.alarmWanted)
        self._about.cancelled.connect(self.aboutCancelled)
        self._desk.theme.changed.connect(self._show_lock)
        self.slow_mode.changed.connect(self._show_send)
        self.field.submitted.connect(self.submit)
        self.field.textChanged.connect(self._edited)
        self._frame.emoji.clicked.connect(self.pick_emoji)
        self._desk.keys.changed.connect(self._follow_keys)
        self._desk.bridge.preferencesChanged.connect(self._follow_preferences)

    def show_room(self, room: RoomView) -> None:
        """Fit what the room allows now."""
        allowed = permission(room)
        if allowed.rule is not self._rule:
            self._opened = False
        self._rule = allowed.rule
        self._title = room_title(room)
        self._completion.show_room(room.session_id)
        self._hint.setText(allowed.hint)
        self._hint.setVisible(bool(allowed.hint))
        self._refusal.say(allowed.refusal, NoticeKind.RED if allowed.alarming else NoticeKind.CALM)
        self._refusal.setVisible(bool(allowed.refusal))
        self._see.setVisible(allowed.stopped)
        decide = self.tr("See and decide…") if allowed.alarming else self.tr("What was seen…")
        self._see.setText(decide)
        self.slow_mode.show_room(room)
        self._writing.setVisible(not allowed.refusal)
        self._show_lock()

    def fill(self, text: str) -> None:
        """Show a room's draft, with the lock as that room has it."""
        self._filling = True
        self._opened = False
        self.field.setPlainText(text)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self._completion.close()
        self._mentions.find(self._completion.members() if "@" in text else [])
        self._filling = False
        self._show_lock()
        self._show_send()

    def put_back(self, text: str, sealed: bool, why: str) -> None:
        """A message could not be taken: nothing typed is lost, and the reason stands above it."""
        empty = not self.field.toPlainText()
        self.put_before(text)
        if empty:
            self._opened = not sealed and self._rule is LockRule.CHOICE
            self._show_lock()
        self.explain(why)

    def put_before(self, text: str) -> None:
        """A text comes back from elsewhere; what was typed meanwhile stays below it."""
        self.fill("\n".join(filter(None, (text, self.field.toPlainText()))))
        self.edited.emit(self.field.toPlainText())

    def write(self, text: str) -> None:
        """Have `text` in the field, as if the person had written it."""
        self.fill(text)
        self.edited.emit(text)

    def show_about(self, title: str, text: str, *, edits: bool = False) -> None:
        """Say which message is answered or changed; nothing with no title."""
        self.edits = edits
        self._about.say(title, text)

    def explain(self, words: str) -> None:
        """Say something above the field until the next change."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def toggle_lock(self) -> None:
        """Open the lock for one message, or close it again; where it is fixed, say why."""
        if self._rule is not LockRule.CHOICE:
            self.explain(toggle_words(self._rule, opened=False))
            return
        self._opened = not self._opened
        self._show_lock()
        self.field.setFocus()

    def escape(self) -> bool:
        """Close the opened lock again, or let go of a message. Whether there was any."""
        if self._opened:
            self.toggle_lock()
            return True
        if self._about.title:
            self.aboutCancelled.emit()
            return True
        return False

    @property
    def can_send(self) -> bool:
        """Whether there is something that can go, now or later."""
        return bool(self.field.toPlainText().strip()) and self._writing.isVisibleTo(self)

    def send_later(self) -> None:
        """Ask when what is written is to go. A change of a message goes at once or not at all."""
        if self.can_send and not self.edits:
            self.laterWanted.emit()

    def send_silently(self) -> None:
        """Send what is written without a notification for those who get it."""
        if not self.edits:
            self.submit(silent=True)

    def submit(self, *, silent: bool = False, due_at: int | None = None) -> None:
        """Hand over what is written."""
        text = self.field.toPlainText()
        if not self.can_send or (due_at is None and self.slow_mode.waits):
            return
        sealed, mentions = not self.lock.is_open, self._mentions.all()
        self.fill("")
        self.explain("")
        self.sendWanted.emit(Written(text, sealed, mentions, silent, due_at))

    def _offer_ways(self, place: QPoint) -> None:
        if self.edits:
            return
        menu = SendMenu(self._desk.theme, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.laterWanted.connect(self.send_later)
        menu.silentWanted.connect(self.send_silently)
        menu.popup(place)

    def mark(self, mark: str) -> None:
        """Put marks around what is chosen, or take them off."""
        if self._writing.isVisibleTo(self):
            toggle_mark(self.field, mark)
            self.field.setFocus()

    def pick_emoji(self) -> None:
        """Open the picker above its button."""
        if not self._writing.isVisibleTo(self):
            return
        button = self._frame.emoji
        place = QRect(button.mapToGlobal(QPoint(0, 0)), button.size())
        pick_emoji(self._desk, self, place, self._completion.insert_emoji)

    @property
    def may_send(self) -> bool:
        """Whether the room lets one write."""
        return self._writing.isVisibleTo(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped anywhere on it."""
        if holds_files(event.mimeData()) and self.may_send:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They are to be sent."""
        event.acceptProposedAction()
        self.filesGiven.emit(event.mimeData())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Writing is what it is for."""
        self.field.setFocus()

    def _edited(self) -> None:
        self._show_send()
        if not self._filling:
            self.edited.emit(self.field.toPlainText())

    def _follow_keys(self) -> None:
        keys = self._desk.keys
        of_window = (Key.BOLD, Key.ITALIC, Key.CODE, Key.EMOJI)
        self.field.not_mine = frozenset(each for key in of_window for each in keys.of(key))
        shown = keys.shown(Key.EMOJI)
        words = self.tr("Emoji ({keys})").format(keys=shown) if shown else self.tr("Emoji")
        self._frame.emoji.set_words(words)

    def _follow_preferences(self) -> None:
        self.field.enter_sends = self._desk.facade.preferences().enter_sends

    def _show_send(self) -> None:
        written = bool(self.field.toPlainText().strip())
        self.send.setEnabled(written and not self.slow_mode.waits)
        self._openly.setVisible(self._opened and written)  # until then the empty field says so

    def _show_lock(self) -> None:
        is_open = self._opened or self._rule is LockRule.ALWAYS_OPEN
        self.lock.show_open(is_open)
        self.lock.set_words(toggle_words(self._rule, opened=self._opened))
        self.field.setPlaceholderText(placeholder(self._rule, self._title, opened=self._opened))
        self._frame.set_amber(is_open)
        self.field.set_amber(self._desk.theme, is_open)
        self._show_send()
