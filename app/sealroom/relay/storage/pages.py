"""What a connection that catches up is sent next: a page of a log, or of an inbox."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from sealroom.protocol.ids import SessionId, UserId
from sealroom.relay.storage.members import Stay, stays_of
from sealroom.relay.storage.schema import inbox, log, sessions, users


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


def log_page(
    connection: Connection, session_id: SessionId, user_id: UserId, after: int, size: PageSize
) -> Page:
    """What stands after `after` in the session's log for this user.

    Members get the whole ledger, and messages from within their stays; who departed, nothing after
    the item that put them out.
    """
    chosen = select(sessions.c.key, sessions.c.last_seq).where(sessions.c.session_id == session_id)
    key, last = connection.execute(chosen).one()
    stays = stays_of(connection, key, user_id)
    is_member = bool(stays) and stays[-1].left is None
    if not stays:
        return Page([], after, is_last=True, is_member=False)
    end = last if stays[-1].left is None else stays[-1].left
    portion = _Portion(size)
    for stretch in _stretches(stays, after, end):
        if not portion.add(connection, _stretch_rows(key, stretch)):
            return Page(portion.payloads, portion.position, is_last=False, is_member=is_member)
    return Page(portion.payloads, max(after, end), is_last=True, is_member=is_member)


def inbox_page(connection: Connection, user_id: UserId, after: int, size: PageSize) -> Page:
    """What stands after `after` in the user's inbox."""
    chosen = select(users.c.inbox_last).where(users.c.user_id == user_id)
    end = connection.execute(chosen).scalar_one()
    wanted = select(inbox.c.number, inbox.c.payload).where(
        inbox.c.user_id == user_id, inbox.c.number > after
    )
    portion = _Portion(size)
    if not portion.add(connection, wanted.order_by(inbox.c.number)):
        return Page(portion.payloads, portion.position, is_last=False, is_member=True)
    return Page(portion.payloads, max(after, end), is_last=True, is_member=True)


class _Portion:
    """Gathers rows of place and payload until the page is full."""

    def __init__(self, size: PageSize) -> None:
        self.payloads: list[bytes] = []
        self.position = 0
        self._size = size
        self._bytes = 0

    def add(self, connection: Connection, wanted: Select[Any]) -> bool:
        """Whether all that is wanted found room."""
        room = self._size.items - len(self.payloads)
        with connection.execute(wanted.limit(room + 1)) as rows:
            for place, payload in rows:
                self._bytes += len(payload)
                if self.payloads and self._is_over():
                    return False
                self.payloads.append(payload)
                self.position = place
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


def _stretch_rows(key: int, stretch: _Stretch) -> Select[Any]:
    wanted = select(log.c.seq, log.c.payload).where(
        log.c.session_key == key, log.c.seq.between(stretch.first, stretch.last)
    )
    if stretch.ledger_only:
        wanted = wanted.where(log.c.number.is_not(None))
    return wanted.order_by(log.c.seq)
