"""What is known of scripted messages: `Explaining` in memory."""

import msgspec

from sealroom.controller.about_views import AboutMessage, KeyOriginView, Readers, ReaderView
from sealroom.controller.stamps import Stamps
from sealroom.controller.timeline_views import Lock, MessageView, SendState
from sealroom.controller.views import KeyView, PersonView, RoomView
from sealroom.protocol.ids import MessageId, SessionId

_ON_ITS_WAY = 400
"""Milliseconds from one clock to the next."""


class ScriptedAbout:
    """A part of `ScriptedFacade`."""

    def __init__(self) -> None:
        self.facts: dict[MessageId, dict[str, object]] = {}
        """What a test wants to be known of a message, instead of what follows from the room."""

    def about_message(self, session_id: SessionId, message_id: MessageId) -> AboutMessage | None:
        message = self.message(session_id, message_id)
        if message is None:
            return None
        given = self.facts.get(message_id, {})
        return msgspec.structs.replace(self._about(session_id, message), **given)

    def _about(self, session_id: SessionId, message: MessageView) -> AboutMessage:
        pending = message.state in {SendState.SENDING, SendState.FAILED}
        known = not pending and message.lock is not Lock.UNVERIFIED
        inside = [person for person in self.people(session_id) if not person.invited]
        people = sorted(inside, key=lambda person: (not person.is_me, person.name.casefold()))
        sealed = message.lock is not Lock.OPEN and not pending
        key = self._key_at(session_id, message) if sealed else None
        origin = _origin(key) if key else None
        return AboutMessage(
            message=message,
            author=next(
                (_reader(each) for each in people if each.user_id == message.sender),
                ReaderView(message.sender, message.sender_name, message.mine, verified=False),
            ),
            stamps=_stamps(message.sent_at, pending=pending),
            readers=Readers(members=tuple(map(_reader, people))) if known else None,
            key_id=key.key_id if key else None,
            key=key,
            key_origin=origin if message.lock is Lock.SEALED else None,
            device="abcdefghijklmnop",
            this_device=message.mine,
            alarm=self.room(session_id).alarm,
        )

    def _key_at(self, session_id: SessionId, message: MessageView) -> KeyView | None:
        keys = self.room_keys(session_id)
        return next((key for key in keys if key.valid_from <= message.sent_at), None)

    def message(self, session_id: SessionId, message_id: MessageId) -> MessageView | None:
        raise NotImplementedError

    def people(self, session_id: SessionId) -> list[PersonView]:
        raise NotImplementedError

    def room(self, session_id: SessionId) -> RoomView:
        raise NotImplementedError

    def room_keys(self, session_id: SessionId) -> list[KeyView]:
        raise NotImplementedError


def _origin(key: KeyView) -> KeyOriginView:
    how = "made" if key.by_me else "handed"
    return KeyOriginView(how, key.made_by_name, key.by_me, key.valid_from)


def _stamps(sent_at: int, *, pending: bool) -> Stamps:
    if pending:
        return Stamps(sent_at)
    return Stamps(sent_at, sent_at + _ON_ITS_WAY, sent_at + 2 * _ON_ITS_WAY)


def _reader(person: PersonView) -> ReaderView:
    verified = person.verified and not person.is_me
    return ReaderView(person.user_id, person.name, person.is_me, verified)
