"""Registering and signing in, and what follows once signed in."""

from functools import partial

import msgspec

from sealroom.controller import devices, streaming
from sealroom.controller.context import Context
from sealroom.controller.errors import RelayNotProven, RelayUnreachable
from sealroom.controller.flow import Ask, Flow
from sealroom.controller.weekly_keys import keep_weekly_keys
from sealroom.crypto import (
    Identity,
    KemChain,
    registration_proof,
    sign_in_proof,
    sign_kem_key,
)
from sealroom.protocol.ids import DEVICE_ID_BYTES, SessionId, device_id_from
from sealroom.protocol.notifications import Challenge
from sealroom.protocol.requests import RegisterRequest, SignInRequest
from sealroom.store.identity import OwnIdentity


def has_identity(context: Context) -> Flow[bool]:
    """Whether keys are here already, be it from a registration that was cut off."""
    yield from ()
    return context.own is not None


def prepare_identity(
    context: Context, identity: Identity, chain: KemChain, relay_address: str
) -> Flow[None]:
    """Keep a new identity before the relay hears of it, so that no answer lost can lose it."""
    own = OwnIdentity(
        user_id=identity.user_id,
        device_id=device_id_from(context.entropy(DEVICE_ID_BYTES)),
        secrets=identity.export(chain),
        name="",
        relay_address=relay_address,
        relay_name="",
    )
    context.store.identity.save(own)
    context.use_identity(own)
    yield from ()


def register(context: Context, name: str, relay_address: str, token: str) -> Flow[None]:
    """Seed: Registered user. The private keys stay here; the public ones go to the relay."""
    challenge, own = _challenge(context), context.own
    if own is None:
        raise RelayUnreachable("There is no identity to register.")
    kem_key = sign_kem_key(context.identity, context.chain, context.now)
    proof = registration_proof(
        context.identity,
        challenge.nonce,
        relay=challenge.relay,
        time=challenge.time,
        name=name,
        kem_key=kem_key,
    )
    request = RegisterRequest(
        id=0,
        name=name,
        public_key=context.identity.keys.public_key,
        signing_key=context.identity.keys.signing_key,
        kem_key=kem_key,
        device_id=own.device_id,
        proof=proof,
        token=token,
        device_label=devices.sealed_label(context),
    )
    signed_in = yield Ask(request)
    registered = msgspec.structs.replace(
        own, name=signed_in.name, relay_address=relay_address, relay_name=challenge.relay
    )
    context.store.identity.save(registered)
    context.store.users.save_name(own.user_id, signed_in.name)
    context.use_identity(registered)


def sign_in(context: Context) -> Flow[None]:
    """Answer the challenge. Raises RelayNotProven where it is not the relay one registered at."""
    yield Ask(sign_in_request(context, _challenge(context)))


def sign_in_elsewhere(context: Context, challenge: Challenge) -> Flow[SignInRequest]:
    """The same for a second connection, which the engine has no part in."""
    yield from ()
    return sign_in_request(context, challenge)


def sign_in_request(context: Context, challenge: Challenge) -> SignInRequest:
    """The answer to a challenge. Raises RelayNotProven."""
    own = context.own
    if own is None or challenge.relay != own.relay_name:
        raise RelayNotProven(
            "Another relay answers at this address than the one you registered at. Nothing was "
            "said to it. If yours was set up anew or has moved, ask whoever runs it."
        )
    proof = sign_in_proof(
        context.identity,
        challenge.nonce,
        relay=challenge.relay,
        time=challenge.time,
        device=own.device_id,
    )
    return SignInRequest(
        id=0,
        user_id=own.user_id,
        device_id=own.device_id,
        proof=proof,
        device_label=devices.sealed_label(context),
    )


def settle_in(context: Context) -> Flow[None]:
    """Once signed in: begin the stream, send what waits, and keep the weekly keys."""
    synced = yield Ask(streaming.from_cursors(context))
    streaming.began(context, synced)
    is_read = partial(_is_read, context, dict(synced.sessions), synced.inbox)
    yield from keep_weekly_keys(context, is_read)


def _is_read(context: Context, ends: dict[SessionId, int], inbox: int) -> bool:
    """Whether all is read that stood at the relay; `ends` shrinks to what is not."""
    for session_id, end in list(ends.items()):
        live = context.sessions.get(session_id)
        if live is None or (live.alarm is None and live.log_cursor < end):
            return False
        del ends[session_id]
    return context.store.identity.inbox_cursor() >= inbox


def _challenge(context: Context) -> Challenge:
    if context.challenge is None:
        raise RelayUnreachable("The relay did not greet. Is this a Sealroom relay?")
    return context.challenge
