"""Options of `serve` that bound what one stranger may take."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from sealroom.cli.size import size

if TYPE_CHECKING:
    from sealroom.relay.limits import Limits

MOST = 1_000_000


def add_limits(serve: argparse.ArgumentParser) -> None:
    """Their names are those of `Limits`; what is not given stays as it is there."""
    group = serve.add_argument_group("limits")
    for option, words in (
        ("--connections", "open at a time; more are refused (20,000)"),
        ("--connections-per-address", "from one address; more are refused (2,000)"),
        ("--connections-per-user", "of one user; the oldest ends for a newer one (100)"),
        ("--registrations-per-hour", "new accounts from one address (200)"),
    ):
        group.add_argument(option, type=_count, metavar="N", help=words)
    for option, words in (
        ("--handshake-seconds", "for TLS and the WebSocket's handshake (10)"),
        ("--sign-in-seconds", "until a connection has signed in (10)"),
        ("--drain-seconds", "that a connection may leave what it is sent unread (30)"),
        ("--ping-seconds", "between two looks whether a silent connection is alive (30)"),
        ("--pong-seconds", "that the other side has to answer such a look (20)"),
    ):
        group.add_argument(option, type=_count, metavar="N", help=words)
    for option, words in (
        ("--max-file", "largest file, such as 100MiB; 0 takes none (100MiB)"),
        ("--files-size", "of all files; the oldest go (what the disk has)"),
    ):
        group.add_argument(option, type=size, metavar="SIZE", help=words)


def limits_of(options: argparse.Namespace) -> "Limits":
    """Those that were given, in the place of the usual ones."""
    from sealroom.relay.limits import Limits

    usual = Limits()
    given = {
        name: value
        for name, value in vars(options).items()
        if value is not None and name in Limits.__dataclass_fields__
    }
    return replace(usual, **given)


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= MOST:
        raise argparse.ArgumentTypeError(f"between 1 and {MOST:,}")
    return number
