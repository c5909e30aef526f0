"""TLS of the relay: with a certificate it is given, or with one that it makes for itself.

Its own is made once, in the data folder, and is known by its fingerprint, which stands in the
address that the relay prints and that invitation links carry.
"""

import os
import ssl
from pathlib import Path
from typing import NamedTuple

from sealroom.crypto.certificate import make_certificate, pin_of_pem
from sealroom.relay.config import RelayConfig
from sealroom.relay.storage import StorageRefused

CERTIFICATE_FILE = "tls-certificate.pem"
KEY_FILE = "tls-key.pem"


class RelayTls(NamedTuple):
    """How connections are taken in."""

    context: ssl.SSLContext
    pin: str
    """The part of the address after #; empty where the certificate was given."""


def relay_tls(config: RelayConfig, now_ms: int) -> RelayTls | None:
    """TLS as the relay was set up; None where it speaks without. Raises StorageRefused."""
    if config.tls is not None:
        return RelayTls(_context(*config.tls), pin="")
    if config.is_plain:
        return None
    certificate, key = config.data_dir / CERTIFICATE_FILE, config.data_dir / KEY_FILE
    if not (certificate.exists() and key.exists()):
        _make(certificate, key, now_ms)
    context = _context(certificate, key)
    return RelayTls(context, pin_of_pem(certificate.read_bytes()))


def _make(certificate: Path, key: Path, now_ms: int) -> None:
    """The key first: a certificate without its key is made anew, and nobody has seen it."""
    made = make_certificate("sealroom relay", now_ms)
    for file, content in ((key, made.private_key), (certificate, made.certificate)):
        new = file.with_name(f"{file.name}.new")
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(file)


def _context(certificate: Path, key: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    try:
        context.load_cert_chain(certificate, key)
    except OSError as problem:  # ssl.SSLError among them
        raise StorageRefused(
            f"The TLS certificate {certificate} and its key {key} cannot be used: {problem}"
        ) from None
    return context
