"""Register, sign in, a new week's key, finding people."""

from dataclasses import replace

import msgspec
import pytest

from sealroom.crypto import sign_kem_key, start_chain
from sealroom.protocol import requests
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.notifications import Registration
from sealroom.protocol.responses import SignedIn, UserFound, UsersFound
from sealroom.relay import RelayConfig
from tests.relay.conftest import Scene
from tests.relay.person import new_person, now_ms
from tests.relay.raw_client import RawClient, refused


async def find(client: RawClient, prefix: str) -> list[str]:
    request = requests.FindUsersRequest(id=client.next_id(), prefix=prefix)
    return [user.name for user in (await client.ask_for(UsersFound, request)).users]


async def get(client: RawClient, **by: str) -> UserFound:
    request = requests.GetUserRequest(id=client.next_id(), **by)
    return await client.ask_for(UserFound, request)


async def test_who_registers_is_signed_in_and_found_by_others(scene: Scene) -> None:
    ada = await scene.connect(new_person("Ada"))
    assert await ada.register() == SignedIn(user_id=ada.user_id, name="Ada")
    ben = await scene.enter("Ben")
    assert (await get(ben, user_id=ada.user_id)).user == ada.person.card
    assert (await get(ben, name="ada")).user == ada.person.card


async def test_registering_again_after_a_lost_answer_signs_in(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    again = await scene.connect(ada.person)
    assert await again.register() == SignedIn(user_id=ada.user_id, name="Ada")


async def test_one_identity_cannot_have_a_second_name(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    again = await scene.connect(ada.person)
    with refused(Code.ALREADY_EXISTS):
        await again.register("Ada II")


@pytest.mark.parametrize("name", ["ada", "ADA", "\uff21da", "A\u0064a"])
async def test_a_name_is_taken_in_all_its_spellings(scene: Scene, name: str) -> None:
    await scene.enter("Ada")
    other = await scene.connect(new_person(name))
    with refused(Code.ALREADY_EXISTS, Reason.NAME_TAKEN):
        await other.register()


async def test_a_name_that_shows_nothing_is_refused(scene: Scene) -> None:
    nobody = await scene.connect(new_person("\u200b"))
    with refused(Code.INVALID_ARGUMENT, Reason.NAME_REFUSED):
        await nobody.register()


async def test_no_account_exists_without_a_sound_key(scene: Scene) -> None:
    ada = await scene.connect(new_person("Ada"))
    await ada.until(lambda: ada.challenge is not None)
    request = ada.registration("Ada")
    with refused(Code.UNAUTHENTICATED, Reason.PROOF_REFUSED):
        await ada.ask(msgspec.structs.replace(request, id=90, public_key=b"no key"))
    with refused(Code.UNAUTHENTICATED, Reason.PROOF_REFUSED):
        kem_key = msgspec.structs.replace(request.kem_key, kem_public=bytes(1184))
        await ada.ask(msgspec.structs.replace(request, id=91, kem_key=kem_key))


async def test_a_proof_for_another_name_or_by_another_key_is_refused(scene: Scene) -> None:
    ada = await scene.connect(new_person("Ada"))
    await ada.until(lambda: ada.challenge is not None)
    request = ada.registration("Ada")
    with refused(Code.UNAUTHENTICATED, Reason.PROOF_REFUSED):
        await ada.ask(msgspec.structs.replace(request, name="Eve"))
    other = new_person("Eve").keys.signing_key
    with refused(Code.UNAUTHENTICATED, Reason.PROOF_REFUSED):
        await ada.ask(msgspec.structs.replace(request, id=91, signing_key=other))


async def test_a_proof_for_another_connection_is_refused(scene: Scene) -> None:
    ada = await scene.connect(new_person("Ada"))
    await ada.until(lambda: ada.challenge is not None)
    thief = await scene.connect(new_person("Eve"))
    await thief.until(lambda: thief.challenge is not None)
    with refused(Code.UNAUTHENTICATED, Reason.PROOF_REFUSED):
        await thief.ask(ada.registration("Ada"))


async def test_signing_in_takes_the_right_key(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    back = await scene.return_of(ada.person)
    assert (await back.sync()).sessions == {}
    eve = new_person("Eve")
    thief = await scene.connect(replace(ada.person, identity=eve.identity))
    with refused(Code.NOT_FOUND):
        await thief.sign_in()


async def test_signing_in_with_a_wrong_proof_ends_the_connection_at_last(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    thief = await scene.connect(new_person("Eve"))
    request = requests.SignInRequest(
        id=1, user_id=ada.user_id, device_id=ada.person.device, proof=bytes(64)
    )
    for _ in range(3):
        with refused(Code.UNAUTHENTICATED, Reason.PROOF_REFUSED):
            await thief.ask(request)
    assert await thief.closed() == 1008


async def test_nothing_is_done_before_signing_in_and_signing_in_is_done_once(scene: Scene) -> None:
    ada = await scene.connect(new_person("Ada"))
    with refused(Code.UNAUTHENTICATED):
        await ada.sync()
    with refused(Code.UNAUTHENTICATED):
        await get(ada, name="Ada")
    await ada.register()
    with refused(Code.FAILED_PRECONDITION):
        await ada.sign_in()


async def test_users_are_found_by_the_beginning_of_their_names(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    for name in ("Adam", "Ben", "100% Cleo", "1000 Dora", "e_mil"):
        await scene.enter(name)
    assert await find(ada, "AD") == ["Ada", "Adam"]
    assert await find(ada, "100%") == ["100% Cleo"]
    assert await find(ada, "%") == []
    assert await find(ada, "_") == []
    assert await find(ada, "e_") == ["e_mil"]
    assert await find(ada, " ") == []


async def test_unknown_and_contradictory_lookups_are_refused(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    with refused(Code.NOT_FOUND):
        await get(ada, name="Nobody")
    with refused(Code.NOT_FOUND):
        await get(ada, user_id=new_person("Nobody").user_id)
    with refused(Code.INVALID_ARGUMENT):
        await get(ada)
    with refused(Code.INVALID_ARGUMENT):
        await get(ada, name="Ada", user_id=ada.user_id)


async def test_a_new_weeks_key_takes_the_place_of_the_last_and_no_older_one_does(
    scene: Scene,
) -> None:
    ada = await scene.enter("Ada")
    later = now_ms() + 8 * 86_400_000
    new = sign_kem_key(ada.person.identity, start_chain(later), later)
    await ada.ask(requests.PublishKemKeyRequest(id=90, kem_key=new))
    await ada.ask(requests.PublishKemKeyRequest(id=91, kem_key=ada.person.kem_key))
    assert (await get(ada, name="Ada")).user.kem_key == new
    forged = msgspec.structs.replace(new, signature=bytes(64))
    with refused(Code.INVALID_ARGUMENT, Reason.PROOF_REFUSED):
        await ada.ask(requests.PublishKemKeyRequest(id=92, kem_key=forged))


@pytest.mark.parametrize("name", ["\u0410da", "ADA", "\uff21da"])
async def test_a_name_that_looks_like_anothers_is_taken(scene: Scene, name: str) -> None:
    await scene.enter("Ada")
    impostor = await scene.connect(new_person(name))
    with refused(Code.ALREADY_EXISTS, Reason.NAME_TAKEN):
        await impostor.register()
    await impostor.register("Adam")


class TestRegistrationByToken:
    """With tokens as they are made: `test_admin.py`."""

    @pytest.fixture
    def config(self, config: RelayConfig) -> RelayConfig:
        return replace(config, registration=Registration.TOKEN)

    async def test_is_said_first_and_takes_nobody_without(self, scene: Scene) -> None:
        ada = await scene.connect(new_person("Ada"))
        for token in ("", "sesame"):
            with refused(Code.PERMISSION_DENIED, Reason.TOKEN_REFUSED):
                await ada.register(token=token)
        assert ada.challenge is not None
        assert ada.challenge.registration == Registration.TOKEN


class TestClosedRegistration:
    @pytest.fixture
    def config(self, config: RelayConfig) -> RelayConfig:
        return replace(config, registration=Registration.CLOSED)

    async def test_takes_nobody(self, scene: Scene) -> None:
        ada = await scene.connect(new_person("Ada"))
        with refused(Code.PERMISSION_DENIED, Reason.REGISTRATION_CLOSED):
            await ada.register()
