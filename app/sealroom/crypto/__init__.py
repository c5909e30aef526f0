"""Keys, seals and signatures: every construction of the protocol, each in a file of its own.

For: identities, room keys and how they are handed over, messages, ledger signatures, proofs towards
a relay, the key of the profile's database, the recovery code and kit. Built on `cryptography`
(OpenSSL) alone.

Must not know: rules about who may do what (`ledger`), files, sockets, clocks. Times and nonces come
as arguments; randomness is drawn only where a key is made or encrypted to. Secrets are shown
redacted and never pickled; refusals say nothing of their cause. Python cannot wipe memory, and
nothing here claims to.
"""

from sealroom.crypto.database_key import (
    PassphraseParameters,
    database_key_from,
    generate_database_key,
    passphrase_parameters,
)
from sealroom.crypto.device_label import open_device_label, seal_device_label
from sealroom.crypto.entry import sign_entry, sign_join_request, verify_entry, verify_join_request
from sealroom.crypto.errors import (
    ContentTooLarge,
    CryptoError,
    FileRefused,
    InfoRefused,
    KemKeyGone,
    KeyBundleRefused,
    KitDamaged,
    KitOfAnotherCode,
    KitRefused,
    KitTooNew,
    LabelRefused,
    MessageRefused,
    NotAKit,
    NoVerificationCode,
    RecoveryCodeRefused,
    SecretsRefused,
    SignatureRefused,
    VerificationCodeTooNew,
    WrapRefused,
)
from sealroom.crypto.hint import open_hint, seal_hint
from sealroom.crypto.identity import (
    Identity,
    IdentitySecrets,
    check_keys,
    decode_secrets,
    encode_secrets,
    generate_identity,
    restore_identity,
)
from sealroom.crypto.info import open_info, seal_info
from sealroom.crypto.invitation import open_note, seal_note
from sealroom.crypto.kem import KemChain, check_kem_key, sign_kem_key, start_chain, week_of
from sealroom.crypto.proof import (
    check_registration_proof,
    check_sign_in_proof,
    registration_proof,
    sign_in_proof,
)
from sealroom.crypto.recovery_code import (
    RecoveryCode,
    generate_recovery_code,
    parse_recovery_code,
)
from sealroom.crypto.recovery_kit import open_kit, seal_kit
from sealroom.crypto.room_key import RoomKey, generate_room_key, unwrap_room_key, wrap_room_key
from sealroom.crypto.safety_number import fingerprint_groups
from sealroom.crypto.sealed_file import (
    FileSealer,
    generate_file_key,
    open_file,
    sealed_size,
)
from sealroom.crypto.sealed_message import (
    forget_message_keys,
    open_message,
    seal_message,
    sign_open_message,
    verify_message,
)
from sealroom.crypto.signature import verify_signature
from sealroom.crypto.verification_code import (
    VerificationCode,
    read_verification_code,
    relay_tag,
)

__all__ = [
    "ContentTooLarge",
    "CryptoError",
    "FileRefused",
    "FileSealer",
    "Identity",
    "IdentitySecrets",
    "InfoRefused",
    "KemChain",
    "KemKeyGone",
    "KeyBundleRefused",
    "KitDamaged",
    "KitOfAnotherCode",
    "KitRefused",
    "KitTooNew",
    "LabelRefused",
    "MessageRefused",
    "NoVerificationCode",
    "NotAKit",
    "PassphraseParameters",
    "RecoveryCode",
    "RecoveryCodeRefused",
    "RoomKey",
    "SecretsRefused",
    "SignatureRefused",
    "VerificationCode",
    "VerificationCodeTooNew",
    "WrapRefused",
    "check_kem_key",
    "check_keys",
    "check_registration_proof",
    "check_sign_in_proof",
    "database_key_from",
    "decode_secrets",
    "encode_secrets",
    "fingerprint_groups",
    "forget_message_keys",
    "generate_database_key",
    "generate_file_key",
    "generate_identity",
    "generate_recovery_code",
    "generate_room_key",
    "open_device_label",
    "open_file",
    "open_hint",
    "open_info",
    "open_kit",
    "open_message",
    "open_note",
    "parse_recovery_code",
    "passphrase_parameters",
    "read_verification_code",
    "registration_proof",
    "relay_tag",
    "restore_identity",
    "seal_device_label",
    "seal_hint",
    "seal_info",
    "seal_kit",
    "seal_message",
    "seal_note",
    "sealed_size",
    "sign_entry",
    "sign_in_proof",
    "sign_join_request",
    "sign_kem_key",
    "sign_open_message",
    "start_chain",
    "unwrap_room_key",
    "verify_entry",
    "verify_join_request",
    "verify_message",
    "verify_signature",
    "week_of",
    "wrap_room_key",
]
