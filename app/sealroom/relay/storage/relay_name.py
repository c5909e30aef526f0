"""The relay's lasting name."""

from sqlalchemy import Connection, insert, select

from sealroom.relay.storage import schema


def lasting_name(connection: Connection, proposal: str) -> str:
    """The name this relay was given at its first start; `proposal` where this is the first."""
    name = connection.scalar(select(schema.relay.c.name))
    if name is None:
        connection.execute(insert(schema.relay), {"name": proposal})
        return proposal
    return str(name)
