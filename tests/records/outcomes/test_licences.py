"""A clinic's own licensed instruments: attested, locked, ending, and in no other clinic."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from synovia.records.outcomes import actions
from synovia.records.outcomes.catalogue import CannotBeAsked, in_use, offered
from synovia.records.outcomes.licences import dry_run, load_instrument, retire_instrument
from synovia.records.outcomes.models import ClinicInstrument
from synovia.records.refusals import Refused
from tests.measures import answered, asked, own_package, package
from tests.people import other_clinic, passage
from tests.records.outcomes.conftest import Room


def load(room: Room, text: str) -> ClinicInstrument:
    with passage(room.owner):
        return load_instrument(text=text, attested=True, by=room.owner)


def names(region: str) -> set[str]:
    return {one.key for one in offered(region)}


def test_loaded_after_attestation_it_can_be_asked_and_fills_its_finding(room: Room) -> None:
    assert "odi" not in names("low_back")
    row = load(room, package("odi"))
    assert (row.attested_name, row.licence_reference) == (room.owner.name, "No. 1")
    result = answered(asked(room.episode, "odi", by=room.david), 2)
    assert result.scores["percent"]["value"] == 40


def test_without_attestation_nothing_is_loaded(room: Room) -> None:
    with passage(room.owner), pytest.raises(Refused):
        load_instrument(text=package("odi"), attested=False, by=room.owner)
    assert in_use() == []


def test_a_dry_run_keeps_nothing(room: Room) -> None:
    with passage(room.owner):
        assert dry_run(text=package("odi"), by=room.owner).shipped_scoring
    assert in_use() == []


def test_only_the_owner_loads(room: Room) -> None:
    with pytest.raises(Refused):
        load_instrument(text=package("odi"), attested=True, by=room.david)


def test_the_same_version_in_other_words_is_refused(room: Room) -> None:
    load(room, package("odi"))
    content = json.loads(package("odi"))
    content["items"][0]["text"] = "Item one, better said"
    with passage(room.owner), pytest.raises(Refused, match="loaded before"):
        load_instrument(text=json.dumps(content), attested=True, by=room.owner)


def test_the_database_locks_the_wording(room: Room) -> None:
    row = load(room, package("odi"))
    with pytest.raises(DatabaseError), transaction.atomic():
        ClinicInstrument.objects.filter(pk=row.pk).update(package="{}")
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()


def test_a_licence_that_ended_asks_no_more_and_its_results_stay(room: Room) -> None:
    ends = timezone.localdate() + timedelta(days=10)
    licence = {"owner": "Somebody", "type": "agreement", "reference": "No. 1", "expiry": ends.isoformat()}
    load(room, package("odi", licence=licence))
    done, open_ = (
        answered(asked(room.episode, "odi", by=room.david), 2),
        asked(room.episode, "odi", by=room.david),
    )
    with time_machine.travel(timezone.now() + timedelta(days=12), tick=False):
        assert "odi" not in names("low_back")
        with pytest.raises(CannotBeAsked):
            actions.answer(measure=open_, given={"q1": "1"}, by=None)
    assert done.scores["percent"]["value"] == 40


def test_retired_it_is_asked_no_more(room: Room) -> None:
    row = load(room, package("odi"))
    with passage(room.owner):
        retire_instrument(row=row, by=room.owner)
        with pytest.raises(Refused):
            retire_instrument(row=row, by=room.owner)
    assert "odi" not in names("low_back")


def test_a_package_with_its_own_scoring_fills_no_finding(room: Room) -> None:
    load(room, own_package())
    result = answered(asked(room.episode, "made-up", by=room.david), 6)
    assert result.scores["score"]["value"] == 12


def test_another_clinic_sees_neither_text_nor_row(room: Room) -> None:
    load(room, package("odi"))
    elsewhere = other_clinic()
    with passage(elsewhere.owner):
        assert not ClinicInstrument.objects.exists()
        assert "odi" not in names("low_back")
