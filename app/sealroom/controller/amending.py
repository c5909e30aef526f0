"""Changing what was said: reactions, edits and recalls, sent like messages and signed like them."""

from sealroom.controller import outbox
from sealroom.controller.amendments import Amended, fold
from sealroom.controller.context import Context
from sealroom.controller.errors import NotAllowed, TextRefused
from sealroom.controller.flow import Flow
from sealroom.controller.live_session import LiveSession
from sealroom.controller.timeline_views import Lock, SendState
from sealroom.ledger.state import Rank, State
from sealroom.protocol.content import Edit, Reaction, Recall
from sealroom.protocol.ids import MessageId, SessionId
from sealroom.protocol.limits import EMOJI_LENGTH
from sealroom.store.timeline_row import Kind, TimelineRow


def react(
    context: Context, session_id: SessionId, message_id: MessageId, emoji: str, *, on: bool
) -> Flow[None]:
    """Put a sign to a message, or take it away. Nothing goes out where it stands so already."""
    live, state = context.member_session(session_id)
    if not 0 < len(emoji) <= EMOJI_LENGTH:
        raise TextRefused("This is no emoji.")
    target, amended = _target(context, live, message_id)
    if target.content is None:
        raise NotAllowed("This message cannot be read yet.")
    stands = any(
        reaction.emoji == emoji and reaction.user_id == context.user_id
        for reaction in amended.reactions
    )
    if stands != on:
        said = Reaction(message_id, emoji, on)
        yield from outbox.write(context, session_id, said, sealed=state.e2ee_on)


def edit(context: Context, session_id: SessionId, said: Edit, *, sealed: bool) -> Flow[None]:
    """Give an own message another text. What stood there stays visible as its history.

    It was written in the composer: the draft ends with it.
    """
    live, _ = context.member_session(session_id)
    target, amended = _target(context, live, said.target)
    if not may_edit(target, amended):
        raise NotAllowed("Only one's own messages can be changed.")
    yield from outbox.write(context, session_id, said, sealed=sealed, ends_draft=True)


def recall(context: Context, session_id: SessionId, message_id: MessageId) -> Flow[None]:
    """Take a message back, for everyone whose Sealroom hears of it."""
    live, state = context.member_session(session_id)
    target, _ = _target(context, live, message_id)
    if not may_recall(state, context.user_id, target):
        raise NotAllowed("Only Owner and Admins may recall what others wrote.")
    yield from outbox.write(context, session_id, Recall(message_id), sealed=state.e2ee_on)


def may_edit(target: TimelineRow, amended: Amended) -> bool:
    """Whether a message has words of one's own that can be changed."""
    readable = target.kind == Kind.TEXT and target.content is not None
    return target.mine and target.state == SendState.SENT and readable and amended.recall is None


def may_recall(state: State, me: str, target: TimelineRow) -> bool:
    """Whether a message may be taken back by this person."""
    if target.lock == Lock.UNVERIFIED or target.state in {SendState.SENDING, SendState.FAILED}:
        return False
    return state.is_member(me) and (target.mine or state.rank(me) >= Rank.ADMIN)


def _target(
    context: Context, live: LiveSession, message_id: MessageId
) -> tuple[TimelineRow, Amended]:
    """A message that is in the log, and what became of it. Raises NotAllowed."""
    line = context.store.timeline.message(live.row, message_id)
    if line is None or line.lock == Lock.UNVERIFIED or line.target is not None:
        raise NotAllowed("This message is not there any more.")
    if line.state in {SendState.SENDING, SendState.FAILED}:
        raise NotAllowed("This message has not gone out yet.")
    amended = fold(line, context.store.timeline.amendments(live.row, [message_id]))
    if amended.recall is not None:
        raise NotAllowed("This message was recalled.")
    return line, amended
