"""Hints: that one types, and how far one has read, told to those who tell it themselves.

Both are off until the person wants them. What others tell is shown to who tells as much; all of it
is sealed under the room's key, and the relay passes it on without keeping it.
"""

from sealroom.controller.context import Context
from sealroom.controller.errors import ControllerError
from sealroom.controller.events import ReadMarksChanged, TypingChanged
from sealroom.controller.flow import Ask, Flow, WaitFor
from sealroom.controller.key_replacement import must_come_first
from sealroom.controller.live_session import LiveSession
from sealroom.controller.preference_views import Preferences
from sealroom.controller.preferences import read_preferences, set_preferences
from sealroom.crypto import CryptoError, open_hint, seal_hint
from sealroom.ledger.state import State
from sealroom.protocol.codec import decode_hint, encode_hint
from sealroom.protocol.errors import ProtocolError
from sealroom.protocol.hint import Hint, HintContent, HintHeader, ReadUpTo, Typing
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.requests import SendHintRequest

HINT_NONCE_BYTES = 12
FRESH_MS = 60_000
"""A hint that is older is of no use, or repeated."""
MOST_MEMBERS = 50
"""In larger rooms nobody tells: it would be a stream of its own."""
PAUSE_SECONDS = 2.0
"""Between two hints of how far one has read in a room."""
ANSWER_MS = 60_000
"""Who asks how far others are is answered once in this time."""
ASK_MOST = 10
"""Rooms in which one asks after connecting: those active last."""


def receive(context: Context, hint: Hint) -> None:
    """Take in a hint; one that is not in order is passed over, for nothing hangs on it."""
    wanted, header = read_preferences(context.store.settings), hint.header
    live = context.sessions.get(header.session_id)
    if live is None or live.state is None or not (wanted.typing_told or wanted.reading_told):
        return
    content = _opened(context, live, live.state, hint)
    match content:
        case Typing() if wanted.typing_told and header.sender != context.user_id:
            context.heard.typing.add((live.session_id, header.sender))
            context.changes.tell(TypingChanged(live.session_id, header.sender, typing=True))
        case ReadUpTo() if wanted.reading_told:
            _take_read(context, live, header.sender, content)
        case _:
            pass


def said_something(context: Context, live: LiveSession, sender: UserId) -> None:
    """Whoever has sent their message types no more."""
    if (live.session_id, sender) in context.heard.typing:
        context.heard.typing.discard((live.session_id, sender))
        context.changes.tell(TypingChanged(live.session_id, sender, typing=False))


def tell_typing(context: Context, session_id: SessionId) -> Flow[None]:
    """The person types; told where they want that."""
    live, state = context.member_session(session_id)
    if not read_preferences(context.store.settings).typing_told:
        return
    if not state.is_muted(context.user_id, context.relay_now):
        yield from _send(context, live, state, Typing())


def tell_read(context: Context, live: LiveSession, *, ask: bool = False) -> None:
    """Tell how far the person has read, where they want that; `ask` how far others are."""
    if context.challenge is None or not read_preferences(context.store.settings).reading_told:
        return
    if live.session_id in context.heard.telling or not live.is_member(context.user_id):
        return
    context.heard.telling.add(live.session_id)
    context.start("tell read", _tell_read(context, live, ask=ask))


def _tell_read(context: Context, live: LiveSession, *, ask: bool) -> Flow[None]:
    """Now, and again after a pause where the person has read on meanwhile."""
    told: int | None = None
    try:
        while live.state is not None and (position := _position(context, live)) != told:
            yield from _send(context, live, live.state, ReadUpTo(position, ask))
            told, ask = position, False
            yield WaitFor(lambda: False, PAUSE_SECONDS)
    finally:
        context.heard.telling.discard(live.session_id)


def _position(context: Context, live: LiveSession) -> int:
    row = context.store.sessions.get(live.session_id)
    return row.read_position if row else 0


def ask_all(context: Context) -> None:
    """Back again: tell and ask in the rooms that were active last."""
    if read_preferences(context.store.settings).reading_told:
        rows = context.store.sessions.all()[:ASK_MOST]
        for live in [context.sessions.add(row.session_id) for row in rows]:
            tell_read(context, live, ask=True)


def keep_preferences(context: Context, wanted: Preferences) -> Flow[None]:
    """Keep them; what others told goes where the person tells no more."""
    before = read_preferences(context.store.settings)
    yield from set_preferences(context, wanted)
    _follow(context, before, wanted)


def _follow(context: Context, before: Preferences, after: Preferences) -> None:
    if before.reading_told and not after.reading_told:
        context.store.read_marks.forget_all()
        for live in context.sessions.all():
            context.changes.tell(ReadMarksChanged(live.session_id))
    if after.reading_told and not before.reading_told:
        ask_all(context)


def _opened(context: Context, live: LiveSession, state: State, hint: Hint) -> HintContent | None:
    header = hint.header
    person = state.people.get(header.sender)
    is_own = (header.sender, header.device) == (context.user_id, context.device_id)
    if live.alarm is not None or person is None or person.role is None or is_own:
        return None
    device = (header.session_id, header.sender, header.device)
    is_fresh = abs(context.relay_now - header.sent_at) <= FRESH_MS
    if not is_fresh or header.sent_at <= context.heard.last.get(device, 0):
        return None
    key = context.store.room_keys.get(header.key_id) if header.key_id == state.key_id else None
    if key is None:
        return None
    try:
        content = decode_hint(open_hint(key, person.keys, hint))
    except (CryptoError, ProtocolError):
        return None
    context.heard.last[device] = header.sent_at
    return content


def _take_read(context: Context, live: LiveSession, sender: UserId, read: ReadUpTo) -> None:
    """Somebody has read on; where it is oneself, at another device, it is read here, too."""
    position = min(read.position, live.log_cursor)
    if sender == context.user_id:
        context.store.sessions.set_read(live.row, position)
        context.changes.room(live.session_id)
    elif context.store.read_marks.advance(live.row, sender, position):
        context.changes.tell(ReadMarksChanged(live.session_id))
    last = context.heard.answered.get(live.session_id)
    if read.ask and (last is None or context.now - last > ANSWER_MS):
        context.heard.answered[live.session_id] = context.now
        tell_read(context, live)


def _send(context: Context, live: LiveSession, state: State, content: HintContent) -> Flow[None]:
    """Where it cannot be told it is not: nobody waits for it."""
    key = context.store.room_keys.get(state.key_id or "")
    if key is None or live.alarm is not None or must_come_first(state):
        return  # never under a key that someone outside holds
    if len(state.members()) > MOST_MEMBERS:
        return
    context.heard.sent_at = max(context.heard.sent_at + 1, context.relay_now)
    header = HintHeader(
        session_id=live.session_id,
        sender=context.user_id,
        device=context.device_id,
        key_id=key.key_id,
        sent_at=context.heard.sent_at,
    )
    nonce = context.entropy(HINT_NONCE_BYTES)
    hint = seal_hint(context.identity, key, header, encode_hint(content), nonce)
    try:
        yield Ask(SendHintRequest(id=0, hint=hint))
    except ControllerError:
        return
