"""What a judged message says: opened where its key is here, and told apart by its kind."""

from sealroom.controller.context import Context
from sealroom.controller.live_session import LiveSession
from sealroom.controller.timeline_views import Doubt, Lock
from sealroom.crypto import CryptoError, RoomKey, open_message
from sealroom.protocol.codec import decode_content
from sealroom.protocol.content import (
    AnyContent,
    Edit,
    Files,
    Newer,
    Reaction,
    Recall,
    Text,
    mentions_of,
)
from sealroom.protocol.errors import ProtocolError
from sealroom.protocol.ids import MessageId, UserId
from sealroom.protocol.message import Message
from sealroom.store.timeline_row import Kind, OpenedMessage


def open_open(
    context: Context, live: LiveSession, message: Message, *, by_rank: bool
) -> OpenedMessage:
    """A message that travelled in the open. `by_rank`: its sender was Owner or Admin."""
    return _told_apart(context, live, message, message.body, Lock.OPEN, by_rank=by_rank)


def open_sealed(
    context: Context, live: LiveSession, key: RoomKey | None, message: Message, *, by_rank: bool
) -> OpenedMessage:
    """A sealed message: opened, or waiting for its key, or found not to open."""
    sender = live.state.people.get(message.header.sender) if live.state else None
    if key is None or sender is None:
        return OpenedMessage(Lock.WAITING)
    try:
        content = open_message(key, sender.keys, message)
    except CryptoError:
        return OpenedMessage(Lock.UNVERIFIED, doubt=Doubt.UNREADABLE)
    return _told_apart(context, live, message, content, Lock.SEALED, by_rank=by_rank)


def _told_apart(
    context: Context,
    live: LiveSession,
    message: Message,
    content: bytes,
    lock: Lock,
    *,
    by_rank: bool,
) -> OpenedMessage:
    sender = message.header.sender
    try:
        said = decode_content(content)
    except ProtocolError:
        return OpenedMessage(Lock.UNVERIFIED, doubt=Doubt.UNREADABLE)
    if not _is_theirs(context, live, sender, said, by_rank=by_rank):
        return OpenedMessage(Lock.UNVERIFIED, doubt=Doubt.NOT_THEIRS)
    return OpenedMessage(
        lock,
        content,
        kind=kind_of(said),
        target=target_of(said),
        mentions_me=sender != context.user_id and _is_for_me(context, live, said),
    )


def kind_of(said: AnyContent) -> Kind:
    """Under what kind a message's content is kept."""
    match said:
        case Reaction():
            return Kind.REACTION
        case Edit():
            return Kind.EDIT
        case Recall():
            return Kind.RECALL
        case Newer():
            return Kind.NEWER
        case Files():
            return Kind.FILES
        case _:
            return Kind.TEXT


def target_of(said: AnyContent) -> MessageId | None:
    """Which message it is about, where it has no line of its own."""
    return said.target if isinstance(said, Reaction | Edit | Recall) else None


def _is_theirs(
    context: Context, live: LiveSession, sender: UserId, said: AnyContent, *, by_rank: bool
) -> bool:
    """Whether the sender may change what they name, as far as it is here.

    What is not here yet is judged again by whoever folds the changes of a message.
    """
    if not isinstance(said, Edit | Recall):
        return True
    target = context.store.timeline.message(live.row, said.target)
    if target is None or target.sender == sender:
        return True
    return isinstance(said, Recall) and by_rank


def _is_for_me(context: Context, live: LiveSession, said: AnyContent) -> bool:
    if not isinstance(said, Text | Files):
        return False
    if any(mention.user_id == context.user_id for mention in mentions_of(said)):
        return True
    answered = said.reply_to and context.store.timeline.message(live.row, said.reply_to)
    return bool(answered and answered.mine)
