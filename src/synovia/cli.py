"""The `synovia` command: serves a clinic, looks after its database, and asks the engine.

Every problem that a person can mend is one clear line on standard error, with exit code 1.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from synovia import assess
from synovia.project.problem import Problem

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

WORKERS = max(1, min(4, os.cpu_count() or 1))
DEFAULT_PORT = 8000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except KeyboardInterrupt:
        return 130
    except Problem as problem:
        print(f"synovia: {problem}", file=sys.stderr)
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="synovia", description=__doc__, allow_abbrev=False)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_serving(commands)
    assess.add_parsers(commands)
    _add_clinic(commands)
    _add_upkeep(commands)
    _add_tariffs(commands)
    return parser


def _later(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    """The command's function, imported when it runs: `synovia assess` needs neither Django nor a server."""

    def run(options: argparse.Namespace) -> int:
        code: int = getattr(importlib.import_module(module), function)(options)
        return code

    return run


def _add_serving(commands: Commands) -> None:
    serve = commands.add_parser("serve", help="serve the clinic")
    serve.set_defaults(run=_later("synovia.project.serving", "serve"))
    demo = commands.add_parser("demo", help="serve a clinic of invented patients")
    demo.set_defaults(run=_later("synovia.project.serving", "demo"))
    demo.add_argument("--reset", action="store_true", help="forget the demo data and start afresh")
    demo.add_argument(
        "--patients", type=_count, metavar="N", help="add N generated patients with years of visits"
    )
    demo.add_argument("--load-only", action="store_true", help="make the data, serve nothing")
    for parser in (serve, demo):
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=_port, default=DEFAULT_PORT, help="default: %(default)s")
        parser.add_argument(
            "--workers", type=_count, default=WORKERS, help="processes (default: %(default)s)"
        )


def _add_clinic(commands: Commands) -> None:
    create = commands.add_parser("createclinic", help="make a clinic and its owner's account")
    create.set_defaults(run=_later("synovia.project.commands", "create_clinic"))
    create.add_argument("name", help="the clinic's name as patients read it")
    create.add_argument("--owner", required=True, metavar="NAME", help="full name of the clinic's owner")
    create.add_argument(
        "--email", required=True, help="the owner's address; a link to set the password is printed"
    )
    create.add_argument("--slug", default="", help="its short name (default: made from the name)")
    create.add_argument("--time-zone", default="America/New_York", help="default: %(default)s")
    create.add_argument(
        "--host", default="", help="host name of the clinic's public site, when there are several"
    )


def _add_upkeep(commands: Commands) -> None:
    migrate = commands.add_parser("migrate", help="bring the tables and their rights to this release")
    migrate.set_defaults(run=_later("synovia.project.commands", "migrate"))
    tidy = commands.add_parser(
        "tidy", help="each night's work: delete expired self-checks, write audit checkpoints"
    )
    tidy.set_defaults(run=_later("synovia.project.commands", "tidy"))
    cards = commands.add_parser(
        "settle-cards", help="ask the card processor about every payment and refund it has not answered for"
    )
    cards.set_defaults(run=_later("synovia.project.commands", "settle_cards"))
    caseload = commands.add_parser(
        "caseload", help="work a clinic's caseload out anew: needed where it is too large for a page"
    )
    caseload.set_defaults(run=_later("synovia.project.commands", "caseload"))
    caseload.add_argument("--clinic", required=True, metavar="SLUG", help="the clinic's short name")
    verify = commands.add_parser("verify-audit", help="check that nobody changed the audit log")
    verify.set_defaults(run=_later("synovia.project.commands", "verify_audit"))
    backup = commands.add_parser("backup", help="write an encrypted backup")
    backup.set_defaults(run=_later("synovia.project.commands", "backup"))
    backup.add_argument(
        "file", type=Path, nargs="?", help="default: backups/ in the data folder, named by the time"
    )
    restore = commands.add_parser("restore", help="restore a backup into an empty database and check it")
    restore.set_defaults(run=_later("synovia.project.commands", "restore"))
    restore.add_argument("file", type=Path)
    for parser in (backup, restore):
        parser.add_argument(
            "--key-file", type=Path, help="the backup key (default: SYNOVIA_BACKUP_KEY, or backup.key)"
        )
    manage = commands.add_parser("manage", help="any of Django's own commands", add_help=False)
    manage.set_defaults(run=_later("synovia.project.commands", "manage"))
    manage.add_argument("words", nargs=argparse.REMAINDER)


def _add_tariffs(commands: Commands) -> None:
    tariffs = commands.add_parser("tariffs", help="take over CMS's published files or the clinic's code list")
    actions = tariffs.add_subparsers(title="actions", required=True, metavar="ACTION")
    take = actions.add_parser("import", help="read files strictly into the clinic's dated tables")
    take.set_defaults(run=_later("synovia.project.tariff_command", "import_tariffs"))
    take.add_argument(
        "paths",
        type=Path,
        nargs="+",
        metavar="PATH",
        help="CSV, TXT or ZIP as published, or a folder of them",
    )
    take.add_argument("--into", type=Path, metavar="FOLDER", help="default: tariffs/ in the data folder")
    take.add_argument(
        "--from", dest="starts", type=date.fromisoformat, metavar="DAY", help="first day of the figures"
    )
    take.add_argument(
        "--keep-descriptions",
        action="store_true",
        help="keep the words of a code list the clinic has licensed",
    )


def _port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return number


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
