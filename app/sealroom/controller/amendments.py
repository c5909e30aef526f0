"""What became of a message: its reactions, its edits and its recall, folded in the log's order.

Only who wrote a message may edit it; it may be recalled by its author, or by who was Owner or Admin
at the recall's place in the log. What does not hold changes nothing, whoever let it through.
"""

from collections.abc import Iterable, Sequence

import msgspec

from sealroom.controller.context import Context
from sealroom.controller.events import FilesDropped
from sealroom.controller.live_session import LiveSession
from sealroom.controller.timeline_views import SendState
from sealroom.protocol.codec import decode_content
from sealroom.protocol.content import Reaction, files_of
from sealroom.protocol.ids import MessageId, UserId
from sealroom.protocol.redacted import Redacted
from sealroom.store.timeline_row import Kind, TimelineRow


class ReactionOf(Redacted, frozen=True):
    """One person's reaction as it stands; `sending` while their own is on its way."""

    HIDDEN = frozenset({"emoji"})

    emoji: str
    user_id: UserId
    sending: bool


class Amended(msgspec.Struct, frozen=True):
    """A message as it stands now."""

    edits: tuple[TimelineRow, ...] = ()
    """Oldest first; the last is what it says now."""
    recall: TimelineRow | None = None
    reactions: tuple[ReactionOf, ...] = ()
    """In the order they were first given."""
    failed: TimelineRow | None = None
    """An own change that did not go out."""


NOTHING_AMENDED = Amended()


def fold(target: TimelineRow, amendments: Iterable[TimelineRow]) -> Amended:
    """Fold what names `target`, given in the order of the log with what is still to go out last."""
    edits: list[TimelineRow] = []
    recall: TimelineRow | None = None
    reactions: dict[tuple[str, UserId], ReactionOf | None] = {}
    failed: TimelineRow | None = None
    for line in amendments:
        if line.state == SendState.FAILED:
            failed = line
        elif line.kind == Kind.RECALL and _may_recall(line, target):
            recall = recall or line
        elif line.kind == Kind.EDIT and line.sender == target.sender:
            edits.append(line)
        elif line.kind == Kind.REACTION and line.content is not None:
            _react(reactions, line, line.content)
    if recall is not None:
        return Amended(recall=recall, failed=failed)
    stands = tuple(reaction for reaction in reactions.values() if reaction is not None)
    readable = tuple(edit for edit in edits if edit.content is not None)
    return Amended(readable, None, stands, failed)


def by_target(amendments: Iterable[TimelineRow]) -> dict[MessageId, list[TimelineRow]]:
    """Amendments of many messages, apart."""
    found: dict[MessageId, list[TimelineRow]] = {}
    for line in amendments:
        if line.target is not None:
            found.setdefault(line.target, []).append(line)
    return found


def wipe_where_recalled(context: Context, live: LiveSession, message_id: MessageId) -> None:
    """Destroy what a message said if its recall is in the log: whichever of both came first.

    Whoever came between a message and its edit holds the edit alone.
    """
    target = context.store.timeline.message(live.row, message_id)
    amendments = context.store.timeline.amendments(live.row, [message_id])
    if target is None:
        edits = (line for line in amendments if line.kind == Kind.EDIT)
        for edit in [line for line in edits if _is_recalled_for_good(line, amendments)]:
            context.store.timeline.wipe(live.row, edit.message_id or "")
    elif _is_recalled_for_good(target, amendments):
        drop_files(context, live, target)
        context.store.timeline.wipe(live.row, message_id)


def drop_files(context: Context, live: LiveSession, line: TimelineRow | None) -> None:
    """Tell that a message goes with the files that it carries."""
    if line is None or line.content is None:
        return
    files = files_of(decode_content(line.content))
    if files:
        ids = tuple(each.file.file_id for each in files)
        context.changes.tell(FilesDropped(live.session_id, ids, mine=line.mine))


def _is_recalled_for_good(target: TimelineRow, amendments: Sequence[TimelineRow]) -> bool:
    on_its_way = {SendState.SENDING, SendState.FAILED}
    return any(
        line.kind == Kind.RECALL and line.state not in on_its_way and _may_recall(line, target)
        for line in amendments
    )


def _may_recall(line: TimelineRow, target: TimelineRow) -> bool:
    return line.sender == target.sender or line.by_rank


def _react(
    reactions: dict[tuple[str, UserId], ReactionOf | None], line: TimelineRow, content: bytes
) -> None:
    said = decode_content(content)
    if not isinstance(said, Reaction):
        return
    sending = line.state == SendState.SENDING
    key = (said.emoji, line.sender)
    reactions[key] = ReactionOf(said.emoji, line.sender, sending) if said.on else None
