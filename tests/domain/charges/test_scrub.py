"""What the scrubber objects to, each case a clean claim with one thing spoiled, and what mends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from synovia.domain.charges.claims.content import Accident, Cause, Claim, Filing, Frequency
from synovia.domain.charges.claims.fixes import (
    AddModifier,
    DropLine,
    MergeLines,
    ReplaceCode,
    SetUnits,
)
from synovia.domain.charges.claims.scrub import (
    EarlierLine,
    EditSet,
    GivenMinutes,
    PlanOfCare,
    Severity,
    apply_fix,
)
from synovia.domain.charges.tariff import PairEdit
from tests.domain.charges.claimed import (
    ANNA,
    CLINIC,
    DAY,
    DOCTOR,
    FACTS,
    MEDICARE,
    checked,
    claim,
    injury_claim,
    keys,
    line,
)


class TestCleanClaims:
    def test_nothing_is_objected_to(self) -> None:
        assert checked() == ()

    @pytest.mark.parametrize("filing", [Filing.WORKERS_COMPENSATION, Filing.AUTO])
    def test_an_injury_claim_only_tells_that_its_authorization_is_not_on_file(self, filing: Filing) -> None:
        [told] = checked(injury_claim(filing))
        assert (told.key, told.severity) == ("authorization_unknown", Severity.TELLS)

    def test_every_objection_says_where_what_why_and_how_well_it_is_known(self) -> None:
        [found] = checked(claim(line(modifiers=())))
        assert found.where == "lines[0].modifiers"
        assert found.line == 0
        assert (
            found.says
            == "Line 1 (97110 on 2026-09-14) needs GP: given under a physical therapy plan of care."
        )
        assert found.why == "Therapy without its discipline is denied."
        assert (found.source, found.standing.value) == ("therapy-modifiers", "F")
        assert found.fix == AddModifier(0, "GP")


SPOILED: list[tuple[str, Claim]] = [
    ("birth_date_missing", claim(patient=replace(ANNA, birth_date=None))),
    ("name_missing", claim(patient=replace(ANNA, name=replace(ANNA.name, first=" ")))),
    ("member_id_missing", claim(insured=replace(claim().insured, member_id=""))),
    ("payer_id_missing", claim(insured=replace(claim().insured, payer=replace(claim().insured.payer, payer_id="")))),
    ("npi_wrong", claim(billing=replace(CLINIC, npi="1234567890"))),
    ("npi_wrong", claim(referring=replace(DOCTOR, npi="124531959"))),
    ("tax_id_wrong", claim(billing=replace(CLINIC, tax_id="01-23"))),
    ("address_wrong", claim(billing=replace(CLINIC, address=replace(CLINIC.address, line="P.O. Box 12")))),
    ("zip_short", claim(billing=replace(CLINIC, address=replace(CLINIC.address, zip_code="04101")))),
    ("control_number", claim(control_number="")),
    ("reference_missing", claim(frequency=Frequency.REPLACEMENT)),
    ("reference_missing", claim(frequency=Frequency.VOID)),
    ("reference_superfluous", claim(original_reference="77")),
    ("charge_wrong", claim(line(charge=Decimal("62.005")))),
    ("charge_wrong", claim(line(charge=Decimal("0.00")))),
    ("charge_wrong", claim(line(charge=Decimal("-62.00")))),
    ("charge_wrong", claim(line(charge=Decimal("NaN")))),
    ("place_wrong", claim(place_of_service="1")),
    ("place_unusual", claim(place_of_service="21")),
    ("diagnosis_count", claim(diagnoses=tuple(f"M25.{number}" for number in (511, 512, 521, 522, 531, 532, 541, 542, 551, 552, 561, 562, 571)))),
    ("diagnosis_twice", claim(diagnoses=("M54.50", "M5450"))),
    ("diagnosis_unknown", claim(diagnoses=("M54.5X",))),
    ("diagnosis_heading", claim(diagnoses=("M54.5",))),
    ("diagnosis_external_first", claim(diagnoses=("W18.30XA",))),
    ("pointers_wrong", claim(line(pointers=()))),
    ("pointers_wrong", claim(line(pointers=(2,)))),
    ("pointers_wrong", claim(line(pointers=(1, 1)))),
    ("code_wrong", claim(line("9711"))),
    ("code_unknown", claim(line(), line("90999", 1, None))),
    ("modifier_wrong", claim(line(modifiers=("GP", "kx")))),
    ("modifiers_many", claim(line(modifiers=("GP", "59", "76", "22", "52")))),
    ("distinct_twice", claim(line(modifiers=("GP", "59", "XS")))),
    ("units_wrong", claim(line(units=Decimal("1.5")))),
    ("service_in_future", claim(line(on=date(2026, 9, 17)))),
    ("history_after_service", claim(onset_on=date(2026, 9, 15))),
    ("history_before_birth", claim(initial_treatment_on=date(1949, 1, 1))),
    ("last_seen_wrong", claim(last_seen_on=date(2026, 10, 1))),
    ("disability_wrong", claim(disabled_from=date(2026, 9, 2), disabled_through=date(2026, 9, 1))),
    ("discipline_twice", claim(line(modifiers=("GP", "GO")))),
    ("notice_with_attest", claim(line(modifiers=("GP", "GA", "KX")))),
    ("other_payer_first", claim(accident=Accident((Cause.EMPLOYMENT,), date(2026, 9, 1)))),
    ("accident_day_missing", claim(accident=Accident((Cause.OTHER_ACCIDENT,)))),
    ("accident_state_missing", injury_claim(Filing.AUTO, accident=Accident((Cause.AUTO,), date(2026, 8, 30)))),
    ("claim_number_missing", injury_claim(insured=replace(injury_claim().insured, property_claim_number=""))),
    ("employer_missing", injury_claim(insured=replace(injury_claim().insured, subscriber=ANNA))),
    ("notes_missing", injury_claim(attachments=())),
]  # fmt: skip


@pytest.mark.parametrize(("key", "spoiled"), SPOILED)
def test_one_spoiled_thing_is_named(key: str, spoiled: Claim) -> None:
    assert key in keys(checked(spoiled))


class TestDates:
    def test_a_service_before_birth_and_a_birth_in_the_future(self) -> None:
        born = claim(patient=replace(ANNA, birth_date=date(2026, 9, 15)))
        assert "service_before_birth" in keys(checked(born))
        assert "birth_date_wrong" in keys(checked(claim(patient=replace(ANNA, birth_date=date(2026, 12, 1)))))

    def test_a_service_after_death(self) -> None:
        assert keys(checked(died_on=date(2026, 9, 1))) == ["service_after_death"] * 2

    @pytest.mark.parametrize(
        ("served", "today", "said"),
        [
            (date(2025, 9, 16), date(2026, 9, 16), ["file_soon"]),
            (date(2025, 9, 15), date(2026, 9, 16), ["filed_late"]),
            (date(2024, 2, 29), date(2025, 2, 28), ["file_soon"]),  # the 29th counts to the 28th
            (date(2024, 2, 29), date(2025, 3, 1), ["filed_late"]),
        ],
    )
    def test_medicare_takes_claims_for_a_calendar_year(
        self, served: date, today: date, said: list[str]
    ) -> None:
        late = claim(line(on=served))
        found = keys(
            checked(late, today=today, plan=replace(FACTS.plan or PlanOfCare(served), starts=served))
        )
        assert [key for key in found if "file" in key] == said

    def test_a_stated_reason_for_the_delay_lets_a_late_claim_go(self) -> None:
        late = claim(line(on=date(2025, 6, 2)), delay_reason="7")
        [found] = [each for each in checked(late) if each.key == "filed_late"]
        assert found.severity is Severity.WARNS

    def test_a_list_of_another_year_is_told_and_an_unknown_code_then_only_warns(self) -> None:
        today = date(2026, 11, 3)
        later = claim(line(on=date(2026, 11, 2)), diagnoses=("M54.5X",))
        found = {each.key: each.severity for each in checked(later, today=today)}
        assert found["diagnosis_list_dated"] is Severity.TELLS
        assert found["diagnosis_unknown"] is Severity.WARNS


class TestCodePairs:
    def test_a_pair_that_is_never_paid_loses_its_second_code(self) -> None:
        [found] = checked(claim(line("97140", 1, 15), line("97124", 1, 15)))
        assert (found.key, found.severity, found.fix) == ("pair_never", Severity.BLOCKS, DropLine(1))

    def test_direction_does_not_depend_on_the_order_of_lines(self) -> None:
        [found] = checked(claim(line("97124", 1, 15), line("97140", 1, 15)))
        assert found.fix == DropLine(0)

    def test_a_modifier_helps_where_the_indicator_says_so(self) -> None:
        lines = (line("97150", 1, None), line("97110", 1, 15))
        assert keys(checked(claim(*lines))) == ["pair_unmarked"]
        assert checked(claim(lines[0], line("97110", 1, 15, "59"))) == ()
        assert checked(claim(line("97150", 1, None, "XE"), lines[1])) == ()  # on either line

    def test_59_is_one_click_only_where_the_note_says_what_was_separate(self) -> None:
        spoiled = claim(line("97150", 1, None), line("97110", 1, 15))
        [without] = checked(spoiled)
        [noted] = checked(spoiled, separate=frozenset({"97110"}))
        assert (without.fix, noted.fix) == (None, AddModifier(1, "59"))

    def test_59_without_a_word_in_the_note_is_doubted(self) -> None:
        marked = claim(line("97150", 1, None), line("97110", 1, 15, "59"))
        assert keys(checked(marked, separate=frozenset())) == ["pair_unsupported"]

    def test_a_payer_wants_an_x_modifier(self) -> None:
        rules = replace(MEDICARE, distinct_modifier="XS", distinct_modifiers=("XE", "XP", "XS", "XU"))
        marked = claim(line("97150", 1, None), line("97110", 1, 15, "59"))
        [found] = checked(marked, rules=rules, separate=frozenset({"97110"}))
        assert found.fix == AddModifier(1, "XS")

    @pytest.mark.parametrize(("on", "denied"), [(date(2019, 12, 31), True), (date(2020, 1, 1), False)])
    def test_pairs_are_judged_by_the_day_of_service(self, on: date, denied: bool) -> None:
        old = claim(line("97140", 1, 15, on=on), line("97530", 1, 15, on=on))
        assert ("pair_unmarked" in keys(checked(old))) is denied

    def test_a_payer_may_run_the_edits_of_an_older_day_or_its_own(self) -> None:
        both = claim(line("97140", 1, 15), line("97530", 1, 15))
        frozen = replace(MEDICARE, edits_as_of=date(2019, 6, 1))
        own = replace(
            MEDICARE, edit_set=EditSet.OWN, own_edits=(PairEdit("97530", "97140", 1, None, "contract"),)
        )
        none = replace(MEDICARE, edit_set=EditSet.NONE)
        assert checked(both) == ()
        assert keys(checked(both, rules=frozen)) == ["pair_unmarked"]
        assert keys(checked(both, rules=own)) == ["pair_unmarked"]
        assert checked(claim(line("97140", 1, 15), line("97124", 1, 15)), rules=none) == ()

    def test_lines_of_another_claim_of_the_day_count_too(self) -> None:
        earlier = (EarlierLine("97140", DAY, Decimal(1), ("GP",), "HPT-2026-00011"),)
        assert "pair_never" in keys(checked(claim(line("97124", 1, 15)), earlier=earlier))


class TestCodes:
    def test_medicare_takes_another_code_for_unattended_stimulation(self) -> None:
        [found] = checked(claim(line("97014", 1, None)))
        assert found.fix == ReplaceCode(0, "G0283")

    def test_a_hot_pack_is_never_paid_apart(self) -> None:
        found = checked(claim(line(), line("97010", 1, None)))
        assert ("code_bundled", DropLine(1)) in [(each.key, each.fix) for each in found]

    def test_two_lines_of_one_code_and_day_become_one(self) -> None:
        split = claim(line("97110", 1, 15), line("97110", 1, 15))
        [found] = checked(split)
        assert found.fix == MergeLines((0, 1))
        merged = apply_fix(split, MergeLines((0, 1)))
        [only] = merged.lines
        assert (int(only.units), only.charge, only.minutes) == (2, Decimal("124.00"), 30)

    def test_an_assistants_or_separate_part_may_stand_on_its_own_line(self) -> None:
        minutes = (GivenMinutes("97110", DAY, 15, 15),)
        assert checked(claim(line("97110", 1, 15), line("97110", 1, 15, "CQ")), minutes=minutes) == ()

    def test_what_another_claim_already_carries_is_a_duplicate(self) -> None:
        earlier = (EarlierLine("97110", DAY, Decimal(2), ("GP",), "HPT-2026-00011"),)
        [found] = checked(claim(line()), earlier=earlier)
        assert (found.key, found.fix) == ("billed_twice", DropLine(0))
        again = claim(line("97110", 2, 30, "76"))
        assert checked(again, earlier=earlier) == ()

    def test_a_replacement_carries_the_same_services_again(self) -> None:
        earlier = (EarlierLine("97110", DAY, Decimal(2), ("GP",), "HPT-2026-00011"),)
        again = claim(line(), frequency=Frequency.REPLACEMENT, original_reference="2026257001")
        assert checked(again, earlier=earlier) == ()

    def test_an_absolute_maximum_blocks_and_another_only_warns(self) -> None:
        """97161: one a day by policy; 97035: two a day, an appeal may lift it."""
        absolute = checked(claim(line("97161", 2, None)))
        appealable = checked(claim(line("97035", 3, 45)))
        assert [(each.key, each.severity, each.fix) for each in absolute] == [
            ("units_above_most", Severity.BLOCKS, SetUnits(0, Decimal(1)))
        ]
        assert [(each.key, each.severity) for each in appealable] == [("units_above_most", Severity.WARNS)]

    def test_units_of_other_claims_of_the_day_count_toward_the_maximum(self) -> None:
        earlier = (EarlierLine("97035", DAY, Decimal(1), ("GP",), "HPT-2026-00011"),)
        assert "units_above_most" in keys(checked(claim(line("97035", 2, 30, "76")), earlier=earlier))


class TestExaminations:
    def test_a_second_first_examination_in_an_episode(self) -> None:
        earlier = (EarlierLine("97162", date(2026, 8, 24), Decimal(1), ("GP",), "HPT-2026-00002"),)
        again = claim(line("97161", 1, None))
        assert keys(checked(again, earlier=earlier)) == ["evaluation_twice"]
        assert checked(again, earlier=earlier, episode_from=date(2026, 9, 1)) == ()  # a new episode

    def test_a_repeat_examination_needs_a_reason_and_a_first_one(self) -> None:
        again = claim(line("97164", 1, None))
        first = (EarlierLine("97161", date(2026, 8, 24), Decimal(1), ("GP",), "HPT-2026-00002"),)
        assert keys(checked(again)) == ["reevaluation_reason", "reevaluation_first"]
        assert checked(again, earlier=first, reevaluation_reason="New pain down the leg") == ()

    def test_an_assistant_does_not_examine(self) -> None:
        [found] = checked(claim(line("97161", 1, None, "CQ")))
        assert (found.key, found.fix) == ("assistant_examines", None)

    def test_both_examinations_on_one_day_are_one_objection(self) -> None:
        both = claim(line("97161", 1, None), line("97164", 1, None))
        assert keys(checked(both, reevaluation_reason="Discharge")) == ["pair_never"]
