"""TLS towards the relay: by the computer's trusted authorities, or by the pin in its address."""

import ssl

from sealroom.controller.errors import RelayNotProven, RelayUnreachable
from sealroom.controller.relay_address import RelayAddress
from sealroom.crypto.certificate import pin_of


def client_context(address: RelayAddress) -> ssl.SSLContext | None:
    """How to connect; None without TLS. With a pin, `check_pin` is the judge."""
    if not address.secure:
        return None
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    if address.pin:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def check_pin(address: RelayAddress, certificate: bytes | None) -> None:
    """Whether the certificate met is the one the address names. Raises RelayNotProven."""
    if not address.pin:
        return
    try:
        met = pin_of(certificate) if certificate else ""
    except ValueError:
        met = ""
    if met != address.pin:
        raise RelayNotProven(
            f"The relay at {address.host} shows another certificate than its address names. "
            "Somebody may stand in between, or it was set up anew: ask whoever runs it."
        )


def tls_in_the_way(problem: OSError, address: RelayAddress) -> RelayUnreachable | None:
    """What TLS stumbled over; None where it was not TLS."""
    if not (address.secure and isinstance(problem, ssl.SSLError | ConnectionResetError)):
        return None
    if isinstance(problem, ssl.SSLCertVerificationError):
        return RelayNotProven(
            f"The relay at {address.host} cannot show who it is: this computer does not trust its "
            "certificate. If it made its own, use the whole address, with the part after #."
        )
    words = f"What answers at {address.host} does not speak TLS, or a version that is too old."
    if isinstance(problem, ssl.SSLError):
        return RelayNotProven(words)
    return RelayUnreachable(words)
