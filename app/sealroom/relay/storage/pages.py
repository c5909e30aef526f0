"""What a connection that catches up is sent next: a page of a log, or of an inbox."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from sealroom.protocol.ids import SessionId, UserId
from sealroom.relay.storage.members import Stay, stays_of
from sealroom.relay.storage.schema import inbox, log, sessions, users
from sealroom.relay.storage.statement import Statement


class PageSize(NamedTuple):
    """Bounds of one page; a single item may be larger."""

    items: int
    bytes: int


class Page(NamedTuple):
    """Encoded notifications in order."""

    payloads: list[bytes]
    position: int
    """Everything up to here is sent, or not for this user."""
    is_last: bool
    """Nothing more is stored for this user now."""
    is_member: bool
    """Whether more may come."""


class _Stretch(NamedTuple):
    """A part of a log, both ends included, of which a user gets everything or the ledger alone."""

    first: int
    last: int
    ledger_only: bool


_log_end = Statement(
    select(sessions.c.key, sessions.c.last_seq).where(
        sessions.c.session_id == bindparam("of_session")
    )
)
_inbox_end = Statement(select(users.c.inbox_last).where(users.c.user_id == bindparam("of_user")))
_inbox_items = Statement(
    select(inbox.c.number, inbox.c.payload)
    .where(inbox.c.user_id == bindparam("of_user"), inbox.c.number > bindparam("after"))
    .order_by(inbox.c.number)
    .limit(bindparam("most"))
)
_between = (
    select(log.c.seq, log.c.payload)
    .where(
        log.c.session_key == bindparam("of_session"),
        log.c.seq.between(bindparam("first"), bindparam("last")),
    )
    .order_by(log.c.seq)
    .limit(bindparam("most"))
)
_log_items = Statement(_between)
_ledger_items = Statement(_between.where(log.c.number.is_not(None)))


def log_page(
    connection: Connection, session_id: SessionId, user_id: UserId, after: int, size: PageSize
) -> Page:
    """What stands after `after` in the session's log for this user.

    Members get the whole ledger, and messages from within their stays; who departed, nothing after
    the item that put them out.
    """
    key, last = _log_end.one(connection, {"of_session": session_id})
    stays = stays_of(connection, key, user_id)
    is_member = bool(stays) and stays[-1].left is None
    if not stays:
        return Page([], after, is_last=True, is_member=False)
    end = last if stays[-1].left is None else stays[-1].left
    portion = _Portion(size)
    for stretch in _stretches(stays, after, end):
        wanted = _ledger_items if stretch.ledger_only else _log_items
        place = {"of_session": key, "first": stretch.first, "last": stretch.last}
        if not portion.add(connection, wanted, place):
            return Page(portion.payloads, portion.position, is_last=False, is_member=is_member)
    return Page(portion.payloads, max(after, end), is_last=True, is_member=is_member)


def inbox_page(connection: Connection, user_id: UserId, after: int, size: PageSize) -> Page:
    """What stands after `after` in the user's inbox."""
    (end,) = _inbox_end.one(connection, {"of_user": user_id})
    portion = _Portion(size)
    if not portion.add(connection, _inbox_items, {"of_user": user_id, "after": after}):
        return Page(portion.payloads, portion.position, is_last=False, is_member=True)
    return Page(portion.payloads, max(after, end), is_last=True, is_member=True)


class _Portion:
    """Gathers rows of place and payload until the page is full."""

    def __init__(self, size: PageSize) -> None:
        self.payloads: list[bytes] = []
        self.position = 0
        self._size = size
        self._bytes = 0

    def add(
        self, connection: Connection, wanted: Statement, place: Mapping[str, str | int]
    ) -> bool:
        """Whether all that is wanted at that place found room."""
        room = self._size.items - len(self.payloads)
        for number, payload in wanted.each(connection, {**place, "most": room + 1}):
            self._bytes += len(payload)
            if self.payloads and self._is_over():
                return False
            self.payloads.append(payload)
            self.position = number
        return True

    def _is_over(self) -> bool:
        return len(self.payloads) == self._size.items or self._bytes > self._size.bytes


def _stretches(stays: list[Stay], after: int, end: int) -> Iterator[_Stretch]:
    position = after + 1
    for stay in stays:
        left = end if stay.left is None else stay.left
        if position < stay.joined:
            yield _Stretch(position, stay.joined - 1, ledger_only=True)
            position = stay.joined
        if position <= left:
            yield _Stretch(position, left, ledger_only=False)
            position = left + 1
