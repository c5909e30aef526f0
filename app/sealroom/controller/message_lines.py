"""Messages as a window sees them: with what became of them, and what they answer."""

from collections.abc import Sequence

from sealroom.controller.about_message import stamps_of
from sealroom.controller.amending import may_edit, may_recall
from sealroom.controller.amendments import NOTHING_AMENDED, Amended, by_target, fold
from sealroom.controller.file_views import FileView
from sealroom.controller.known_people import KnownPeople
from sealroom.controller.stamps import clock_note
from sealroom.controller.talk_views import (
    MentionView,
    QuoteView,
    ReactionView,
    RecallView,
    VersionView,
)
from sealroom.controller.timeline_views import AskedPerson, KeyWait, Lock, MessageView, SendState
from sealroom.ledger.state import State
from sealroom.protocol.codec import decode_content
from sealroom.protocol.content import (
    AnyContent,
    Attachment,
    Files,
    Text,
    files_of,
    mentions_of,
    text_of,
)
from sealroom.protocol.ids import DeviceId, KeyId, SessionId, UserId
from sealroom.store.repositories import Repositories
from sealroom.store.sessions import SessionRow
from sealroom.store.timeline_row import Kind, TimelineRow

QUOTE_LENGTH = 200
REACTORS_NAMED = 20


