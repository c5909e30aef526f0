"""Which hosts are this computer itself: the only ones that are reached without TLS."""

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Whether it names this computer to itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
