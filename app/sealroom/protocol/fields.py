"""Field types with their limits, shared by requests, notifications and ledger entries."""

from typing import Annotated, TypeAlias

from msgspec import Meta

from sealroom.protocol import limits

Milliseconds: TypeAlias = Annotated[int, Meta(ge=0, le=limits.MILLISECONDS)]
"""Time since 1970-01-01 UTC."""
Count: TypeAlias = Annotated[int, Meta(ge=0, le=limits.MILLISECONDS)]
Epoch: TypeAlias = Annotated[int, Meta(ge=1, le=limits.MILLISECONDS)]
Seconds: TypeAlias = Annotated[int, Meta(ge=0, le=limits.ROTATION_PERIOD_SECONDS)]
Lifetime: TypeAlias = Annotated[int, Meta(ge=0, le=limits.LIFETIME_SECONDS)]
Pause: TypeAlias = Annotated[int, Meta(ge=0, le=limits.SLOW_MODE_SECONDS)]
RetrySeconds: TypeAlias = Annotated[float, Meta(ge=0, le=limits.RETRY_SECONDS)]

Name: TypeAlias = Annotated[str, Meta(min_length=1, max_length=limits.NAME_LENGTH)]
RelayName: TypeAlias = Annotated[str, Meta(min_length=1, max_length=limits.RELAY_NAME_LENGTH)]
Words: TypeAlias = Annotated[str, Meta(max_length=limits.WORDS_LENGTH)]
Token: TypeAlias = Annotated[str, Meta(max_length=limits.TOKEN_LENGTH)]

PublicKey: TypeAlias = Annotated[bytes, Meta(min_length=1, max_length=limits.PUBLIC_KEY_BYTES)]
SigningKey: TypeAlias = Annotated[
    bytes, Meta(min_length=limits.SIGNING_KEY_BYTES, max_length=limits.SIGNING_KEY_BYTES)
]
Signature: TypeAlias = Annotated[
    bytes, Meta(min_length=limits.SIGNATURE_BYTES, max_length=limits.SIGNATURE_BYTES)
]
KemPublic: TypeAlias = Annotated[
    bytes, Meta(min_length=limits.KEM_PUBLIC_BYTES, max_length=limits.KEM_PUBLIC_BYTES)
]
Nonce: TypeAlias = Annotated[
    bytes, Meta(min_length=limits.NONCE_BYTES, max_length=limits.NONCE_BYTES)
]
EncryptedRoomKey: TypeAlias = Annotated[bytes, Meta(min_length=1, max_length=limits.WRAP_BYTES)]
"""The seed's `encrypted_room_key`: a room key wrapped for one member."""
SealedLabel: TypeAlias = Annotated[bytes, Meta(max_length=limits.DEVICE_LABEL_BYTES)]
"""A device's label, sealed by its owner for their own devices; empty for none."""
Body: TypeAlias = Annotated[bytes, Meta(max_length=limits.BODY_BYTES)]
HintBody: TypeAlias = Annotated[
    bytes, Meta(min_length=limits.HINT_BYTES, max_length=limits.HINT_BYTES)
]
InfoBody: TypeAlias = Annotated[bytes, Meta(max_length=limits.INFO_BYTES)]
