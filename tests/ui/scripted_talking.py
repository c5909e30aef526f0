"""What becomes of scripted messages: `Talking` in memory."""

from sealroom.controller.talk_views import (
    DraftAbout,
    MentionView,
    QuoteView,
    ReactionView,
    RecallView,
    VersionView,
)
from sealroom.controller.timeline_views import Lock, MessageView
from sealroom.protocol.content import Mentions
from sealroom.protocol.ids import MessageId, SessionId, UserId


class ScriptedTalking:
    """A part of `ScriptedFacade`."""

    def __init__(self) -> None:
        self.said_before: dict[MessageId, list[VersionView]] = {}
        self.abouts: dict[SessionId, DraftAbout] = {}

    async def react(
        self, session_id: SessionId, message_id: MessageId, emoji: str, *, on: bool
    ) -> None:
        await self._asked("react", session_id, message_id, emoji, on)
        message = self._there(session_id, message_id)
        kept = [each for each in message.reactions if each.emoji != emoji]
        old = next((each for each in message.reactions if each.emoji == emoji), None)
        names = old.names if old else ()
        if on or names:
            kept.append(ReactionView(emoji, len(names) + on, on, sending=False, names=names))
        self._become(session_id, message, reactions=tuple(kept))

    async def edit(
        self,
        session_id: SessionId,
        message_id: MessageId,
        text: str,
        *,
        sealed: bool,
        mentions: Mentions = (),
    ) -> None:
        await self._asked("edit", session_id, message_id, text, sealed)
        message = self._there(session_id, message_id)
        before = self.said_before.setdefault(message_id, [])
        before.append(VersionView(message.text, message.sent_at, message.lock is Lock.SEALED))
        self.abouts.pop(session_id, None)
        now = self._now()
        self._become(
            session_id, message, text=text, edited_at=now, mentions=self.mentions_of(mentions)
        )

    async def recall(self, session_id: SessionId, message_id: MessageId) -> None:
        await self._asked("recall", session_id, message_id)
        message = self._there(session_id, message_id)
        me, name = self._who()
        taken = RecallView(me, name, True, message.mine, self._now(), sending=False)
        self._become(
            session_id,
            message,
            text="",
            recall=taken,
            reactions=(),
            may_edit=False,
            may_recall=False,
        )

    def versions(self, session_id: SessionId, message_id: MessageId) -> list[VersionView]:
        message = self._there(session_id, message_id)
        time = message.edited_at or message.sent_at
        now = VersionView(message.text, time, message.lock is Lock.SEALED, message.mentions)
        return [*self.said_before.get(message_id, []), now]

    def draft_about(self, session_id: SessionId) -> DraftAbout | None:
        return self.abouts.get(session_id)

    async def set_draft_about(self, session_id: SessionId, about: DraftAbout | None) -> None:
        await self._asked("set_draft_about", session_id, about)
        self.abouts.pop(session_id, None)
        if about is not None:
            self.abouts[session_id] = about

    def quote(self, session_id: SessionId, message_id: MessageId | None) -> QuoteView | None:
        """How an answer shows what it answers."""
        if message_id is None:
            return None
        message = self.message(session_id, message_id)
        if message is None:
            return QuoteView(message_id, None)
        return QuoteView(
            message_id,
            message.order,
            sender_name=message.sender_name,
            mine=message.mine,
            text=message.text,
            recalled=message.recall is not None,
            sender=message.sender,
        )

    def mentions_of(self, mentions: Mentions) -> tuple[MentionView, ...]:
        """As they are shown."""
        me, _ = self._who()
        return tuple(
            MentionView(
                each.user_id,
                self._name_of(each.user_id),
                each.user_id == me,
                each.start,
                each.length,
            )
            for each in mentions
        )

    def _there(self, session_id: SessionId, message_id: MessageId) -> MessageView:
        message = self.message(session_id, message_id)
        assert message is not None
        return message

    def message(self, session_id: SessionId, message_id: MessageId) -> MessageView | None:
        raise NotImplementedError

    async def _asked(self, *call: object) -> None:
        raise NotImplementedError

    def _become(self, session_id: SessionId, message: MessageView, **changes: object) -> None:
        raise NotImplementedError

    def _who(self) -> tuple[str, str]:
        raise NotImplementedError

    def _name_of(self, user_id: UserId) -> str:
        raise NotImplementedError

    def _now(self) -> int:
        raise NotImplementedError