class MessageLines:
    """Reads over one store, as one person on one device."""

    def __init__(
        self, store: Repositories, people: KnownPeople, me: UserId, device: DeviceId
    ) -> None:
        self._store = store
        self._people = people
        self._me = me
        self._device = device

    def views(
        self, row: SessionRow, state: State, lines: Sequence[TimelineRow]
    ) -> list[MessageView]:
        """Messages of one room, in the order given."""
        ids = [line.message_id for line in lines if line.message_id is not None]
        amendments = by_target(self._store.timeline.amendments(row.row, ids))
        amended = {
            line.row: fold(line, amendments.get(line.message_id or "", ())) for line in lines
        }
        return [self._view(row, state, line, amended[line.row]) for line in lines]

    def shown(self, row: SessionRow, line: TimelineRow) -> TimelineRow:
        """The message that holds what a line shows: itself, or its last edit that went out."""
        out = [e for e in self._amended(row, line).edits if e.state != SendState.SENDING]
        return out[-1] if out else line

    def versions(self, row: SessionRow, line: TimelineRow) -> list[VersionView]:
        """What a message said, oldest first; one where it was never changed."""
        amended = self._amended(row, line)
        if amended.recall is not None:
            return []
        return [self._version(each) for each in (line, *amended.edits) if each.content is not None]

    def key_wait(self, session_id: SessionId, key_id: KeyId) -> KeyWait | None:
        """A key that is late."""
        missing = self._store.missing_keys.get(session_id, key_id)
        if missing is None or not missing.late:
            return None
        asks = self._store.missing_keys.asks(session_id, key_id)
        asked = (
            AskedPerson(
                ask.user_id,
                self._people.name(ask.user_id),
                ask.asked_at,
                is_me=ask.user_id == self._me,
            )
            for ask in asks
            if ask.taken
        )
        return KeyWait(key_id, missing.since, tuple(asked), missing.next_at)

    def _amended(self, row: SessionRow, line: TimelineRow) -> Amended:
        if line.message_id is None:
            return NOTHING_AMENDED
        return fold(line, self._store.timeline.amendments(row.row, [line.message_id]))

    def _view(
        self, row: SessionRow, state: State, line: TimelineRow, amended: Amended
    ) -> MessageView:
        said = _said(line) if amended.recall is None else None
        shown = amended.edits[-1] if amended.edits else line
        now_said = _said(shown) if shown is not line else said
        waits = line.lock == Lock.WAITING and line.key_id is not None and amended.recall is None
        return MessageView(
            order=line.position,
            message_id=line.message_id or "",
            sender=line.sender,
            sender_name=self._people.name(line.sender),
            mine=line.mine,
            text=text_of(now_said) if now_said else "",
            sent_at=line.sent_at,
            lock=Lock(shown.lock),
            state=SendState(line.state),
            failure=line.failure,
            missing_before=line.missing_before,
            may_take_back=self._may_take_back(line),
            expires_at=line.expires_at,
            read_by=self._read_by(row, line),
            wait=self.key_wait(row.session_id, line.key_id) if waits and line.key_id else None,
            clock=clock_note(stamps_of(line), sent_here=line.device == self._device),
            verified=not line.mine and self._people.verified(line.sender),
            reply=self._quote(row, said),
            mentions=self._mentions(now_said),
            mentions_me=line.mentions_me,
            forwarded=isinstance(said, Text) and said.forwarded,
            newer=line.kind == Kind.NEWER,
            edited_at=shown.sent_at if shown is not line else None,
            recall=self._recall(line, amended.recall),
            reactions=self._reactions(amended),
            change_sending=_is_sending(amended),
            change_failure=amended.failed.failure if amended.failed else None,
            may_edit=state.is_member(self._me) and may_edit(line, amended),
            files=_files(said),
            may_recall=amended.recall is None and may_recall(state, self._me, line),
        )

    def _read_by(self, row: SessionRow, line: TimelineRow) -> tuple[str, ...]:
        if not line.mine or line.state != SendState.SENT:
            return ()
        marks = self._store.read_marks.of(row.row)
        names = (self._people.name(who) for who, at in marks.items() if at >= line.position)
        return tuple(sorted(names))

    def _quote(self, row: SessionRow, said: AnyContent | None) -> QuoteView | None:
        if not isinstance(said, Text | Files) or said.reply_to is None:
            return None
        line = self._store.timeline.message(row.row, said.reply_to)
        if line is None or line.target is not None:
            return QuoteView(said.reply_to, None)
        amended = self._amended(row, line)
        shown = amended.edits[-1] if amended.edits else line
        quoted = _said(shown) if amended.recall is None else None
        return QuoteView(
            said.reply_to,
            line.position,
            sender_name=self._people.name(line.sender),
            mine=line.mine,
            text=text_of(quoted)[:QUOTE_LENGTH] if quoted else "",
            recalled=amended.recall is not None,
            files=_files(quoted),
            sender=line.sender,
        )

    def _recall(self, line: TimelineRow, recall: TimelineRow | None) -> RecallView | None:
        if recall is None:
            return None
        return RecallView(
            by=recall.sender,
            by_name=self._people.name(recall.sender),
            by_me=recall.mine,
            by_author=recall.sender == line.sender,
            time=recall.sent_at,
            sending=recall.state == SendState.SENDING,
        )

    def _reactions(self, amended: Amended) -> tuple[ReactionView, ...]:
        people: dict[str, list[UserId]] = {}
        sending: set[str] = set()
        for each in amended.reactions:
            people.setdefault(each.emoji, []).append(each.user_id)
            if each.sending:
                sending.add(each.emoji)
        return tuple(
            ReactionView(
                emoji=emoji,
                count=len(by),
                mine=self._me in by,
                sending=emoji in sending,
                names=tuple(self._people.name(user_id) for user_id in by if user_id != self._me)[
                    :REACTORS_NAMED
                ],
            )
            for emoji, by in people.items()
        )

    def _version(self, line: TimelineRow) -> VersionView:
        said = _said(line)
        return VersionView(
            text=text_of(said) if said else "",
            time=line.sent_at,
            sealed=line.lock == Lock.SEALED,
            mentions=self._mentions(said),
        )

    def _mentions(self, said: AnyContent | None) -> tuple[MentionView, ...]:
        return tuple(
            MentionView(
                user_id=mention.user_id,
                name=self._people.name(mention.user_id),
                is_me=mention.user_id == self._me,
                start=mention.start,
                length=mention.length,
            )
            for mention in (mentions_of(said) if said else ())
        )

    def _may_take_back(self, line: TimelineRow) -> bool:
        if line.message_id is None or line.state not in {SendState.SENDING, SendState.FAILED}:
            return False
        row = self._store.outbox.get(line.message_id)
        return row is not None and row.is_here_alone


def _said(line: TimelineRow) -> AnyContent | None:
    return decode_content(line.content) if line.content is not None else None


def _files(said: AnyContent | None) -> tuple[FileView, ...]:
    return tuple(map(file_view, files_of(said))) if said else ()


def file_view(attachment: Attachment) -> FileView:
    """A file as its message describes it, without what opens it."""
    picture = attachment.picture
    return FileView(
        file_id=attachment.file.file_id,
        name=attachment.name,
        media_type=attachment.media_type,
        size=attachment.file.size,
        width=picture.width if picture else 0,
        height=picture.height if picture else 0,
        thumbnail=picture.thumbnail if picture else b"",
    )


def _is_sending(amended: Amended) -> bool:
    """Whether an own edit is still on its way."""
    return bool(amended.edits) and amended.edits[-1].state == SendState.SENDING
