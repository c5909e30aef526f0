"""The seed's flow "Registered user"."""

from sealroom.controller.views import ConnectionState
from sealroom.protocol.requests import RegisterRequest
from tests.flows.stage import Stage


async def test_the_public_keys_go_to_the_relay_and_the_private_ones_stay(stage: Stage) -> None:
    mira = await stage.newcomer("Mira")
    mira.start()
    assert mira.controller.own() is None

    await mira.controller.register(mira.name, mira.wire.address)

    own = mira.controller.own()
    assert own is not None
    assert own.name == mira.name
    assert own.relay == mira.wire.address
    await stage.until(lambda: mira.controller.connection().state == ConnectionState.CONNECTED)
    assert mira.wire.asked() == ["register"]
    (request,) = [each for each in mira.wire.requests if isinstance(each, RegisterRequest)]
    stored = mira.store().identity.get()
    assert stored is not None
    assert request.public_key != stored.secrets.rsa_private
    assert own.user_id == stored.user_id
