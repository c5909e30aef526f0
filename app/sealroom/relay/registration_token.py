"""Registration tokens: whoever runs the relay makes them and gives them to whom they let in."""

from sealroom.protocol.ids import base32, fingerprint

TOKEN_BYTES = 20
"""Random ones: nobody guesses 160 bits, so a plain hash keeps them."""


def token_from(entropy: bytes) -> str:
    """The token of `TOKEN_BYTES` random bytes: 32 characters that can be read out."""
    if len(entropy) != TOKEN_BYTES:
        raise ValueError(f"a token is made of {TOKEN_BYTES} bytes")
    return base32(entropy)


def token_hash(token: str) -> str:
    """What is stored of it. Case and spaces do not matter: people type it."""
    return fingerprint("sealroom/relay/registration-token", "".join(token.split()).lower())
