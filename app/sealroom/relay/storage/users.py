"""Users and their public keys."""

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, insert, select, update

from sealroom.protocol.ids import UserId
from sealroom.protocol.keys import KemKey, PublicKeys, UserCard
from sealroom.relay.storage.batches import in_batches
from sealroom.relay.storage.schema import users
from sealroom.relay.storage.statement import Row, Statement

HIGHEST_CHARACTER = "\U0010ffff"

_card = select(
    users.c.user_id,
    users.c.name,
    users.c.public_key,
    users.c.signing_key,
    users.c.kem_id,
    users.c.kem_expires_at,
    users.c.kem_public,
    users.c.kem_signature,
)

_add = Statement(insert(users))
_card_by_id = Statement(_card.where(users.c.user_id == bindparam("of_user")))
_card_by_name = Statement(_card.where(users.c.folded == bindparam("of_name")))
_cards_by_id = Statement(_card.where(users.c.user_id.in_(bindparam("of_users", expanding=True))))
_cards_between = Statement(
    _card.where(users.c.folded >= bindparam("first"), users.c.folded < bindparam("past"))
    .order_by(users.c.folded)
    .limit(bindparam("most"))
)
_set_kem_key = Statement(
    update(users)
    .where(users.c.user_id == bindparam("of_user"))
    .values(
        {
            each: bindparam(each.name)
            for each in (
                users.c.kem_id,
                users.c.kem_expires_at,
                users.c.kem_public,
                users.c.kem_signature,
            )
        }
    )
)


def add_user(connection: Connection, user: UserCard, folded: str, now: int) -> None:
    """Store a new account. Id and folded name must be free."""
    row = {
        "user_id": user.user_id,
        "name": user.name,
        "folded": folded,
        "public_key": user.keys.public_key,
        "signing_key": user.keys.signing_key,
        **_kem_columns(user.kem_key),
        "inbox_last": 0,
        "registered_at": now,
    }
    _add.run(connection, row)


def set_kem_key(connection: Connection, user_id: UserId, kem_key: KemKey) -> None:
    """Put the key of a new week in place of the last."""
    _set_kem_key.run(connection, {"of_user": user_id, **_kem_columns(kem_key)})


def user_card(connection: Connection, user_id: UserId) -> UserCard | None:
    """The user of that id."""
    return _one(_card_by_id.first(connection, {"of_user": user_id}))


def user_named(connection: Connection, folded: str) -> UserCard | None:
    """The user of that folded name."""
    return _one(_card_by_name.first(connection, {"of_name": folded}))


def users_named_like(connection: Connection, prefix: str, limit: int) -> list[UserCard]:
    """Users whose folded names begin with `prefix`. A range, so that no character is special."""
    within = {"first": prefix, "past": prefix + HIGHEST_CHARACTER, "most": limit}
    return [_card_of(row) for row in _cards_between.all(connection, within)]


def user_cards(connection: Connection, user_ids: Collection[UserId]) -> dict[UserId, UserCard]:
    """Those of the users that exist."""
    found: dict[UserId, UserCard] = {}
    for batch in in_batches(user_ids):
        for row in _cards_by_id.all(connection, {"of_users": batch}):
            found[row.user_id] = _card_of(row)
    return found


def _one(row: Row | None) -> UserCard | None:
    return None if row is None else _card_of(row)


def _card_of(row: Row) -> UserCard:
    return UserCard(
        user_id=row.user_id,
        name=row.name,
        keys=PublicKeys(public_key=row.public_key, signing_key=row.signing_key),
        kem_key=KemKey(row.kem_id, row.kem_expires_at, row.kem_public, row.kem_signature),
    )


def _kem_columns(kem_key: KemKey) -> dict[str, int | bytes]:
    return {
        "kem_id": kem_key.kem_id,
        "kem_expires_at": kem_key.expires_at,
        "kem_public": kem_key.kem_public,
        "kem_signature": kem_key.signature,
    }
