"""`synovia serve` and `synovia demo`: database up, tables in step, static files gathered, server running."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from synovia.project import server
from synovia.project.database import KEYS, chosen_database, owner_url
from synovia.project.django_setup import start_django
from synovia.project.folders import data_folder
from synovia.project.postgres import lock_data_folder

PROGRAM_DATA = ("postgres", "postgres.new", "static", "audit-checkpoints.jsonl", "documents", *KEYS.values())


def serve(options: argparse.Namespace) -> int:
    """Serve the clinic. With an external database it must be migrated: `synovia migrate`."""
    server.refuse_taken_port(options.host, options.port)
    with chosen_database(ours_alone=True):
        start_django()
        if os.environ.get("DATABASE_OWNER_URL"):
            _bring_up_to_date()
        _refuse_unsafe_production()
        _run(options, lambda: _say_where(options))
    return 0


def demo(options: argparse.Namespace) -> int:
    """Serve the demo clinic; its data are made at the first start and kept."""
    os.environ["SYNOVIA_DEMO"] = "1"
    if options.reset:
        forget_everything(data_folder())
    if not options.load_only:
        server.refuse_taken_port(options.host, options.port)
    with chosen_database(ours_alone=True):
        start_django()
        owner_url()
        _bring_up_to_date()
        _demo_clinic(options)
        if not options.load_only:
            _run(options, lambda: _welcome(options))
    return 0


def forget_everything(folder: Path) -> None:
    """Remove what Synovia itself put into the data folder, and nothing else there."""
    if not folder.exists():
        return
    with lock_data_folder(folder):
        for name in PROGRAM_DATA:
            path = folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def _bring_up_to_date() -> None:
    from synovia.project.migrations import bring_up_to_date

    bring_up_to_date()


def _refuse_unsafe_production() -> None:
    from synovia.project.production import refuse_when_unsafe

    refuse_when_unsafe()


def _demo_clinic(options: argparse.Namespace) -> None:
    """Make it when it is not there: whole or, when stopped midway, not at all."""
    from django.db import transaction

    from synovia.demo.load import load_demo
    from synovia.records.accounts.queries import clinic_of_host

    if clinic_of_host("") is None:
        print("Making the demo clinic …", flush=True)
        with transaction.atomic():
            load_demo()
    if options.patients:
        from synovia.demo.generate import generate

        generate(patients=options.patients)


def _run(options: argparse.Namespace, ready: Callable[[], None]) -> None:
    from django.db import connections

    from synovia.project.static_files import gather

    gather()
    connections.close_all()
    os.environ.pop("DATABASE_OWNER_URL", None)  # the workers must not have it
    server.serve(options.host, options.port, workers=options.workers, ready=ready)
    print("\nSynovia has stopped; the data are kept.", flush=True)


def _address(options: argparse.Namespace) -> str:
    host = "localhost" if options.host in ("127.0.0.1", "0.0.0.0", "::", "::1") else options.host  # noqa: S104
    return f"http://{host}:{options.port}"


def _say_where(options: argparse.Namespace) -> None:
    print(f"Synovia is serving on {_address(options)} (Ctrl-C stops it)", flush=True)


def _welcome(options: argparse.Namespace) -> None:
    from synovia.demo import cast

    address = _address(options)
    print(f"\nSynovia is serving the demo clinic. Data: {data_folder()}\n")
    for name, path in (("Public site", "/"), ("Self-check", "/self-check/"), ("Sign in", "/account/login/")):
        print(f"  {name:<12} {address}{path}")
    print(f"\n  Everybody's password: {cast.PASSWORD}")
    print("  Staff are asked for a code as well; the demo's sign-in page shows it.\n")
    for role, email in _sign_ins():
        print(f"  {role:<22} {email}")
    print("\nCtrl-C stops everything and keeps the data; ./run demo --reset starts afresh.", flush=True)


def _sign_ins() -> list[tuple[str, str]]:
    from synovia.demo import cast

    staff = [(str(member.role.label), member.email) for member in cast.STAFF]
    portals = [("Patient", story.email) for story in cast.PATIENTS if story.has_portal]
    return [*staff, *portals, ("For a family member", cast.PROXY_EMAIL)]
