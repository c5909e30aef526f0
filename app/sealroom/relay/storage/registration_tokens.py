"""Registration tokens, by their hashes: a copy of the database lets nobody register."""

from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from sealroom.relay.storage.schema import registration_tokens as tokens
from sealroom.relay.storage.statement import Statement


class TokenRow(NamedTuple):
    """What is known of a token. Times in ms."""

    number: int
    uses: int
    used: int
    made_at: int
    expires_at: int | None

    def is_good(self, now: int) -> bool:
        """Whether it still admits anybody."""
        return self.used < self.uses and (self.expires_at is None or self.expires_at > now)


_columns = (tokens.c.number, tokens.c.uses, tokens.c.used, tokens.c.made_at, tokens.c.expires_at)
_add = Statement(insert(tokens))
_number = Statement(select(tokens.c.number).where(tokens.c.token_hash == bindparam("of_hash")))
_redeem = Statement(
    update(tokens)
    .where(
        tokens.c.token_hash == bindparam("of_hash"),
        tokens.c.used < tokens.c.uses,
        or_(tokens.c.expires_at.is_(None), tokens.c.expires_at > bindparam("now")),
    )
    .values(used=tokens.c.used + 1)
)
_all = Statement(select(*_columns).order_by(tokens.c.number))
_drop = Statement(delete(tokens).where(tokens.c.number == bindparam("of_number")))


def add_token(
    connection: Connection, token_hash: str, *, uses: int, now: int, expires_at: int | None
) -> int:
    """Keep a new token; its number."""
    row = {
        "token_hash": token_hash,
        "uses": uses,
        "used": 0,
        "made_at": now,
        "expires_at": expires_at,
    }
    _add.run(connection, row)
    return int(_number.value(connection, {"of_hash": token_hash}))


def redeem_token(connection: Connection, token_hash: str, now: int) -> bool:
    """Use it once; whether it could be. It is unused again where the transaction is undone."""
    return _redeem.run(connection, {"of_hash": token_hash, "now": now}) == 1


def all_tokens(connection: Connection) -> list[TokenRow]:
    """Every token that was made and not revoked, used up or not."""
    return [TokenRow(*row) for row in _all.all(connection, {})]


def drop_token(connection: Connection, number: int) -> bool:
    """Forget it: it admits nobody any more. Whether it was there."""
    return _drop.run(connection, {"of_number": number}) == 1
