"""How a relay is set up."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from sealroom.protocol.loopback import is_loopback
from sealroom.protocol.notifications import Registration
from sealroom.relay.limits import Limits
from sealroom.relay.retention import Retention

DEFAULT_ROOM_KEY_PERIOD = 7 * 86_400
"""Proposed seconds between two room keys: a week."""


class TlsFiles(NamedTuple):
    """PEM files: the certificate, with those that lead to its root, and its private key."""

    certificate: Path
    key: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayConfig:
    """One relay process. `port` 0 picks a free one.

    Beyond this computer it speaks TLS: with `tls`, or with a certificate of its own making; unless
    it is `behind_tls`, that is, a proxy before it does.
    """

    data_dir: Path
    host: str = "127.0.0.1"
    port: int = 0
    tls: TlsFiles | None = None
    behind_tls: bool = False
    room_key_period: int = DEFAULT_ROOM_KEY_PERIOD
    metrics_port: int | None = None
    """On loopback; None for none."""
    registration: Registration = Registration.OPEN
    limits: Limits = field(default_factory=Limits)
    retention: Retention = field(default_factory=Retention)

    @property
    def is_plain(self) -> bool:
        """Whether connections are taken in without TLS."""
        return self.tls is None and (self.behind_tls or is_loopback(self.host))
