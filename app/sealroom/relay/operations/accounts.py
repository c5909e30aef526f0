"""Accounts: register, sign in, a new week's key, finding people."""

from sealroom.crypto import check_kem_key, check_registration_proof, check_sign_in_proof
from sealroom.crypto.errors import CryptoError
from sealroom.protocol.errors import Code, ProtocolError, Reason
from sealroom.protocol.keys import PublicKeys, UserCard
from sealroom.protocol.look_alikes import looks_of
from sealroom.protocol.notifications import Registration
from sealroom.protocol.requests import (
    FindUsersRequest,
    GetUserRequest,
    PublishKemKeyRequest,
    RegisterRequest,
    SignInRequest,
)
from sealroom.protocol.responses import Done, SignedIn, UserFound, UsersFound
from sealroom.relay.actor import Actor, Visitor
from sealroom.relay.names import NameRefused, fold_name, fold_prefix
from sealroom.relay.operations.devices import let_device_in
from sealroom.relay.operations.refusals import existing, malformed, refusal
from sealroom.relay.reading import Reading
from sealroom.relay.registration_token import token_hash
from sealroom.relay.storage import users
from sealroom.relay.storage.bans import is_banned
from sealroom.relay.storage.name_looks import is_look_taken, take_looks
from sealroom.relay.storage.registration_tokens import redeem_token
from sealroom.relay.unit import Unit

USERS_FOUND = 20
NO_SUCH_USER = "There is no such user."


def register(unit: Unit, visitor: Visitor, request: RegisterRequest) -> SignedIn:
    """Make an account and sign in. Who registers again under the same name is signed in."""
    keys = PublicKeys(public_key=request.public_key, signing_key=request.signing_key)
    _check_registration(visitor, keys, request)
    folded = _folded(request.name)
    user = users.user_card(unit.connection, keys.user_id)
    if user is None:
        _check_open(unit, visitor, request.token)
        user = _add_user(unit, UserCard(keys.user_id, request.name, keys, request.kem_key), folded)
    elif user.name != request.name:
        words = f"These keys are registered already, as {user.name}."
        raise refusal(Code.ALREADY_EXISTS, words)
    return _let_in(unit, user, request)


def sign_in(unit: Unit, visitor: Visitor, request: SignInRequest) -> SignedIn:
    """Check the answer to the challenge."""
    user = users.user_card(unit.connection, request.user_id)
    if user is None:
        raise refusal(Code.NOT_FOUND, "This relay does not know you; register first.")
    challenge = visitor.challenge
    try:
        check_sign_in_proof(
            user.keys,
            request.proof,
            challenge.nonce,
            relay=challenge.relay,
            time=challenge.time,
            device=request.device_id,
        )
    except CryptoError:
        raise _proof_refused() from None
    return _let_in(unit, user, request)


def publish_kem_key(unit: Unit, actor: Actor, request: PublishKemKeyRequest) -> Done:
    """Put a new week's key in place of the last; an older week's is not taken."""
    user = existing(users.user_card(unit.connection, actor.user_id), NO_SUCH_USER)
    try:
        check_kem_key(user.keys, request.kem_key, unit.now)
    except CryptoError as problem:
        raise refusal(Code.INVALID_ARGUMENT, str(problem), Reason.PROOF_REFUSED) from None
    if request.kem_key.kem_id >= user.kem_key.kem_id and request.kem_key != user.kem_key:
        users.set_kem_key(unit.connection, actor.user_id, request.kem_key)
    return Done()


def get_user(reading: Reading, _actor: Actor, request: GetUserRequest) -> UserFound:
    """Look a user up, by exact id or exact name."""
    if (request.user_id is None) == (request.name is None):
        raise malformed("Ask for a user by id or by name.")
    if request.user_id is not None:
        user = users.user_card(reading.connection, request.user_id)
    else:
        user = users.user_named(reading.connection, fold_prefix(request.name or ""))
    return UserFound(user=existing(user, NO_SUCH_USER))


def find_users(reading: Reading, _actor: Actor, request: FindUsersRequest) -> UsersFound:
    """Users whose names begin so."""
    prefix = fold_prefix(request.prefix)
    found = users.users_named_like(reading.connection, prefix, USERS_FOUND) if prefix else []
    return UsersFound(users=found)


def _let_in(unit: Unit, user: UserCard, request: RegisterRequest | SignInRequest) -> SignedIn:
    """Whose keys these are is proven by now."""
    if is_banned(unit.connection, user.user_id):
        raise refusal(Code.PERMISSION_DENIED, "Whoever runs this relay has banned you from it.")
    let_device_in(unit, user.user_id, request.device_id, request.device_label)
    return SignedIn(user_id=user.user_id, name=user.name)


def _check_registration(visitor: Visitor, keys: PublicKeys, request: RegisterRequest) -> None:
    challenge = visitor.challenge
    try:
        check_registration_proof(
            keys,
            request.proof,
            challenge.nonce,
            relay=challenge.relay,
            time=challenge.time,
            name=request.name,
            kem_key=request.kem_key,
        )
    except CryptoError:
        raise _proof_refused() from None


def _check_open(unit: Unit, visitor: Visitor, token: str) -> None:
    """What is refused after this gives the token its use back: all of it is one transaction."""
    registration = visitor.challenge.registration
    if registration == Registration.CLOSED:
        words = "This relay takes no new accounts."
        raise refusal(Code.PERMISSION_DENIED, words, Reason.REGISTRATION_CLOSED)
    if registration == Registration.TOKEN and not redeem_token(
        unit.connection, token_hash(token), unit.now
    ):
        words = "This relay takes new accounts by token only: none was given, or not a good one."
        raise refusal(Code.PERMISSION_DENIED, words, Reason.TOKEN_REFUSED)


def _folded(name: str) -> str:
    try:
        return fold_name(name)
    except NameRefused as problem:
        raise refusal(Code.INVALID_ARGUMENT, str(problem), Reason.NAME_REFUSED) from None


def _add_user(unit: Unit, user: UserCard, folded: str) -> UserCard:
    looks = looks_of(user.name)
    is_taken = users.user_named(unit.connection, folded) is not None
    if is_taken or is_look_taken(unit.connection, looks):
        words = "This name, or one that looks alike, is taken."
        raise refusal(Code.ALREADY_EXISTS, words, Reason.NAME_TAKEN)
    users.add_user(unit.connection, user, folded, unit.now)
    take_looks(unit.connection, user.user_id, looks)
    return user


def _proof_refused() -> ProtocolError:
    words = "The proof is not signed by these keys for this connection."
    return refusal(Code.UNAUTHENTICATED, words, Reason.PROOF_REFUSED)
