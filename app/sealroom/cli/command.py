"""Options of the command line, and which program they start."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from sealroom import __version__
from sealroom.cli.days import days
from sealroom.cli.log import log_quietly
from sealroom.cli.relay_admin import add_relay_admin, run_relay_admin
from sealroom.cli.relay_limits import add_limits, limits_of

DEFAULT_PORT = 8765
DEFAULT_PROFILE = "default"
LINK_START = "sealroom:"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the answer is the process's exit code."""
    links, others = _apart(sys.argv[1:] if argv is None else argv)
    options = _parser().parse_args(others)
    log_quietly(verbose=options.verbose, as_json=getattr(options, "log_json", False))
    match options.command:
        case "serve":
            return _serve(options)
        case "relay-admin":
            return run_relay_admin(options)
        case "demo":
            return _demo()
        case _:
            return _app(options, links[-1] if links else "")


def _apart(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """`sealroom:` links, as a browser or a file manager hands them over, and all the rest."""
    links = [each for each in arguments if each.lower().startswith(LINK_START)]
    return links, [each for each in arguments if each not in links]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sealroom",
        description="End-to-end encrypted group chat for the desktop. A sealroom: link as argument "
        "opens what it leads to, in the copy that runs already where there is one.",
    )
    parser.add_argument("--version", action="version", version=f"sealroom {__version__}")
    parser.add_argument("--verbose", action="store_true", help="log more; never keys or texts")
    parser.add_argument(
        "--profile",
        default=DEFAULT_PROFILE,
        metavar="NAME",
        help=f"profile to open (default: {DEFAULT_PROFILE})",
    )
    parser.add_argument(
        "--smoke", action="store_true", help="show the first window with no profile, then exit"
    )
    parser.add_argument(
        "--at-login",
        action="store_true",
        help="started with the computer: shows no window where the settings say so",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    serve = commands.add_parser("serve", help="run a relay")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on")
    serve.add_argument("--port", type=int, default=DEFAULT_PORT, help="0 picks a free one")
    serve.add_argument("--tls-cert", type=Path, metavar="FILE", help="certificate chain, PEM")
    serve.add_argument("--tls-key", type=Path, metavar="FILE", help="its private key, PEM")
    serve.add_argument(
        "--behind-tls",
        action="store_true",
        help="a proxy before the relay speaks TLS; without this and a certificate, a relay that "
        "listens beyond this computer makes a certificate of its own",
    )
    serve.add_argument("--data", type=Path, default=Path("relay-data"), help="the relay's folder")
    serve.add_argument(
        "--registration",
        choices=("open", "token", "closed"),
        default="open",
        help="who may make an account: anyone, who has a token (sealroom relay-admin tokens), or "
        "nobody (default: open)",
    )
    serve.add_argument(
        "--room-key-period",
        type=int,
        metavar="SECONDS",
        help="proposed time between two room keys; 0 for never (default: a week)",
    )
    serve.add_argument(
        "--keep-messages",
        type=days,
        metavar="DAYS",
        help="drop messages after so many days; room histories stay (default: keep for ever)",
    )
    serve.add_argument(
        "--keep-files",
        type=days,
        metavar="DAYS",
        help="drop files after so many days (default: as long as their messages)",
    )
    serve.add_argument(
        "--keep-inbox",
        type=days,
        default=30,
        metavar="DAYS",
        help="drop keys and requests that nobody fetched after so many days (default: 30)",
    )
    serve.add_argument(
        "--metrics-port",
        type=int,
        metavar="PORT",
        help="answer /health and /metrics (Prometheus) on this port of this computer alone",
    )
    serve.add_argument(
        "--log-json", action="store_true", help="log what happens as JSON, one object a line"
    )
    add_limits(serve)
    serve.add_argument(
        "--until-eof", action="store_true", help="end when standard input does; for programs"
    )
    add_relay_admin(commands)
    commands.add_parser("demo", help="a relay and two people in one sealed room, thrown away after")
    return parser


def _serve(options: argparse.Namespace) -> int:
    from sealroom.cli.standard_input import end_with_standard_input
    from sealroom.protocol.notifications import Registration
    from sealroom.relay.config import DEFAULT_ROOM_KEY_PERIOD, RelayConfig, TlsFiles
    from sealroom.relay.retention import Retention
    from sealroom.relay.server import run_relay

    if (options.tls_cert is None) != (options.tls_key is None):
        sys.stderr.write("The relay needs both --tls-cert and --tls-key, or neither.\n")
        return 2
    if options.until_eof:
        end_with_standard_input()
    period = options.room_key_period
    config = RelayConfig(
        data_dir=options.data,
        host=options.host,
        port=options.port,
        tls=TlsFiles(options.tls_cert, options.tls_key) if options.tls_cert else None,
        behind_tls=options.behind_tls,
        registration=Registration(options.registration),
        room_key_period=DEFAULT_ROOM_KEY_PERIOD if period is None else period,
        metrics_port=options.metrics_port,
        limits=limits_of(options),
        retention=Retention(
            message_days=options.keep_messages,
            file_days=options.keep_files,
            inbox_days=options.keep_inbox,
        ),
    )
    return run_relay(config)


def _demo() -> int:
    from sealroom.cli.demo import run_demo

    return run_demo()


def _app(options: argparse.Namespace, link: str) -> int:
    from sealroom.cli.core_dump import forbid_core_dumps

    forbid_core_dumps()
    if options.smoke:
        from sealroom.cli.smoke import run_smoke

        return run_smoke()
    from sealroom.cli.desktop import run_desktop

    return run_desktop(options.profile, link, at_login=options.at_login)
