"""What names look like: whoever came first has a look, and nobody registers under it again."""

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, insert, select

from sealroom.protocol.ids import UserId
from sealroom.relay.storage.schema import name_looks
from sealroom.relay.storage.statement import Statement

_owner = Statement(
    select(name_looks.c.user_id).where(name_looks.c.look == bindparam("of_look")).limit(1)
)
_take = Statement(insert(name_looks))


def is_look_taken(connection: Connection, looks: Collection[str]) -> bool:
    """Whether anybody has one of them."""
    return any(_owner.first(connection, {"of_look": look}) is not None for look in looks)


def take_looks(connection: Connection, user_id: UserId, looks: Collection[str]) -> None:
    """They are this user's from now on. They must be free."""
    _take.run_each(connection, [{"look": look, "user_id": user_id} for look in sorted(looks)])
