"""`sealroom relay-admin`: what whoever runs a relay does beside it."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sealroom.cli.days import days

if TYPE_CHECKING:
    from sealroom.relay.admin import RelayAdmin
    from sealroom.relay.storage.accounts import Account

MOST_USES = 100_000


def add_relay_admin(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its options."""
    parser = commands.add_parser(
        "relay-admin", help="look after a relay: users, tokens, stats, backup, retention"
    )
    parser.add_argument("--data", type=Path, default=Path("relay-data"), help="the relay's folder")
    deeds = parser.add_subparsers(dest="deed", metavar="WHAT", required=True)
    _add_users(deeds.add_parser("users", help="list, ban or unban the people of the relay"))
    _add_tokens(deeds.add_parser("tokens", help="make, list or revoke registration tokens"))
    deeds.add_parser("stats", help="how much the relay holds").set_defaults(run=_stats)
    backup = deeds.add_parser("backup", help="copy everything, while the relay runs")
    backup.add_argument("folder", type=Path, help="a new folder, for serve --data to run from")
    backup.set_defaults(run=_backup)
    retention = deeds.add_parser(
        "retention", help="drop old messages now, or say how many would go"
    )
    retention.add_argument("--keep-messages", type=days, required=True, metavar="DAYS")
    retention.add_argument("--now", action="store_true", help="drop them")
    retention.set_defaults(run=_retention)


def run_relay_admin(options: argparse.Namespace) -> int:
    """Do what was asked; the exit code."""
    from sealroom.relay.admin import AdminRefused, RelayAdmin
    from sealroom.relay.server import wall_clock
    from sealroom.relay.storage import StorageFailed, StorageRefused

    try:
        with closing(RelayAdmin(options.data, wall_clock, os.urandom)) as admin:
            options.run(admin, options)
    except (AdminRefused, StorageRefused, StorageFailed, OSError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


def _add_users(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="users", metavar="WHAT", required=True)
    listed = deeds.add_parser("list", help="everyone, by name")
    listed.add_argument("prefix", nargs="?", default="", help="only names that begin so")
    listed.set_defaults(run=_list_users)
    ban = deeds.add_parser("ban", help="end their connections and let them sign in no more")
    ban.add_argument("who", help="name or id")
    ban.set_defaults(run=_ban)
    unban = deeds.add_parser("unban", help="let them sign in again")
    unban.add_argument("who", help="name or id")
    unban.set_defaults(run=_unban)


def _add_tokens(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="tokens", metavar="WHAT", required=True)
    make = deeds.add_parser("make", help="a new one, shown this once")
    make.add_argument("--uses", type=_uses, default=1, metavar="N", help="people it admits (1)")
    make.add_argument("--days", type=days, metavar="DAYS", help="how long it is good (for ever)")
    make.add_argument("--relay", metavar="ADDRESS", help="also give a link to that address with it")
    make.set_defaults(run=_make_token)
    deeds.add_parser("list", help="those that were made").set_defaults(run=_list_tokens)
    revoke = deeds.add_parser("revoke", help="let one admit nobody any more")
    revoke.add_argument("number", type=int, help="as listed")
    revoke.set_defaults(run=_revoke_token)


def _list_users(admin: "RelayAdmin", options: argparse.Namespace) -> None:
    rows = [
        (each.name, each.user_id, _day(each.registered_at), _day(each.last_seen), _ban_of(each))
        for each in admin.users(options.prefix)
    ]
    _print_table(("name", "id", "registered", "last seen", ""), rows)


def _ban_of(account: "Account") -> str:
    return f"banned {_day(account.banned_at)}" if account.banned_at is not None else ""


def _ban(admin: "RelayAdmin", options: argparse.Namespace) -> None:
    banned = admin.ban(options.who)
    print(
        f"{banned.name} ({banned.user_id}) is banned; a running relay ends their connections now."
    )


def _unban(admin: "RelayAdmin", options: argparse.Namespace) -> None:
    unbanned = admin.unban(options.who)
    print(f"{unbanned.name} ({unbanned.user_id}) may sign in.")


def _make_token(admin: "RelayAdmin", options: argparse.Namespace) -> None:
    made = admin.make_token(options.uses, options.days)
    until = "" if made.expires_at is None else f", until {_day(made.expires_at)}"
    sys.stderr.write(f"Token {made.number}, for {options.uses} new people{until}, shown once:\n")
    print(made.token)
    if options.relay:
        print(f"sealroom:relay?relay={quote(options.relay, safe='')}&token={made.token}")


def _list_tokens(admin: "RelayAdmin", _options: argparse.Namespace) -> None:
    from sealroom.relay.server import wall_clock

    now = wall_clock()
    rows = [
        (
            str(each.number),
            f"{each.used} of {each.uses}",
            _day(each.made_at),
            "never" if each.expires_at is None else _day(each.expires_at),
            "good" if each.is_good(now) else "over",
        )
        for each in admin.tokens()
    ]
    _print_table(("token", "used", "made", "ends", ""), rows)


def _revoke_token(admin: "RelayAdmin", options: argparse.Namespace) -> None:
    admin.revoke_token(options.number)
    print(f"Token {options.number} admits nobody any more.")


def _stats(admin: "RelayAdmin", _options: argparse.Namespace) -> None:
    counted = admin.stats()._asdict().items()
    _print_table((), [(name.replace("_", " "), f"{count:,}") for name, count in counted])


def _backup(admin: "RelayAdmin", options: argparse.Namespace) -> None:
    admin.backup(options.folder)
    print(f"Copied to {options.folder}, and read back. sealroom serve --data runs from it.")


def _retention(admin: "RelayAdmin", options: argparse.Namespace) -> None:
    over = admin.messages_over(options.keep_messages)
    if not options.now:
        print(f"{over:,} messages are older than {options.keep_messages} days. --now drops them.")
        return
    admin.drop_messages_over(options.keep_messages)
    print(f"{over:,} messages older than {options.keep_messages} days are gone.")


def _uses(text: str) -> int:
    uses = int(text)
    if not 1 <= uses <= MOST_USES:
        raise argparse.ArgumentTypeError(f"between 1 and {MOST_USES:,} people")
    return uses


def _day(time: int | None) -> str:
    return "never" if time is None else f"{datetime.fromtimestamp(time / 1000, UTC):%Y-%m-%d}"


def _print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    lines = [heads, *rows] if heads else rows
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        print(_line(line, widths))


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
