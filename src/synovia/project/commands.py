"""The commands that look after a database. Each gets the parsed options and returns an exit code."""

from __future__ import annotations

import argparse
import datetime
import os
from pathlib import Path
from uuid import UUID

from django.utils.text import slugify

from synovia.project.backup.key import backup_key
from synovia.project.backup.reading import compare, examine
from synovia.project.backup.reading import restore as restore_backup
from synovia.project.backup.writing import backup as write_backup
from synovia.project.database import (
    chosen_database,
    own_keys_folder,
    owner_url,
    url_that_sees_every_clinic,
)
from synovia.project.django_setup import start_django
from synovia.project.folders import data_folder
from synovia.project.problem import Problem
from synovia.project.progress import Bar


def migrate(options: argparse.Namespace) -> int:
    """Bring the tables, row-level security and the application role's rights to this release."""
    with chosen_database():
        owner_url()
        start_django()
        from synovia.project.migrations import bring_up_to_date

        bring_up_to_date()
    print("The database is up to date.")
    return 0


def tidy(options: argparse.Namespace) -> int:
    """Do each night's work: delete self-checks nobody sent, and write a checkpoint of every audit chain."""
    with chosen_database():
        start_django()
        from synovia.records.tidying import tidy_all_clinics

        done = tidy_all_clinics()
    print(
        f"Deleted {done.self_checks} expired self-checks and {done.photos} photos; wrote {done.checkpoints} checkpoints."
    )
    return 0


def settle_cards(options: argparse.Namespace) -> int:
    """Ask the processor about every card payment and refund that is open, clinic by clinic."""
    with chosen_database():
        start_django()
        from synovia.records.accounts.queries import clinic_ids
        from synovia.web.card_payments import processor, settle_all

        if processor() is None:
            raise Problem("Cards are not set up: there is no key of a card processor.")
        settled = sum(settle_all(clinic_id) for clinic_id in clinic_ids())
    print(f"Settled {settled} card payments and refunds.")
    return 0


def caseload(options: argparse.Namespace) -> int:
    """Work out a clinic's caseload anew, under its own reviewed rules, and say how far it is."""
    with chosen_database():
        start_django()
        from synovia.analytics.caseload import make_caseload_of
        from synovia.analytics.facts import count_of_open_episodes
        from synovia.records.accounts.queries import clinic_of_slug
        from synovia.records.audit.log import passage
        from synovia.records.reviews.facts import rulebook_of

        clinic_id = clinic_of_slug(options.clinic)
        if clinic_id is None:
            raise Problem(f"There is no clinic with the short name {options.clinic}.")
        with passage(None, clinic_id=clinic_id):
            bar = Bar(count_of_open_episodes(), "episodes read")
            card = make_caseload_of(clinic_id, rulebook_of(clinic_id), bar.show)
            bar.end()
    print(
        f"Worked out: {card.episodes:,} open episodes."
        f" Left out: {card.restricted:,} with a chart for the care team alone,"
        f" {card.without_evaluation:,} with no signed evaluation."
    )
    return 0


def create_clinic(options: argparse.Namespace) -> int:
    """Make a clinic and its owner's account; print the address at which the owner sets a password."""
    with chosen_database():
        start_django()
        from synovia.records.accounts import actions
        from synovia.records.refusals import Refused

        try:
            owner = actions.create_clinic(
                name=options.name,
                slug=options.slug or slugify(options.name),
                owner_email=options.email,
                owner_name=options.owner,
                password=None,
                time_zone=options.time_zone,
                host=options.host,
            )
        except Refused as refusal:
            raise Problem(str(refusal)) from refusal
        print(f"Made the clinic {options.name}. {options.owner} sets a password, once, at:")
        print(f"https://{options.host or 'YOUR-HOST'}{_password_page(owner.user_id)}")
    return 0


def _password_page(user_id: UUID) -> str:
    """The same page that a forgotten password's mail leads to; its key works once and for a limited time."""
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str
    from django.contrib.auth import get_user_model
    from django.urls import reverse

    user = get_user_model()._default_manager.get(pk=user_id)
    key = default_token_generator.make_token(user)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})


def verify_audit(options: argparse.Namespace) -> int:
    """Walk every chain of the audit log; exit code 1 when anything does not hold."""
    with chosen_database():
        url_that_sees_every_clinic()
        start_django()
        return _print_verdict()


def _print_verdict() -> int:
    from synovia.records.audit.verify import verify_audit as verdict_on

    verdict = verdict_on(using="owner")
    print(f"{verdict.events} events in {verdict.chains} chains, {verdict.checkpoints} signed checkpoints.")
    for problem in verdict.problems:
        print(problem)
    print("The audit log is whole." if verdict.holds else "The audit log was tampered with or damaged.")
    return 0 if verdict.holds else 1


def backup(options: argparse.Namespace) -> int:
    """Write an encrypted backup file."""
    with chosen_database():
        key = backup_key(options.key_file, may_make=True)
        file = options.file or _named_by_time()
        manifest = write_backup(file, key=key, url=url_that_sees_every_clinic(), own_keys=own_keys_folder())
    tables = manifest.contents.rows
    print(
        f"{file}: {manifest.contents.total_rows} rows of {len(tables)} tables, {file.stat().st_size} bytes, encrypted."
    )
    return 0


def restore(options: argparse.Namespace) -> int:
    """Restore into an empty database, and check that what came back is what was saved."""
    if not options.file.is_file():
        raise Problem(f"There is no file {options.file}.")
    manifest = examine(options.file, key=backup_key(options.key_file, may_make=False))
    print(f"The file is whole: {manifest.contents.total_rows} rows, saved {manifest.made_at}.")
    with chosen_database(keys=manifest.keys):
        restore_backup(
            options.file, key=backup_key(options.key_file, may_make=False), url=url_that_sees_every_clinic()
        )
        compare(manifest, url=url_that_sees_every_clinic())
        print("Restored; every table has the rows that were saved.")
        start_django()
        from synovia.project.migrations import bring_up_to_date

        bring_up_to_date()
        print("Brought to this release; row-level security and rights are set.")
        return _print_verdict()


def manage(options: argparse.Namespace) -> int:
    """Any of Django's own commands, e.g. `synovia manage makemigrations --check`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "synovia.project.settings")
    from django.core.management import execute_from_command_line

    with chosen_database():
        execute_from_command_line(["synovia manage", *options.words])
    return 0


def _named_by_time() -> Path:
    now = datetime.datetime.now(datetime.UTC)
    folder = data_folder() / "backups"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"synovia-{now:%Y-%m-%d-%H%M%S}.backup"
