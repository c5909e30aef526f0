"""What opens a sealed file: it travels inside the message, never beside it."""

from typing import Annotated, TypeAlias

from msgspec import Meta

from sealroom.protocol import limits
from sealroom.protocol.ids import FileId
from sealroom.protocol.redacted import Redacted

FileSize: TypeAlias = Annotated[int, Meta(ge=0, le=limits.FILE_BYTES)]
FileKey: TypeAlias = Annotated[
    bytes, Meta(min_length=limits.FILE_KEY_BYTES, max_length=limits.FILE_KEY_BYTES)
]
FileDigest: TypeAlias = Annotated[
    bytes, Meta(min_length=limits.FILE_DIGEST_BYTES, max_length=limits.FILE_DIGEST_BYTES)
]


class SealedFile(Redacted, frozen=True):
    """A file at the relay: where it lies, what opens it, and what is in it then.

    `size` counts the bytes of the file itself, `digest` is their SHA-256. A key of AES-GCM alone
    does not commit: a sender could make one ciphertext that opens to two files under two keys. The
    digest, signed with the message, says which one everybody is to see.
    """

    HIDDEN = frozenset({"key", "digest"})

    file_id: FileId
    key: FileKey
    size: FileSize
    digest: FileDigest
