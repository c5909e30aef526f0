"""What every value that holds a secret has in common: it is shown redacted and never pickled."""

from typing import NoReturn, SupportsIndex

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SECRET_BYTES = 32


class Secret:
    """Base of values that hold a secret. Their `__repr__` shows public parts only."""

    __slots__ = ()

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        """Refuse: a pickle would carry the secret where nobody looks for it."""
        raise TypeError(f"{type(self).__name__} holds a secret and is never pickled")


def random_secret() -> bytes:
    """32 fresh bytes from the operating system's generator."""
    return AESGCM.generate_key(bit_length=SECRET_BYTES * 8)
